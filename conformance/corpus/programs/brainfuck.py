def run(program, data=''):
    jumps, stack = {}, []
    for i, c in enumerate(program):
        if c == '[':
            stack.append(i)
        elif c == ']':
            j = stack.pop()
            jumps[i], jumps[j] = j, i
    tape, at, pc, out, data = [0] * 30, 0, 0, [], iter(data)
    while pc < len(program):
        match program[pc]:
            case '>':
                at += 1
            case '<':
                at -= 1
            case '+':
                tape[at] = (tape[at] + 1) % 256
            case '-':
                tape[at] = (tape[at] - 1) % 256
            case '.':
                out.append(chr(tape[at]))
            case ',':
                tape[at] = ord(next(data, '\0'))
            case '[' if not tape[at]:
                pc = jumps[pc]
            case ']' if tape[at]:
                pc = jumps[pc]
        pc += 1
    return ''.join(out)


print(run('++++++++[>++++[>++>+++>+++>+<<<<-]>+>+>->>+[<]<-]>>.>---.+++++++..+++.>>.<-.<.+++.------.--------.>>+.>++.'), end='')
print(run(',[.,]', 'echo'))
run(']')
