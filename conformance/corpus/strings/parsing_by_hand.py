def parse_ini(text):
    section, result = None, {}
    for number, line in enumerate(text.splitlines(), 1):
        line = line.partition('#')[0].strip()
        if not line:
            continue
        if line.startswith('[') and line.endswith(']'):
            section = result.setdefault(line[1:-1], {})
        elif '=' in line and section is not None:
            key, value = map(str.strip, line.split('=', 1))
            section[key] = int(value) if value.lstrip('-').isdigit() else value.strip('"')
        else:
            raise SyntaxError(f'line {number}: {line!r}')
    return result


print(parse_ini('[a]\nx = 1\n# comment\ny = "two"  # more\n\n[b]\nz=-3\nurl = a=b'))


def tokenize(source):
    i = 0
    while i < len(source):
        c = source[i]
        if c.isspace():
            i += 1
        elif c.isdigit():
            j = i
            while j < len(source) and (source[j].isdigit() or source[j] == '.'):
                j += 1
            yield 'number', float(source[i:j])
            i = j
        elif c.isalpha() or c == '_':
            j = i
            while j < len(source) and (source[j].isalnum() or source[j] == '_'):
                j += 1
            yield 'name', source[i:j]
            i = j
        elif source[i:i + 2] in ('==', '<=', '>='):
            yield 'op', source[i:i + 2]
            i += 2
        elif c in '+-*/()=<>':
            yield 'op', c
            i += 1
        else:
            raise ValueError(f'unexpected {c!r} at {i}')


print(list(tokenize('total_1 = 3.14*(x+10) >= y')))
parse_ini('[a]\nbroken line')
