"""Simulates model INSOUT by the Gauss-Seidel method at 40 digits and writes reference.csv (needs mpmath).

Symbols are the book's; `p` is last year, `q` the year before.
"""

import csv
from types import SimpleNamespace

from mpmath import exp, log, mp, mpf

mp.dps = 40
BASE, END = 2000, 2080
N = mpf
alpha0, alpha1, alpha2, beta, eps, gamma = N(0), N("0.95"), N("0.05"), N("0.5"), N("0.5"), N("0.5")
bot, top, botpm, toppm = N("0.02"), N("0.04"), N("0.002"), N("0.005")
L2 = [N(x) for x in ("0.52245", "40", "-20", "-20", "-0.06")]
L3 = [N(x) for x in ("0.47311", "-20", "40", "-20", "-0.06")]
L4 = [N(x) for x in ("0.17515", "-20", "-20", "40", "-0.06")]
lambdac, phi, ro1, ro2, sigma1, tau = N("0.1"), N("0.1"), N("0.1"), N("0.1"), N(3), N("0.25")
xib, xil = N("0.9"), N("0.002")
omega0, omega1, omega2, omega3 = N("-0.32549"), N(1), N("1.5"), N("0.1")
Gk, Nfe, PR, Rb_bar, Rbl_bar, ERrbl = N(25), N("133.28"), N(1), N("0.023"), N("0.027"), N("0.027")

# Symbol, indicator, what a shown unit is (percent are shown times a hundred).
NAMES = """
Yk output|N employment|WB wages|UC unit_cost|Ske expected_sales|INkt inventories_wanted
sigmat inventory_ratio_wanted|RRl real_loan_rate %|INke expected_inventories|P price|NHUC historic_cost
Ffe expected_profits|Sk sales|S sales_value|INk inventories|sigmas inventory_ratio_met|IN inventory_value
Ld loans_wanted|Ff profits_of_firms|PI inflation %|YDr income|CG capital_gains|YDhs full_income|F profits
V wealth|Vnc investible_wealth|YDkr real_income|YDkhs real_full_income|Vk real_wealth|Ck consumption
YDkre expected_real_income|CONS consumption_value|YDre expected_income|Ve expected_wealth|Hhd cash_wanted
Vnce expected_investible|M2d savings_wanted|Bhd bills_wanted|BLd bonds_wanted|Hhh cash|Bhh bills_held
BLh bonds_held|M1hn checking_left|M1h checking|z1 checking_positive|M2h savings|T taxes|G spending_value
PSBR deficit|Bs bills|BLs bonds|Pbl bond_price|Hs money|Hbs reserves|Bcb bills_of_central_bank|As advances
Ra advance_rate %|Fcb profits_of_central_bank|Hhs cash_supplied|M1s checking_supplied|M2s savings_supplied
Ls loans|Hbd reserves_wanted|Bbdn bills_left|BLRn net_liquidity|Ad advances_wanted|Bbd bills_of_banks
BLR gross_liquidity|Rm deposit_rate %|Fb profits_of_banks|Rl loan_rate %|BPM margin|omegat wage_wanted
W wage|Y output_value
"""
SHOWN = [entry.split() for line in NAMES.strip().split("\n") for entry in line.split("|")]

START = dict(
    Bbd="1.19481", Bcb="19.355", Bhh="49.69136", Bs="70.25162", BLh="1.12309", BLs="1.12309", INk="38.07",
    IN="38.0676", Ls="38.0676", M1s="3.9482", M2s="39.667", M2d="39.667", Vk="108.285", V="149.94115665",
    Ra="0.02301", Rl="0.02515", Rm="0.02095", BLRn="0.02737", Fb="0.1535", P="1.38469", Pbl="37.06",
    Sk="133.277", Ske="133.277", UC="1", W="1", omegat="0.72215", YDkr="108.28", YDkre="108.28", As="0", Ad="0",
)


