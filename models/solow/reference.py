"""Integrates the Solow growth equation numerically and writes reference.csv (needs mpmath).

The differential equation for the capital stock itself, dK/dt = s K^a (A L)^(1-a) - d K, is integrated by
mpmath's Taylor method at 40 digits; the closed form that the model steps along is not used.
"""

import csv

from mpmath import exp, mp, mpf, odefun

mp.dps = 40
SHARE, DEPRECIATION = mpf("0.35"), mpf("0.05")
BASE, END = 2020, 2070


def path(saving, labour_growth, progress):
    labour, technology = mpf(100) * 10**6, mpf(20000)
    capital = technology * labour
    before = None
    for year in range(BASE, END + 1):
        s, n, g = saving(year), labour_growth(year), progress(year)
        if year > BASE:
            l0, a0 = labour, technology

            def change(t, k):
                effective = a0 * exp(g * t) * l0 * exp(n * t)
                return s * k**SHARE * effective ** (1 - SHARE) - DEPRECIATION * k

            capital = odefun(change, 0, capital, tol=mpf(10) ** -32)(1)
            labour, technology = l0 * exp(n), a0 * exp(g)
        output = capital**SHARE * (technology * labour) ** (1 - SHARE)
        if year > BASE:
            effort = n + g + DEPRECIATION
            yield year, {
                "labour": labour / 10**6,
                "technology": technology,
                "capital_ratio": capital / (technology * labour),
                "dilution": effort * 100,
                "convergence": (1 - SHARE) * effort * 100,
                "steady_ratio": (s / effort) ** (1 / (1 - SHARE)),
                "capital": capital / 10**9,
                "output": output / 10**9,
                "output_per_worker": output / labour,
                "output_growth": (output / before - 1) * 100,
                "consumption": (output - s * output) / 10**9,
            }
        before = output


def constant(value):
    return lambda year: mpf(value)


def stepped(before, change, after):
    return lambda year: mpf(before) if year < change else mpf(after)


SCENARIOS = {
    "baseline": path(constant("0.24"), constant("0.01"), constant("0.02")),
    "golden-rule": path(stepped("0.24", 2031, "0.35"), constant("0.01"), stepped("0.02", 2051, "0.01")),
}

with open("reference.csv", "w", newline="") as file:
    out = csv.writer(file, lineterminator="\n")
    out.writerow(["scenario", "indicator", "year", "value"])
    for scenario, years in SCENARIOS.items():
        for year, values in years:
            for indicator, value in values.items():
                out.writerow([scenario, indicator, year, mp.nstr(value, 17)])
