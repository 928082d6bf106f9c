"""Value iteration on a game with dice: dicts keyed by tuples of state, memory of results, fractions of probability."""


def outcomes(sides):
    return [(roll, 1.0 / sides) for roll in range(1, sides + 1)]


def states(goal):
    return [(me, you, turn) for me in range(goal) for you in range(goal) for turn in range(12)]


def solve(goal, rounds):
    dice = outcomes(6)
    every = states(goal)
    value = {state: 0.0 for state in every}
    for _ in range(rounds):
        change = 0.0
        for state in every:
            me, you, turn = state
            held = min(me + turn, goal)
            hold = 1.0 if held == goal else 1.0 - value[you, held, 0]
            roll = 0.0
            for points, p in dice:
                if points == 1:
                    roll += p * (1.0 - value[you, me, 0])
                else:
                    total = turn + points
                    if me + total >= goal:
                        roll += p
                    else:
                        roll += p * value[me, you, min(total, 11)]
            best = hold if hold > roll else roll
            change = max(change, abs(best - value[state]))
            value[state] = best
        if change < 1e-6:
            break
    return value


def run():
    value = solve(16, 20)
    assert 0.5 < value[0, 0, 0] < 0.8
    assert value[11, 0, 0] > value[0, 11, 0]
