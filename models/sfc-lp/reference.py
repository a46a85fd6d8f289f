"""Simulates model LP (LP1) equation by equation, in exact fractions, and writes reference.csv."""

import csv
from fractions import Fraction as F

TAX, FROM_INCOME, FROM_WEALTH = F(1938, 10000), F(8, 10), F(2, 10)
BILLS = (F(44196, 100000), F(11, 10), F(-1), F(-3, 100))
BONDS = (F(3997, 10000), F(-1), F(11, 10), F(-3, 100))
BASE, END, SPENDING, COUPON = 2000, 2100, F(20), F(1)


def demand(shares, wealth, bill_rate, bond_return, income):
    constant, by_bills, by_bonds, by_income = shares
    return wealth * (constant + by_bills * bill_rate + by_bonds * bond_return) + by_income * income


def path(rates):
    wealth = held = bonds = bills = of_bank = issued = income = F(0)
    price_before = rates(BASE)[1]
    for t in range(BASE + 1, END + 1):
        rate_before, (rate, price) = rates(t - 1)[0], rates(t)
        expected = income
        gains = (price - price_before) * bonds
        consumption = FROM_INCOME * expected + FROM_WEALTH * wealth
        output = consumption + SPENDING
        interest = rate_before * held + COUPON * bonds
        taxes = TAX * (output + interest)
        income = output - taxes + interest
        expected_wealth = wealth + expected - consumption + gains
        bond_rate = COUPON / price
        bills_wanted = demand(BILLS, expected_wealth, rate, bond_rate, expected)
        bonds_wanted = demand(BONDS, expected_wealth, rate, bond_rate, expected) / price
        bills = (
            bills + SPENDING + rate_before * bills + COUPON * bonds - taxes - rate_before * of_bank
            - (bonds_wanted - bonds) * price
        )
        wealth = wealth + income - consumption + gains
        held, bonds, price_before = bills_wanted, bonds_wanted, price
        issued, of_bank = issued + (bills - held) - of_bank, bills - held
        money = wealth - held - price * bonds
        assert money == issued
        yield t, {
            "output": output,
            "disposable_income": income,
            "taxes": taxes,
            "wealth": wealth,
            "capital_gains": gains,
            "consumption": consumption,
            "expected_wealth": expected_wealth,
            "money": money,
            "money_wanted": expected_wealth - bills_wanted - price * bonds_wanted,
            "bills_wanted": bills_wanted,
            "bonds_wanted": bonds_wanted,
            "bills_held": held,
            "bonds_held": bonds,
            "bills": bills,
            "money_issued": issued,
            "bills_of_bank": of_bank,
            "bonds": bonds,
            "expected_return": bond_rate * 100,
            "bond_rate": bond_rate * 100,
            "expected_price": price,
            "expected_gains": F(0),
            "expected_income": expected,
            "price": price,
        }


def higher(t):
    return (F(3, 100), F(20)) if t <= 2040 else (F(4, 100), F(15))


SCENARIOS = {"baseline": lambda t: (F(3, 100), F(20)), "higher-rates": higher}

with open("reference.csv", "w", newline="") as file:
    out = csv.writer(file, lineterminator="\n")
    out.writerow(["scenario", "indicator", "year", "value"])
    for scenario, rates in SCENARIOS.items():
        for t, values in path(rates):
            if t > 2010 and t % 5 > 1:
                continue
            for indicator, value in values.items():
                out.writerow([scenario, indicator, t, repr(float(value))])
