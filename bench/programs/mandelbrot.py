"""Points of the Mandelbrot set, with floats and with complex numbers."""


def row_of_floats(y, width, limit):
    inside = 0
    ci = 2.0 * y / width - 1.0
    for x in range(width):
        cr = 2.0 * x / width - 1.5
        zr = zi = tr = ti = 0.0
        for _ in range(limit):
            zi = 2.0 * zr * zi + ci
            zr = tr - ti + cr
            tr = zr * zr
            ti = zi * zi
            if tr + ti > 4.0:
                break
        else:
            inside += 1
    return inside


def row_of_complex(y, width, limit):
    inside = 0
    for x in range(width):
        c = complex(2.0 * x / width - 1.5, 2.0 * y / width - 1.0)
        z = 0j
        for _ in range(limit):
            z = z * z + c
            if abs(z) > 2.0:
                break
        else:
            inside += 1
    return inside


def run():
    width = 160
    inside = sum(row_of_floats(y, width, 50) for y in range(width))
    assert 9000 < inside < 11000, inside
    half = sum(row_of_complex(y, 64, 50) for y in range(64))
    assert 1400 < half < 1800, half
