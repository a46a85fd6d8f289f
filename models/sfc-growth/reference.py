"""Simulates model GROWTH by the Gauss-Seidel method at 40 digits and writes reference.csv (needs mpmath).

Symbols are those of the book and of Zezza's program; `p` is last year.
"""

import csv
from types import SimpleNamespace

from mpmath import exp, log, mp, mpf

mp.dps = 40
BASE, END = 2000, 2100
N = mpf
alpha1, alpha2, beta, betab, gamma = N("0.75"), N("0.064"), N("0.5"), N("0.4"), N("0.15")
gamma0, gammar, gammau, delta, deltarep = N("0.00122"), N("0.1"), N("0.05"), N("0.10667"), N("0.1")
eps, eps2, epsb, eta0, etan, etar, theta = N("0.5"), N("0.8"), N("0.25"), N("0.07416"), N("0.6"), N("0.4"), N("0.22844")
B = [N(x) for x in ("0.25", "-2.2", "6.6", "-2.2", "-2.2", "-0.1")]
BL = [N(x) for x in ("-0.04341", "-2.2", "-2.2", "6.6", "-2.2", "-0.1")]
E = [N(x) for x in ("0.67132", "-2.2", "-2.2", "-2.2", "6.6", "-0.1")]
lambdab, lambdac, xim1, xim2, ro = N("0.0153"), N("0.05"), N("0.0008"), N("0.0007"), N("0.05")
sigman, sigmat, psid, psiu = N("0.1666"), N("0.2"), N("0.15255"), N("0.92")
omega1, omega2, omega3 = N(1), N(2), N("0.45621")
ADDbl, BANDt, BANDb, bot, top = N("0.02"), N("0.01"), N("0.01"), N("0.05"), N("0.12")
GRg, GRpr, Nfe, NCAR, NPLk, Rb, Rln = N("0.03"), N("0.03"), N("87.181"), N("0.1"), N("0.02"), N("0.035"), N("0.07")

# Symbol, indicator, whether it is shown in percent.
NAMES = """
Yk output|Ske expected_sales|INke expected_inventories|INkt inventories_wanted|INk inventories|Kk capital
GRk capital_growth %|U utilization|RRl real_loan_rate %|PI inflation %|Ik investment|Sk sales|S sales_value
IN inventory_value|INV investment_value|K capital_value|Y income_value|omegat wage_wanted|ER employment_rate
z3 within_band|z4 above_band|z5 below_band|W wage|PR productivity|Nt employment_wanted|N employment|WB wages
UC unit_cost|NUC normal_cost|NHUC historic_cost|P price|phi markup|phit markup_wanted|HCe expected_cost
sigmase opening_ratio|Fft profits_wanted|FUft retained_wanted|FDf dividends|Ff profits|FUf retained
Lfd loans_wanted|NPL defaults|Eks shares|Rk dividend_yield %|PE price_earnings|Q tobins_q|YP personal_income
T taxes|YDr disposable_income|YDhs full_income|CG capital_gains|V wealth|Vk real_wealth|CONS consumption_value
Ck consumption|YDkre expected_real_income|YDkr real_income|GL gross_new_loans|eta borrowing_ratio|NL new_loans
REP repayments|Lhd personal_loans|NLk real_new_loans|BUR debt_burden|Bhd bills_wanted|BLd bonds_wanted
Pe share_price|Md deposits_wanted|Vfma investible_wealth|Hhd cash_wanted|Ekd shares_held|G spending_value
Gk spending|PSBR deficit|Bs bills|GD public_debt|Fcb profits_of_central_bank|BLs bonds|Bhs bills_held|Hhs cash
Hbs reserves|Hs money|Bcb bills_of_central_bank|Rbl bond_rate %|Pbl bond_price|Ms deposits|Lfs loans
Lhs loans_to_households|Hbd reserves_wanted|Bbs bills_of_banks|Bbd bills_banks_hold|BLR liquidity
Rm deposit_rate %|Rl loan_rate %|OFbt own_funds_wanted|OFbe own_funds_planned|FUbt bank_retained_wanted
NPLke expected_defaults %|FDb dividends_of_banks|Fbt bank_profits_wanted|Fb profits_of_banks|ADDl loan_margin %
FUb retained_of_banks|OFb own_funds|CAR capital_ratio
"""
SHOWN = [entry.split() for line in NAMES.strip().split("\n") for entry in line.split("|")]

