"""A telephone bill in decimal arithmetic: multiplication, quantize with two kinds of rounding, addition."""

from decimal import ROUND_DOWN, ROUND_HALF_EVEN, Decimal

KIND = "library"

RATES = Decimal("0.0013"), Decimal("0.00894")
BASIC = Decimal("0.0675")
DISTANCE = Decimal("0.0341")
CENT = Decimal("0.01")
CALLS = [(i * 7919 % 10007, i * 31 % 2) for i in range(100000)]


def run():
    total = basic_total = distance_total = Decimal("0")
    for seconds, far in CALLS:
        price = (Decimal(seconds) * RATES[far]).quantize(CENT, ROUND_HALF_EVEN)
        basic = (price * BASIC).quantize(CENT, ROUND_DOWN)
        basic_total += basic
        cost = price + basic
        if far:
            distance = (price * DISTANCE).quantize(CENT, ROUND_DOWN)
            distance_total += distance
            cost += distance
        total += cost
        str(cost)
    assert str(total) == EXPECTED


EXPECTED = "2809949.18"
