"""A fast Fourier transform there and back on one list of floats."""

import math
import random


def transform(data, direction):
    n = len(data) // 2
    bit_reverse(data)
    dual = 1
    while dual < n:
        w_real = 1.0
        w_imag = 0.0
        theta = 2.0 * direction * math.pi / (2.0 * dual)
        s = math.sin(theta)
        t = math.sin(theta / 2.0)
        s2 = 2.0 * t * t
        for a in range(dual):
            if a:
                w_real, w_imag = w_real - s * w_imag - s2 * w_real, w_imag + s * w_real - s2 * w_imag
            for b in range(a, n, 2 * dual):
                i = 2 * b
                j = 2 * (b + dual)
                re = data[j]
                im = data[j + 1]
                wd_real = w_real * re - w_imag * im
                wd_imag = w_real * im + w_imag * re
                data[j] = data[i] - wd_real
                data[j + 1] = data[i + 1] - wd_imag
                data[i] += wd_real
                data[i + 1] += wd_imag
        dual *= 2


def bit_reverse(data):
    n = len(data) // 2
    j = 0
    for i in range(n - 1):
        if i < j:
            ii = 2 * i
            jj = 2 * j
            data[ii], data[jj] = data[jj], data[ii]
            data[ii + 1], data[jj + 1] = data[jj + 1], data[ii + 1]
        k = n >> 1
        while k <= j:
            j -= k
            k >>= 1
        j += k


def run():
    source = random.Random(3)
    data = [source.random() for _ in range(2 * 8192)]
    work = data[:]
    transform(work, -1.0)
    transform(work, 1.0)
    n = len(data) // 2
    assert max(abs(a - b / n) for a, b in zip(data, work)) < 1e-9
