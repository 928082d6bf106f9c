"""A solver of one-way constraints with strengths: many classes, many small methods, lists that grow and shrink."""


class Strength:
    def __init__(self, rank, name):
        self.rank = rank
        self.name = name
        self.next = None

    def stronger(self, other):
        return self.rank < other.rank

    def weaker(self, other):
        return self.rank > other.rank


NAMES = ("required", "strong preferred", "preferred", "strong default", "normal", "weak default", "weakest")
LEVELS = [Strength(i, name) for i, name in enumerate(NAMES)]
for _lower, _higher in zip(LEVELS[1:], LEVELS):
    _higher.next = _lower
REQUIRED, STRONG_PREFERRED, PREFERRED, STRONG_DEFAULT, NORMAL, WEAK_DEFAULT, WEAKEST = LEVELS


def weakest_of(a, b):
    return a if a.weaker(b) else b


class Variable:
    def __init__(self, name, value=0):
        self.name = name
        self.value = value
        self.users = []
        self.decided_by = None
        self.mark = 0
        self.strength = WEAKEST
        self.stay = True

    def add(self, constraint):
        self.users.append(constraint)

    def remove(self, constraint):
        self.users.remove(constraint)
        if self.decided_by is constraint:
            self.decided_by = None


class Constraint:
    def __init__(self, solver, strength):
        self.solver = solver
        self.strength = strength

    def post(self):
        self.connect()
        self.solver.add(self)

    def destroy(self):
        if self.satisfied():
            self.solver.remove(self)
        else:
            self.disconnect()

    def is_input(self):
        return False

    def satisfy(self, mark):
        self.choose(mark)
        if not self.satisfied():
            if self.strength is REQUIRED:
                raise ValueError("a required constraint cannot be met")
            return None
        self.mark_inputs(mark)
        out = self.output()
        overridden = out.decided_by
        if overridden is not None:
            overridden.forget()
        out.decided_by = self
        if not self.solver.propagate(self, mark):
            raise ValueError("a cycle")
        out.mark = mark
        return overridden


class Unary(Constraint):
    def __init__(self, solver, variable, strength):
        super().__init__(solver, strength)
        self.variable = variable
        self.on = False
        self.post()

    def connect(self):
        self.variable.add(self)
        self.on = False

    def disconnect(self):
        self.variable.remove(self)
        self.on = False

    def choose(self, mark):
        v = self.variable
        self.on = v.mark != mark and self.strength.stronger(v.strength)

    def satisfied(self):
        return self.on

    def mark_inputs(self, mark):
        pass

    def output(self):
        return self.variable

    def forget(self):
        self.on = False

    def inputs_known(self, mark):
        return True

    def recalculate(self):
        v = self.variable
        v.strength = self.strength
        v.stay = not self.is_input()
        if v.stay:
            self.execute()


class Stay(Unary):
    def execute(self):
        pass


class Edit(Unary):
    def is_input(self):
        return True

    def execute(self):
        pass


class Binary(Constraint):
    FORWARD, BACKWARD, NOWHERE = 1, -1, 0

    def __init__(self, solver, a, b, strength):
        super().__init__(solver, strength)
        self.a = a
        self.b = b
        self.direction = self.NOWHERE
        self.post()

    def variables(self):
        return self.a, self.b

    def connect(self):
        for v in self.variables():
            v.add(self)
        self.direction = self.NOWHERE

    def disconnect(self):
        for v in self.variables():
            v.remove(self)
        self.direction = self.NOWHERE

    def choose(self, mark):
        a = self.a
        b = self.b
        mine = self.strength
        if a.mark == mark:
            forward = b.mark != mark and mine.stronger(b.strength)
            self.direction = self.FORWARD if forward else self.NOWHERE
        elif b.mark == mark:
            self.direction = self.BACKWARD if mine.stronger(a.strength) else self.NOWHERE
        elif a.strength.weaker(b.strength):
            self.direction = self.BACKWARD if mine.stronger(a.strength) else self.NOWHERE
        else:
            self.direction = self.FORWARD if mine.stronger(b.strength) else self.NOWHERE

    def satisfied(self):
        return self.direction != self.NOWHERE

    def input(self):
        return self.a if self.direction == self.FORWARD else self.b

    def output(self):
        return self.b if self.direction == self.FORWARD else self.a

    def mark_inputs(self, mark):
        self.input().mark = mark

    def inputs_known(self, mark):
        v = self.input()
        return v.mark == mark or v.stay or v.decided_by is None

    def forget(self):
        self.direction = self.NOWHERE

    def recalculate(self):
        source = self.input()
        out = self.output()
        out.strength = weakest_of(self.strength, source.strength)
        out.stay = source.stay
        if out.stay:
            self.execute()


