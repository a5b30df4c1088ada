"""Compares draws of the discrete Gaussian, a JSON file of pairs of a standard deviation and its draws, with those of OpenDP, as its
make_gaussian over integers has them, and ρ and ε with what OpenDP says. One row of a table a standard deviation."""

import json
import math
import sys
from collections import Counter

import opendp.prelude as dp

dp.enable_features("contrib")

DELTA = 1e-6
LEAST = 0.001  # an exit code of 1 for agreement that is less probable


def draw(sigma: float, count: int) -> list[int]:
    """`count` draws of OpenDP's noise."""
    vectors = dp.vector_domain(dp.atom_domain(T="i32")), dp.l2_distance(T="i32")
    return dp.m.make_gaussian(*vectors, scale=sigma)([0] * count)


def cells(ours: list[int], theirs: list[int]) -> list[tuple[int, int]]:
    """How often each number was drawn; those seen less than ten times in all are put to their neighbour."""
    seen = [Counter(ours), Counter(theirs)]
    pairs = [(0, 0)]
    for x in sorted(set(ours) | set(theirs)):
        if sum(pairs[-1]) >= 10:
            pairs.append((0, 0))
        pairs[-1] = pairs[-1][0] + seen[0][x], pairs[-1][1] + seen[1][x]
    if sum(pairs[-1]) < 10:
        last, before = pairs.pop(), pairs.pop()
        pairs.append((before[0] + last[0], before[1] + last[1]))
    return pairs


def compare(ours: list[int], theirs: list[int]) -> tuple[float, int, float]:
    """The two-sample chi-square statistic, its degrees of freedom, and how probable one as large is if both are alike."""
    pairs = cells(ours, theirs)
    share = len(ours) / (len(ours) + len(theirs))
    statistic = sum((a - (a + b) * share) ** 2 / ((a + b) * share * (1 - share)) for a, b in pairs)
    degrees = len(pairs) - 1
    spread = 2 / (9 * degrees)  # Wilson and Hilferty 1931
    z = ((statistic / degrees) ** (1 / 3) - 1 + spread) / math.sqrt(spread)
    return statistic, degrees, math.erfc(z / math.sqrt(2)) / 2


def privacy(sigma: float) -> tuple[float, float]:
    """ρ of one count and ε of as many as have ρ = 1.5 together, by OpenDP."""
    numbers = dp.atom_domain(T="i32"), dp.absolute_distance(T="i32")
    rho = dp.m.make_gaussian(*numbers, scale=sigma).map(1)
    together = dp.c.make_zCDP_to_approxDP(dp.m.make_gaussian(*numbers, scale=sigma / math.sqrt(1.5 / rho)))
    return rho, together.map(1).epsilon(DELTA)


with open(sys.argv[1], encoding="utf8") as file:
    drawn: list[tuple[str, list[int]]] = json.load(file)

print("| σ | draws of each | chi-square | degrees | p | mean, ours | theirs | ρ | ε of ρ 1.5 |")
print("| --- | --- | --- | --- | --- | --- | --- | --- | --- |")
least = 1.0
for sigma, ours in drawn:
    theirs = draw(float(sigma), len(ours))
    statistic, degrees, p = compare(ours, theirs)
    rho, epsilon = privacy(float(sigma))
    least = min(least, p)
    means = (f"{sum(one) / len(one):.3f}" for one in (ours, theirs))
    row = [sigma, f"{len(ours)}", f"{statistic:.1f}", f"{degrees}", f"{p:.3f}", *means, f"{rho:.6g}", f"{epsilon:.3f}"]
    print(f"| {' | '.join(row)} |")
sys.exit(0 if least > LEAST else 1)
