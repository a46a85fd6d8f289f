"""Simulates model SIM as one linear system a year, in exact fractions, and writes reference.csv."""

import csv
from fractions import Fraction

WAGE, TAX, FROM_INCOME, FROM_WEALTH = Fraction(1), Fraction(2, 10), Fraction(6, 10), Fraction(4, 10)
BASE, END = 2000, 2100


def year(money, spending):
    """Income from Y = C + G, C = a1 (1 - t) Y + a2 H: the multiplier in closed form."""
    output = (spending + FROM_WEALTH * money) / (1 - FROM_INCOME * (1 - TAX))
    labour, taxes = output / WAGE, TAX * output
    disposable = WAGE * labour - taxes
    consumption = FROM_INCOME * disposable + FROM_WEALTH * money
    assert output == consumption + spending
    return {
        "consumption": consumption,
        "spending_met": spending,
        "taxes": taxes,
        "labour": labour,
        "disposable_income": disposable,
        "taxes_due": taxes,
        "consumption_wanted": consumption,
        "money_issued": money + spending - taxes,
        "money": money + disposable - consumption,
        "output": output,
        "labour_wanted": labour,
    }


SCENARIOS = {"baseline": lambda t: Fraction(20), "more-spending": lambda t: Fraction(20 if t <= 2030 else 25)}

with open("reference.csv", "w", newline="") as file:
    out = csv.writer(file, lineterminator="\n")
    out.writerow(["scenario", "indicator", "year", "value"])
    for scenario, spending in SCENARIOS.items():
        money = Fraction(0)
        for t in range(BASE + 1, END + 1):
            values = year(money, spending(t))
            assert values["money"] == values["money_issued"]
            money = values["money"]
            for indicator, value in values.items():
                out.writerow([scenario, indicator, t, repr(float(value))])
