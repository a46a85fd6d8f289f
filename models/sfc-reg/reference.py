"""Simulates model REG by Cramer's rule for the two incomes of a year, in exact fractions, and writes reference.csv."""

import csv
from fractions import Fraction as F

REGIONS = ("n", "s")
FROM_INCOME = {"n": F(6, 10), "s": F(7, 10)}
FROM_WEALTH = {"n": F(4, 10), "s": F(3, 10)}
SHARE = {"n": F(635, 1000), "s": F(67, 100)}
BY_RATE = {"n": F(5), "s": F(6)}
BY_INCOME = {"n": F(1, 100), "s": F(7, 100)}
TAX, RATE, SPENDING = F(2, 10), F(25, 1000), F(20)
BASE, END = 2000, 2100


def path(imports_south):
    zero = {r: F(0) for r in REGIONS}
    wealth, held = dict(zero), dict(zero)
    bills = of_bank = issued = F(0)
    for t in range(BASE + 1, END + 1):
        propensity = {"n": F(18781, 100000), "s": imports_south(t)}
        kept = {r: FROM_INCOME[r] * (1 - TAX) for r in REGIONS}
        fixed = {r: SPENDING + kept[r] * RATE * held[r] + FROM_WEALTH[r] * wealth[r] for r in REGIONS}
        # (1 - kept + m) Y - m' Y' = fixed, for either region.
        own = {r: 1 - kept[r] + propensity[r] for r in REGIONS}
        determinant = own["n"] * own["s"] - propensity["n"] * propensity["s"]
        output = {
            "n": (fixed["n"] * own["s"] + propensity["s"] * fixed["s"]) / determinant,
            "s": (fixed["s"] * own["n"] + propensity["n"] * fixed["n"]) / determinant,
        }
        imports = {r: propensity[r] * output[r] for r in REGIONS}
        exports = {"n": imports["s"], "s": imports["n"]}
        taxes = {r: TAX * (output[r] + RATE * held[r]) for r in REGIONS}
        income = {r: output[r] + RATE * held[r] - taxes[r] for r in REGIONS}
        consumption = {r: FROM_INCOME[r] * income[r] + FROM_WEALTH[r] * wealth[r] for r in REGIONS}
        for r in REGIONS:
            assert output[r] == consumption[r] + SPENDING + exports[r] - imports[r]
            wealth[r] += income[r] - consumption[r]
        bills += 2 * SPENDING + RATE * bills - sum(taxes.values()) - RATE * of_bank
        held = {r: wealth[r] * (SHARE[r] + BY_RATE[r] * RATE) - BY_INCOME[r] * income[r] for r in REGIONS}
        all_held = held["n"] + held["s"]
        issued, of_bank = issued + (bills - all_held) - of_bank, bills - all_held
        all_money = sum(wealth.values()) - all_held
        assert all_money == issued
        values = {
            "taxes": sum(taxes.values()),
            "spending": 2 * SPENDING,
            "bills_held": all_held,
            "money": all_money,
            "bills": bills,
            "money_issued": issued,
            "bills_of_bank": of_bank,
        }
        for r in REGIONS:
            values |= {
                f"output_{r}": output[r],
                f"imports_{r}": imports[r],
                f"exports_{r}": exports[r],
                f"disposable_income_{r}": income[r],
                f"taxes_{r}": taxes[r],
                f"wealth_{r}": wealth[r],
                f"consumption_{r}": consumption[r],
                f"money_{r}": wealth[r] - held[r],
                f"bills_held_{r}": held[r],
            }
        yield t, values


SCENARIOS = {
    "baseline": lambda t: F(18781, 100000),
    "more-imports": lambda t: F(18781 if t <= 2050 else 20781, 100000),
}

with open("reference.csv", "w", newline="") as file:
    out = csv.writer(file, lineterminator="\n")
    out.writerow(["scenario", "indicator", "year", "value"])
    for scenario, imports_south in SCENARIOS.items():
        for t, values in path(imports_south):
            if t <= 2005 or t % 5 == 0 or 2050 < t <= 2055:
                for indicator, value in values.items():
                    out.writerow([scenario, indicator, t, repr(float(value))])
