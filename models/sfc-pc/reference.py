"""Simulates model PC in closed form, in exact fractions, and writes reference.csv."""

import csv
from fractions import Fraction as F

TAX, FROM_INCOME, FROM_WEALTH = F(2, 10), F(6, 10), F(4, 10)
SHARE, BY_RATE, BY_INCOME = F(635, 1000), F(5), F(1, 100)
BASE, END, SPENDING = 2000, 2100, F(20)


def path(rate):
    wealth = bills_held = bills = of_bank = issued = F(0)
    for t in range(BASE + 1, END + 1):
        interest = rate(t - 1) * bills_held
        # Y = C + G, YD = (1 - t)(Y + interest), C = a1 YD + a2 V(-1), solved for Y.
        kept = FROM_INCOME * (1 - TAX)
        output = (SPENDING + kept * interest + FROM_WEALTH * wealth) / (1 - kept)
        taxes = TAX * (output + interest)
        disposable = output + interest - taxes
        consumption = FROM_INCOME * disposable + FROM_WEALTH * wealth
        assert output == consumption + SPENDING
        bills = bills + SPENDING + rate(t - 1) * bills - taxes - rate(t - 1) * of_bank
        wealth = wealth + disposable - consumption
        # The share of bills times wealth, multiplied out: nothing is divided by a wealth that may be zero.
        bills_held = wealth * (SHARE + BY_RATE * rate(t)) - BY_INCOME * disposable
        issued, of_bank = issued + (bills - bills_held) - of_bank, bills - bills_held
        # What nobody in the model equates: money held is money issued.
        assert wealth - bills_held == issued
        yield t, {
            "output": output,
            "disposable_income": disposable,
            "taxes": taxes,
            "wealth": wealth,
            "consumption": consumption,
            "money": wealth - bills_held,
            "bills_held": bills_held,
            "bills": bills,
            "money_issued": issued,
            "bills_of_bank": of_bank,
        }


SCENARIOS = {"baseline": lambda t: F(25, 1000), "higher-rate": lambda t: F(25 if t <= 2040 else 35, 1000)}

with open("reference.csv", "w", newline="") as file:
    out = csv.writer(file, lineterminator="\n")
    out.writerow(["scenario", "indicator", "year", "value"])
    for scenario, rate in SCENARIOS.items():
        for t, values in path(rate):
            if t > 2010 and t % 5 > 1:
                continue
            for indicator, value in values.items():
                out.writerow([scenario, indicator, t, repr(float(value))])
