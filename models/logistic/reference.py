"""Closed forms of the logistic and Gompertz curves with speeds that change, 50 digits; writes reference.csv.

Over many years only the sum of the speeds counts: with S its value so far, the logistic share is
c / (1 + (c/x0 - 1) e^-S) and Gompertz's c (x0/c)^(e^-S).
"""

import csv

from mpmath import exp, mp, mpf

mp.dps = 50
BASE, END = 2020, 2050
CEILING, SHARE = mpf(80), mpf(45)
BROADBAND_CEILING, BROADBAND = mpf(60), mpf(20)


def constant_sum(speed):
    return lambda t: mpf(speed) * t


def falling_sum(first, last, steps):
    """Sum of t speeds, linear from `first` in year 1 to `last` in year 1 + steps, then constant."""
    a, b = mpf(first), mpf(last)

    def total(t):
        n = min(t, steps + 1)
        return a * n - (a - b) / steps * n * (n - 1) / 2 + b * (t - n)

    return total


def share(s):
    return CEILING / (1 + (CEILING / SHARE - 1) * exp(-s))


SCENARIOS = {
    "baseline": (constant_sum("0.06"), constant_sum("0.10")),
    "slowing": (falling_sum("0.06", "0.02", 10), falling_sum("0.12", "0.04", 10)),
}

with open("reference.csv", "w", newline="") as file:
    out = csv.writer(file, lineterminator="\n")
    out.writerow(["scenario", "indicator", "year", "value"])
    for scenario, (urban, broadband) in SCENARIOS.items():
        for t in range(1, END - BASE + 1):
            x = share(urban(t))
            y = BROADBAND_CEILING * (BROADBAND / BROADBAND_CEILING) ** exp(-broadband(t))
            for indicator, value in {
                "urban_share": x,
                "urban_gain": x - share(urban(t - 1)),
                "urban_odds": SHARE / (CEILING - SHARE) * exp(urban(t)),
                "broadband": y,
                "broadband_left": BROADBAND_CEILING - y,
            }.items():
                out.writerow([scenario, indicator, BASE + t, mp.nstr(value, 17)])
