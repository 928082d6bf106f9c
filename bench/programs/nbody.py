"""Planets that attract each other: float arithmetic on attributes kept in lists."""

DAYS = 365.24
SOLAR_MASS = 4 * 3.141592653589793 ** 2


def make_system():
    # position, velocity, mass
    return [
        [[0.0, 0.0, 0.0], [0.0, 0.0, 0.0], SOLAR_MASS],
        [[4.8414314424647209, -1.16032004402742839, -0.103622044471123109],
         [0.00166007664274403694 * DAYS, 0.00769901118419740425 * DAYS, -0.0000690460016972063023 * DAYS],
         0.000954791938424326609 * SOLAR_MASS],
        [[8.34336671824457987, 4.12479856412430479, -0.403523417114321381],
         [-0.00276742510726411 * DAYS, 0.00499852801234917238 * DAYS, 0.0000230417297573763929 * DAYS],
         0.000285885980666130812 * SOLAR_MASS],
        [[12.8943695621391310, -15.1111514016986312, -0.223307578892655734],
         [0.00296460137564761618 * DAYS, 0.0023784717395948095 * DAYS, -0.0000296589568540237556 * DAYS],
         0.0000436624404335156298 * SOLAR_MASS],
        [[15.3796971148509165, -25.9193146099879641, 0.179258772950371181],
         [0.00268067772490389322 * DAYS, 0.00162824170038242295 * DAYS, -0.000095159225451971587 * DAYS],
         0.0000515138902046611451 * SOLAR_MASS],
    ]


def pairs_of(bodies):
    return [(bodies[i], bodies[j]) for i in range(len(bodies)) for j in range(i + 1, len(bodies))]


def offset_momentum(bodies):
    px = py = pz = 0.0
    for _, (vx, vy, vz), m in bodies:
        px -= vx * m
        py -= vy * m
        pz -= vz * m
    sun = bodies[0]
    sun[1][:] = [px / sun[2], py / sun[2], pz / sun[2]]


def energy(bodies, pairs):
    e = 0.0
    for (p1, _, m1), (p2, _, m2) in pairs:
        dx = p1[0] - p2[0]
        dy = p1[1] - p2[1]
        dz = p1[2] - p2[2]
        e -= m1 * m2 / (dx * dx + dy * dy + dz * dz) ** 0.5
    for _, (vx, vy, vz), m in bodies:
        e += m * (vx * vx + vy * vy + vz * vz) / 2.0
    return e


def advance(steps, dt, bodies, pairs):
    for _ in range(steps):
        for ([x1, y1, z1], v1, m1), ([x2, y2, z2], v2, m2) in pairs:
            dx = x1 - x2
            dy = y1 - y2
            dz = z1 - z2
            mag = dt * (dx * dx + dy * dy + dz * dz) ** -1.5
            b1 = m1 * mag
            b2 = m2 * mag
            v1[0] -= dx * b2
            v1[1] -= dy * b2
            v1[2] -= dz * b2
            v2[0] += dx * b1
            v2[1] += dy * b1
            v2[2] += dz * b1
        for p, (vx, vy, vz), _ in bodies:
            p[0] += dt * vx
            p[1] += dt * vy
            p[2] += dt * vz


def run():
    bodies = make_system()
    pairs = pairs_of(bodies)
    offset_momentum(bodies)
    assert abs(energy(bodies, pairs) + 0.169075164) < 1e-8
    advance(20000, 0.01, bodies, pairs)
    assert abs(energy(bodies, pairs) + 0.16908) < 3e-5
