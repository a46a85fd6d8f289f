"""Simulates model OPEN by Cramer's rule for the two incomes of a year, in exact fractions, and writes reference.csv."""

import csv
from fractions import Fraction as F

COUNTRIES = ("n", "s")
FROM_INCOME = {"n": F(6, 10), "s": F(7, 10)}
FROM_WEALTH = {"n": F(4, 10), "s": F(3, 10)}
SHARE = {"n": F(635, 1000), "s": F(67, 100)}
BY_RATE = {"n": F(5), "s": F(6)}
BY_INCOME = {"n": F(1, 100), "s": F(7, 100)}
TAX, RATE, SPENDING, EXCHANGE, GOLD_PRICE = F(2, 10), F(25, 1000), F(20), F(1), F(1)
BASE, END = 2000, 2100


def path(imports_south):
    wealth = {c: F(10) for c in COUNTRIES}
    money = dict(wealth)
    gold = dict(wealth)
    held = {c: F(0) for c in COUNTRIES}
    bills, of_bank = dict(held), dict(held)
    gold_price = {"n": GOLD_PRICE, "s": GOLD_PRICE * EXCHANGE}
    for t in range(BASE + 1, END + 1):
        propensity = {"n": F(18781, 100000), "s": imports_south(t)}
        kept = {c: FROM_INCOME[c] * (1 - TAX) for c in COUNTRIES}
        fixed = {c: SPENDING + kept[c] * RATE * held[c] + FROM_WEALTH[c] * wealth[c] for c in COUNTRIES}
        own = {c: 1 - kept[c] + propensity[c] for c in COUNTRIES}
        determinant = own["n"] * own["s"] - propensity["n"] * propensity["s"]
        output = {
            "n": (fixed["n"] * own["s"] + propensity["s"] / EXCHANGE * fixed["s"]) / determinant,
            "s": (fixed["s"] * own["n"] + propensity["n"] * EXCHANGE * fixed["n"]) / determinant,
        }
        imports = {c: propensity[c] * output[c] for c in COUNTRIES}
        exports = {"n": imports["s"] / EXCHANGE, "s": imports["n"] * EXCHANGE}
        taxes = {c: TAX * (output[c] + RATE * held[c]) for c in COUNTRIES}
        income = {c: output[c] + RATE * held[c] - taxes[c] for c in COUNTRIES}
        consumption = {c: FROM_INCOME[c] * income[c] + FROM_WEALTH[c] * wealth[c] for c in COUNTRIES}
        values = {"gold_price_n": gold_price["n"], "gold_price_s": gold_price["s"]}
        for c in COUNTRIES:
            assert output[c] == consumption[c] + SPENDING + exports[c] - imports[c]
            bills[c] += SPENDING + RATE * bills[c] - taxes[c] - RATE * of_bank[c]
            wealth[c] += income[c] - consumption[c]
            held[c] = wealth[c] * (SHARE[c] + BY_RATE[c] * RATE) - BY_INCOME[c] * income[c]
            of_bank[c], of_bank_before = bills[c] - held[c], of_bank[c]
            money[c], money_before = wealth[c] - held[c], money[c]
            gold[c] += (money[c] - money_before - (of_bank[c] - of_bank_before)) / gold_price[c]
            values |= {
                f"output_{c}": output[c],
                f"imports_{c}": imports[c],
                f"exports_{c}": exports[c],
                f"disposable_income_{c}": income[c],
                f"taxes_{c}": taxes[c],
                f"wealth_{c}": wealth[c],
                f"consumption_{c}": consumption[c],
                f"money_{c}": money[c],
                f"bills_held_{c}": held[c],
                f"bills_{c}": bills[c],
                f"bills_of_bank_{c}": of_bank[c],
                f"gold_{c}": gold[c],
                f"money_issued_{c}": money[c],
            }
        # Gold only moves between the two.
        assert gold["n"] + gold["s"] == 20
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
