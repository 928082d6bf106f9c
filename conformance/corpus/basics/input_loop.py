while True:
    try:
        line = input('> ')
    except EOFError:
        print('\nbye')
        break
    if not line:
        continue
    command, *rest = line.split()
    if command == 'add':
        print(sum(float(n) for n in rest))
    elif command == 'quit':
        break
    else:
        print(f'unknown command {command!r}')
number = int(input('number? '))
print(number * 2)