def pass_over(v, p, q, sigma0, Rb, Rb_before):
    """Every equation once, in the order of the book where that can be."""
    v.Ske = beta * p.Sk + (1 - beta) * p.Ske
    v.BPM = (v.Fb + p.Fb) / (p.M1s + q.M1s + p.M2s + q.M2s)
    v.Rl = p.Rl + xil * ((v.BPM < botpm) - (v.BPM > toppm)) + (Rb - Rb_before)
    v.sigmat = sigma0 - sigma1 * v.Rl
    v.INkt = v.sigmat * v.Ske
    v.INke = p.INk + gamma * (v.INkt - p.INk)
    v.Yk = v.Ske + v.INke - p.INk
    v.N = v.Yk / PR
    v.W = p.W * (1 + omega3 * (p.omegat - p.W / p.P))
    v.omegat = exp(omega0 + omega1 * log(PR) + omega2 * log(v.N / Nfe))
    v.WB = v.N * v.W
    v.UC = v.WB / v.Yk
    v.NHUC = (1 - v.sigmat) * v.UC + v.sigmat * (1 + p.Rl) * p.UC
    v.P = (1 + tau) * (1 + phi) * v.NHUC
    v.PI = v.P / p.P - 1
    v.RRl = (1 + v.Rl) / (1 + v.PI) - 1
    v.Ffe = phi / (1 + phi) / (1 + tau) * v.P * v.Ske
    v.YDkre = eps * p.YDkr + (1 - eps) * p.YDkre
    v.Ck = alpha0 + alpha1 * v.YDkre + alpha2 * p.Vk
    v.Sk = v.Ck + Gk
    v.S = v.P * v.Sk
    v.INk = p.INk + v.Yk - v.Sk
    v.sigmas = p.INk / v.Sk
    v.IN = v.INk * v.UC
    v.Ld = v.Ls = v.IN
    v.T = v.S * tau / (1 + tau)
    v.Ff = v.S - v.T - v.WB + v.IN - p.IN - p.Rl * p.IN
    v.Fb = p.Rl * p.Ls + Rb_before * p.Bbd - p.Rm * p.M2s - p.Ra * p.Ad
    v.F = v.Ff + v.Fb
    v.YDr = v.WB + v.F + p.Rm * p.M2d + Rb_before * p.Bhh + p.BLh
    v.Pbl = 1 / Rbl_bar
    v.CG = (v.Pbl - p.Pbl) * p.BLh
    v.YDhs = v.YDr + v.CG
    v.CONS = v.Ck * v.P
    v.V = p.V + v.YDhs - v.CONS
    v.Hhd = v.Hhh = v.Hhs = lambdac * v.CONS
    v.Vnc = v.V - v.Hhd
    v.YDkr = (v.YDr - v.PI * p.V) / v.P
    v.YDkhs = (v.YDr - v.PI * p.V + v.CG) / v.P
    v.Vk = v.V / v.P
    v.YDre = v.P * v.YDkre + v.PI * p.V
    v.Ve = p.V + v.YDre - v.CONS
    v.Vnce = v.Ve - v.Hhd
    v.Rm = (
        p.Rm
        + N("0.0001") * (p.BLRn < bot) + N("0.0002") * (p.BLRn < bot - N("0.02"))
        - N("0.0001") * (p.BLRn > top) - N("0.0002") * (p.BLRn > top + N("0.02"))
        + xib * (Rb - Rb_before)
    )
    share = [c[0] + c[1] * v.Rm + c[2] * Rb + c[3] * ERrbl + c[4] * v.YDre / v.Vnce for c in (L2, L3, L4)]
    v.M2d, v.Bhd, v.BLd = share[0] * v.Vnce, share[1] * v.Vnce, share[2] * v.Vnce / v.Pbl
    v.Bhh, v.BLh = v.Bhd, v.BLd
    v.M1hn = v.Vnc - v.M2d - v.Bhd - v.Pbl * v.BLd
    v.z1 = N(1 if v.M1hn >= 0 else 0)
    v.M1h = v.M1s = v.M1hn * v.z1
    v.M2h = v.M2s = v.M2d * v.z1 + (v.Vnc - v.Bhh - v.Pbl * v.BLd) * (1 - v.z1)
    v.G = v.P * Gk
    v.Fcb = Rb_before * p.Bcb + p.Ra * p.As
    v.PSBR = v.G + Rb_before * p.Bs + p.BLs - (v.T + v.Fcb)
    v.BLs = v.BLd
    v.Bs = p.Bs + v.PSBR - (v.BLs - p.BLs) * v.Pbl
    v.Hbd = ro1 * v.M1s + ro2 * v.M2s
    v.Bbdn = v.M1s + v.M2s - v.Ls - v.Hbd
    v.BLRn = v.Bbdn / (v.M1s + v.M2s)
    v.Ad = v.As = (bot * (v.M1s + v.M2s) - v.Bbdn) * (v.BLRn < bot)
    v.Bbd = v.Ad + v.M1s + v.M2s - v.Ls - v.Hbd
    v.BLR = v.Bbd / (v.M1s + v.M2s)
    v.Bcb = v.Bs - v.Bhh - v.Bbd
    v.Hs = v.Bcb + v.As
    v.Hbs = v.Hs - v.Hhs
    v.Ra = Rb
    v.Y = v.P * v.Sk + (v.INk - p.INk) * v.UC


def path(sigma0):
    p = SimpleNamespace(**{key: N(value) for key, value in START.items()})
    q = SimpleNamespace(**vars(p))
    for t in range(BASE + 1, END + 1):
        v = SimpleNamespace(**vars(p))
        for _ in range(1000):
            before = dict(vars(v))
            pass_over(v, p, q, sigma0(t), Rb_bar, Rb_bar)
            now = vars(v)
            if all(k in before and abs(now[k] - before[k]) <= N(10) ** -32 * (1 + abs(now[k])) for k in now):
                break
        else:
            raise ArithmeticError(f"{t} does not settle")
        yield t, vars(v)
        p, q = v, p


SCENARIOS = {
    "baseline": lambda t: N("0.3612"),
    "more-inventories": lambda t: N("0.3612") if t <= 2020 else N("0.4"),
}

with open("reference.csv", "w", newline="") as file:
    out = csv.writer(file, lineterminator="\n")
    out.writerow(["scenario", "indicator", "year", "value"])
    for scenario, sigma0 in SCENARIOS.items():
        for t, values in path(sigma0):
            if t <= 2003 or t % 10 == 0 or 2021 <= t <= 2023:
                for symbol, indicator, *percent in SHOWN:
                    value = values[symbol] * (100 if percent else 1)
                    out.writerow([scenario, indicator, t, mp.nstr(value, 17)])