class Equal(Binary):
    def execute(self):
        self.output().value = self.input().value


class Scale(Binary):
    """b = a * factor + offset"""

    def __init__(self, solver, a, factor, offset, b, strength):
        self.factor = factor
        self.offset = offset
        super().__init__(solver, a, b, strength)

    def variables(self):
        return self.a, self.b, self.factor, self.offset

    def mark_inputs(self, mark):
        super().mark_inputs(mark)
        self.factor.mark = self.offset.mark = mark

    def execute(self):
        if self.direction == self.FORWARD:
            self.b.value = self.a.value * self.factor.value + self.offset.value
        else:
            self.a.value = (self.b.value - self.offset.value) // self.factor.value

    def recalculate(self):
        source = self.input()
        out = self.output()
        out.strength = weakest_of(self.strength, source.strength)
        out.stay = source.stay and self.factor.stay and self.offset.stay
        if out.stay:
            self.execute()


class Solver:
    def __init__(self):
        self.mark = 0

    def new_mark(self):
        self.mark += 1
        return self.mark

    def add(self, constraint):
        mark = self.new_mark()
        overridden = constraint.satisfy(mark)
        while overridden is not None:
            overridden = overridden.satisfy(mark)

    def remove(self, constraint):
        out = constraint.output()
        constraint.forget()
        constraint.disconnect()
        unsatisfied = self.undo_from(out)
        strength = REQUIRED
        while strength is not None:
            for c in unsatisfied:
                if c.strength is strength:
                    self.add(c)
            strength = strength.next

    def undo_from(self, out):
        out.decided_by = None
        out.strength = WEAKEST
        out.stay = True
        unsatisfied = []
        todo = [out]
        while todo:
            v = todo.pop()
            for c in v.users:
                if not c.satisfied():
                    unsatisfied.append(c)
            decider = v.decided_by
            for c in v.users:
                if c is not decider and c.satisfied():
                    c.recalculate()
                    todo.append(c.output())
        return unsatisfied

    def propagate(self, constraint, mark):
        todo = [constraint]
        while todo:
            c = todo.pop()
            if c.output().mark == mark:
                self.remove(constraint)
                return False
            c.recalculate()
            self.consumers(c.output(), todo)
        return True

    @staticmethod
    def consumers(variable, into):
        decider = variable.decided_by
        for c in variable.users:
            if c is not decider and c.satisfied():
                into.append(c)

    def plan(self, sources):
        mark = self.new_mark()
        plan = []
        todo = [c for c in sources if c.is_input() and c.satisfied()]
        while todo:
            c = todo.pop()
            out = c.output()
            if out.mark != mark and c.inputs_known(mark):
                plan.append(c)
                out.mark = mark
                self.consumers(out, todo)
        return plan


def change(solver, variable, values):
    edit = Edit(solver, variable, PREFERRED)
    plan = solver.plan([edit])
    for value in values:
        variable.value = value
        for c in plan:
            c.execute()
    edit.destroy()


def chain(n):
    solver = Solver()
    variables = [Variable("v%d" % i) for i in range(n + 1)]
    for a, b in zip(variables, variables[1:]):
        Equal(solver, a, b, REQUIRED)
    Stay(solver, variables[-1], STRONG_DEFAULT)
    edit = Edit(solver, variables[0], PREFERRED)
    plan = solver.plan([edit])
    for i in range(60):
        variables[0].value = i
        for c in plan:
            c.execute()
        assert variables[-1].value == i
    edit.destroy()


def projection(n):
    solver = Solver()
    factor = Variable("factor", 10)
    offset = Variable("offset", 1000)
    pairs = []
    for i in range(n):
        a = Variable("a%d" % i, i)
        b = Variable("b%d" % i, i)
        pairs.append((a, b))
        Stay(solver, a, NORMAL)
        Scale(solver, a, factor, offset, b, REQUIRED)
    a, b = pairs[-1]
    change(solver, a, [17] * 10)
    assert b.value == 1170
    change(solver, b, [1050] * 10)
    assert a.value == 5
    change(solver, factor, [5] * 10)
    assert all(b.value == a.value * 5 + 1000 for a, b in pairs[:-1])
    change(solver, offset, [2000] * 10)
    assert all(b.value == a.value * 5 + 2000 for a, b in pairs[:-1])


def run():
    for _ in range(2):
        chain(700)
        projection(600)
