"""Closed form of the Kaya identity under constant rates, at 50 digits; writes reference.csv."""

import csv
from decimal import Decimal as D
from decimal import getcontext

getcontext().prec = 50
BASE, END = 2020, 2060
POPULATION, GDP, ENERGY, CARBON = D("14.1178"), D(1015986), D("49.8"), D(2)
# population, GDP per head, energy per GDP, carbon dioxide per energy
RATES = {
    "baseline": [D("-0.002"), D("0.035"), D("-0.028"), D("-0.012")],
    "faster": [D("-0.002"), D("0.035"), D("-0.043"), D("-0.027")],
}

with open("reference.csv", "w", newline="") as file:
    out = csv.writer(file, lineterminator="\n")
    out.writerow(["scenario", "indicator", "year", "value"])
    for scenario, rates in RATES.items():
        p, y, e, c = (1 + rate for rate in rates)
        q = p * y * e * c
        co2 = ENERGY * CARBON
        for year in range(BASE + 1, END + 1):
            t = year - BASE
            for indicator, value in {
                "population": POPULATION * p**t,
                "gdp_per_capita": GDP / POPULATION * y**t,
                "energy_intensity": ENERGY / GDP * 10000 * e**t,
                "carbon_intensity": CARBON * c**t,
                "gdp": GDP * (p * y) ** t,
                "energy": ENERGY * (p * y * e) ** t,
                "co2": co2 * q**t,
                "co2_cumulative": co2 * q * (q**t - 1) / (q - 1),
                "co2_growth": (q - 1) * 100,
                "co2_per_capita": co2 / POPULATION * (y * e * c) ** t,
                "co2_per_gdp": co2 / GDP * 10000 * (e * c) ** t,
                "co2_per_gdp_fall": (1 - (e * c) ** t) * 100,
            }.items():
                out.writerow([scenario, indicator, year, f"{value:.17g}"])
