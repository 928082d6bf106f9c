"""An interpreter of a tiny tape language: a dispatch loop over a string with lists and a jump table."""


def matching(program):
    table = {}
    open_at = []
    for i, c in enumerate(program):
        if c == "[":
            open_at.append(i)
        elif c == "]":
            j = open_at.pop()
            table[i] = j
            table[j] = i
    return table


def interpret(program):
    jumps = matching(program)
    tape = [0] * 300
    at = pc = 0
    out = []
    while pc < len(program):
        c = program[pc]
        if c == ">":
            at += 1
        elif c == "<":
            at -= 1
        elif c == "+":
            tape[at] = (tape[at] + 1) & 255
        elif c == "-":
            tape[at] = (tape[at] - 1) & 255
        elif c == ".":
            out.append(chr(tape[at]))
        elif c == "[":
            if not tape[at]:
                pc = jumps[pc]
        elif c == "]":
            if tape[at]:
                pc = jumps[pc]
        pc += 1
    return "".join(out)


HELLO = "++++++++[>++++[>++>+++>+++>+<<<<-]>+>+>->>+[<]<-]>>.>---.+++++++..+++.>>.<-.<.+++.------.--------.>>+.>++."
COUNT = "++++++++++[>++++++++++[>++++++++++[>++++++++++[>+<-]<-]<-]<-]>>>>."


def run():
    assert interpret(HELLO) == "Hello World!\n"
    for _ in range(10):
        assert interpret(COUNT) == chr(10000 & 255)