START = dict(
    Bbd="4388930", Bbs="4389790", Bcb="4655690", Bhd="33396900", Bhs="33396900", Bs="42484800", BLd="840742",
    BLs="840742", Ekd="5112.6001", Eks="5112.6001", IN="11585400", INk="2064890", Kk="17768900", Lfd="15962900",
    Lfs="15962900", Lhd="21606600", Lhs="21606600", Md="40510800", Ms="40510800", OFb="3473280", V="165395000",
    Vfma="159291000", Vk="22576100", Sk="12028300", U="0.70073", P="7.1723", N="87.181", W="777968", PR="138659",
    UC="5.6106", NUC="5.6106", phi="0.26417", phit="0.26417", Rl="0.06522", Rm="0.0193", Rbl="0.055", Pbl="18.182",
    Rk="0.03008", INV="16911600", Ff="18081100", Pe="17937", YDr="56446400", YDkr="7813270", Gk="2336160",
    Y="86607700", BLR="0.1091", NPLke="0.02",
)
# Where the iteration begins with what has no past.
GUESS = dict(Ck="7334240", Ik="2357910", NL="683593", NLk="95311", NPL="309158", CONS="52603100", ADDl="0.04592")


def pass_over(v, p, omega0):
    """Every equation once, box by box."""
    v.Sk = v.Ck + p.Gk * (1 + GRg) + v.Ik
    v.Ske = beta * v.Sk + (1 - beta) * p.Sk * (1 + GRpr)
    v.INkt = sigmat * v.Ske
    v.INke = p.INk + gamma * (v.INkt - p.INk)
    v.Yk = v.Ske + v.INke - p.INk
    v.U = v.Yk / p.Kk
    v.ER = p.N / Nfe
    v.z3 = N(1 if v.ER > 1 - BANDb and v.ER <= 1 + BANDt else 0)
    v.z4 = N(1 if v.ER > 1 + BANDt else 0)
    v.z5 = N(1 if v.ER < 1 - BANDb else 0)
    v.PR = p.PR * (1 + GRpr)
    v.omegat = exp(
        omega0 + omega1 * log(v.PR) + omega2 * log(v.ER + v.z3 * (1 - v.ER) - v.z4 * BANDt + v.z5 * BANDb)
    )
    v.W = p.W + omega3 * (v.omegat * p.P - p.W)
    v.Nt = v.Yk / v.PR
    v.N = p.N + etan * (v.Nt - p.N)
    v.WB = v.N * v.W
    v.UC = v.WB / v.Yk
    v.NUC = v.W / v.PR
    v.NHUC = (1 - sigman) * v.NUC + sigman * (1 + Rln) * p.NUC
    v.phi = p.phi + eps2 * (p.phit - p.phi)
    v.P = (1 + v.phi) * v.NHUC
    v.PI = (v.P - p.P) / p.P
    v.NPL = NPLk * p.Lfs
    v.INk = p.INk + v.Yk - v.Sk - v.NPL / v.UC
    v.NPLke = epsb * p.NPLke + (1 - epsb) * NPLk
    v.OFbt = NCAR * (p.Lfs + p.Lhs)
    v.OFbe = p.OFb + betab * (v.OFbt - p.OFb)
    v.FUbt = v.OFbe - p.OFb + v.NPLke * p.Lfs
    v.Fbt = lambdab * p.Y + (v.OFbe - p.OFb + v.NPLke * p.Lfs)
    v.Rm = (
        p.Rm + xim1 * (p.BLR <= bot) + xim2 * (p.BLR <= bot - N("0.05"))
        - xim1 * (p.BLR > top + N("0.05")) - xim2 * (p.BLR > top)
    )
    good = (1 - v.NPLke) * p.Lfs + p.Lhs
    v.ADDl = (v.Fbt - Rb * p.Bbd + v.Rm * (p.Ms - good)) / good
    v.Rl = v.Rm + v.ADDl
    v.RRl = (1 + v.Rl) / (1 + v.PI) - 1
    v.GRk = gamma0 + gammau * p.U - gammar * v.RRl
    v.Kk = p.Kk * (1 + v.GRk)
    v.Ik = v.Kk - p.Kk + delta * p.Kk
    v.S = v.Sk * v.P
    v.IN = v.INk * v.UC
    v.INV = v.Ik * v.P
    v.K = v.Kk * v.P
    v.Y = v.Sk * v.P + (v.INk - p.INk) * v.UC
    v.sigmase = p.INk / v.Ske
    v.HCe = (1 - v.sigmase) * v.Ske * v.UC + (1 + p.Rl) * v.sigmase * v.Ske * p.UC
    v.FUft = psiu * p.INV
    v.FDf = psid * p.Ff
    v.Fft = v.FUft + v.FDf + p.Rl * (p.Lfd - p.IN)
    v.phit = v.Fft / v.HCe
    v.Ff = v.S - v.WB + v.IN - p.IN - p.Rl * p.IN
    v.FUf = v.Ff - v.FDf - p.Rl * (p.Lfd - p.IN) + p.Rl * v.NPL
    v.Eks = p.Eks + (1 - psiu) * p.INV / v.Pe
    v.Ekd = v.Eks
    v.Lfd = p.Lfd + v.INV + v.IN - p.IN - v.FUf - (v.Eks - p.Eks) * v.Pe - v.NPL
    v.Rk = v.FDf / (p.Pe * p.Ekd)
    v.PE = v.Pe / (v.Ff / p.Eks)
    v.Q = (v.Eks * v.Pe + v.Lfd) / (v.K + v.IN)
    v.Fb = p.Rl * (p.Lfs + p.Lhs - v.NPL) + Rb * p.Bbd - p.Rm * p.Ms
    v.FUb = v.Fb - lambdab * p.Y
    v.FDb = v.Fb - v.FUb
    v.OFb = p.OFb + v.FUb - v.NPL
    v.YP = v.WB + v.FDf + v.FDb + p.Rm * p.Md + Rb * p.Bhd + p.BLs
    v.T = theta * v.YP
    v.YDr = v.YP - v.T - p.Rl * p.Lhd
    v.Rbl = Rb + ADDbl
    v.Pbl = 1 / v.Rbl
    v.CG = (v.Pbl - p.Pbl) * p.BLd + (v.Pe - p.Pe) * p.Ekd + v.OFb - p.OFb
    v.YDhs = v.YDr + v.CG
    v.YDkr = v.YDr / v.P - (v.P - p.P) * p.Vk / v.P
    v.YDkre = eps * v.YDkr + (1 - eps) * p.YDkr * (1 + GRpr)
    v.eta = eta0 - etar * v.RRl
    v.GL = v.eta * v.YDr
    v.REP = deltarep * p.Lhd
    v.NL = v.GL - v.REP
    v.Lhd = p.Lhd + v.NL
    v.NLk = v.NL / v.P
    v.BUR = (v.REP + p.Rl * p.Lhd) / p.YDr
    v.Ck = alpha1 * (v.YDkre + v.NLk) + alpha2 * p.Vk
    v.CONS = v.Ck * v.P
    v.V = p.V + v.YDr - v.CONS + (v.Pe - p.Pe) * p.Ekd + (v.Pbl - p.Pbl) * p.BLs + v.OFb - p.OFb
    v.Vk = v.V / v.P
    shares = [
        p.Vfma * (c[0] + c[1] * p.Rm + c[2] * Rb + c[3] * p.Rbl + c[4] * p.Rk + c[5] * v.YDr / v.V)
        for c in (B, BL, E)
    ]
    v.Bhd, v.BLd, v.Pe = shares[0], shares[1] / v.Pbl, shares[2] / v.Ekd
    v.Hhd = lambdac * v.CONS
    v.Vfma = v.V - v.Hhd - v.OFb
    v.Md = v.Vfma - v.Bhd - v.Pe * v.Ekd - v.Pbl * v.BLd + v.Lhd
    v.Gk = p.Gk * (1 + GRg)
    v.G = v.Gk * v.P
    v.BLs, v.Bhs, v.Hhs = v.BLd, v.Bhd, v.Hhd
    v.Ms, v.Lfs, v.Lhs = v.Md, v.Lfd, v.Lhd
    v.Hbd = v.Hbs = ro * v.Ms
    v.Hs = v.Hbs + v.Hhs
    v.Bcb = v.Hs
    v.Fcb = Rb * p.Bcb
    v.PSBR = v.G + p.BLs + Rb * (p.Bbs + p.Bhs) - v.T
    v.Bs = p.Bs + v.G - v.T - (v.BLs - p.BLs) * v.Pbl + Rb * (p.Bhs + p.Bbs) + p.BLs
    v.Bbs = p.Bbs + (v.Bs - p.Bs) - (v.Bhs - p.Bhs) - (v.Bcb - p.Bcb)
    v.GD = v.Bbs + v.Bhs + v.BLs * v.Pbl + v.Hs
    v.Bbd = v.Ms + v.OFb - v.Lfs - v.Lhs - v.Hbd
    v.BLR = v.Bbd / v.Ms
    v.CAR = v.OFb / (v.Lfs + v.Lhs)


def path(omega0):
    p = SimpleNamespace(**{key: N(value) for key, value in (START | GUESS).items()})
    for t in range(BASE + 1, END + 1):
        v = SimpleNamespace(**vars(p))
        for _ in range(10000):
            before = dict(vars(v))
            pass_over(v, p, omega0(t))
            now = vars(v)
            if all(k in before and abs(now[k] - before[k]) <= N(10) ** -32 * (1 + abs(now[k])) for k in now):
                break
        else:
            raise ArithmeticError(f"{t} does not settle")
        yield t, vars(v)
        p = v


SCENARIOS = {
    "baseline": lambda t: N("-0.20594"),
    "higher-wages": lambda t: N("-0.20594") if t <= 2010 else N("-0.15"),
}

with open("reference.csv", "w", newline="") as file:
    out = csv.writer(file, lineterminator="\n")
    out.writerow(["scenario", "indicator", "year", "value"])
    for scenario, omega0 in SCENARIOS.items():
        for t, values in path(omega0):
            if t <= 2002 or t % 10 == 0 or 2011 <= t <= 2012:
                for symbol, indicator, *percent in SHOWN:
                    value = values[symbol] * (100 if percent else 1)
                    out.writerow([scenario, indicator, t, mp.nstr(value, 17)])
