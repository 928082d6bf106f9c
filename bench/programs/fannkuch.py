"""Pancake flips over all permutations: indexing, slicing and reversing of small lists of ints."""


def fannkuch(n):
    order = list(range(n))
    counts = [0] * n
    most = 0
    checksum = 0
    sign = 1
    while True:
        first = order[0]
        if first:
            flips = 1
            line = order[:]
            while True:
                line[:first + 1] = line[first::-1]
                first = line[0]
                if not first:
                    break
                flips += 1
            if flips > most:
                most = flips
            checksum += sign * flips
        if sign == 1:
            order[0], order[1] = order[1], order[0]
            sign = -1
        else:
            order[1], order[2] = order[2], order[1]
            sign = 1
            k = 2
            while counts[k] >= k:
                counts[k] = 0
                k += 1
                if k == n:
                    return checksum, most
                order.insert(k, order.pop(0))
            counts[k] += 1


def run():
    for _ in range(3):
        assert fannkuch(8) == (1616, 22)
