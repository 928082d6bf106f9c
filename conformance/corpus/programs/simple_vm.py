from enum import Enum, auto


class Op(Enum):
    PUSH = auto()
    ADD = auto()
    MUL = auto()
    JUMP_IF = auto()
    DUP = auto()
    PRINT = auto()
    SUB = auto()
    HALT = auto()


class Machine:
    def __init__(self, program):
        self.program, self.stack, self.pc, self.steps = program, [], 0, 0
        self.table = {op: getattr(self, 'op_' + op.name.lower()) for op in Op if op is not Op.HALT}

    def run(self):
        while True:
            op, *args = self.program[self.pc]
            self.pc += 1
            self.steps += 1
            if op is Op.HALT:
                return self.stack
            self.table[op](*args)

    def op_push(self, n):
        self.stack.append(n)

    def op_add(self):
        self.stack.append(self.stack.pop() + self.stack.pop())

    def op_sub(self):
        b, a = self.stack.pop(), self.stack.pop()
        self.stack.append(a - b)

    def op_mul(self):
        self.stack.append(self.stack.pop() * self.stack.pop())

    def op_dup(self):
        self.stack.append(self.stack[-1])

    def op_jump_if(self, target):
        if self.stack[-1]:
            self.pc = target

    def op_print(self):
        print(self.stack[-1], end=' ')


countdown = [(Op.PUSH, 5), (Op.PRINT,), (Op.PUSH, 1), (Op.SUB,), (Op.JUMP_IF, 1), (Op.HALT,)]
m = Machine(countdown)
print(m.run(), m.steps)
print(Machine([(Op.PUSH, 6), (Op.DUP,), (Op.MUL,), (Op.PUSH, 2 ** 64), (Op.MUL,), (Op.HALT,)]).run(), Op.ADD, repr(Op(2)), Op['PUSH'].value)
Machine([(Op.ADD,)]).run()
