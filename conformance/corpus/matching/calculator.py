from dataclasses import dataclass


@dataclass
class Num:
    value: float


@dataclass
class Bin:
    op: str
    left: object
    right: object


def tokens(text):
    for c in text.replace('(', ' ( ').replace(')', ' ) ').split():
        yield c


def parse(ts):
    def factor():
        nonlocal look
        match look:
            case '(':
                look = next(ts, None)
                tree = expr()
                if look != ')':
                    raise SyntaxError(f'expected ) but got {look}')
            case None:
                raise SyntaxError('unexpected end')
            case text:
                tree = Num(float(text))
        look = next(ts, None)
        return tree

    def term():
        nonlocal look
        tree = factor()
        while look in ('*', '/'):
            op, look = look, next(ts, None)
            tree = Bin(op, tree, factor())
        return tree

    def expr():
        nonlocal look
        tree = term()
        while look in ('+', '-'):
            op, look = look, next(ts, None)
            tree = Bin(op, tree, term())
        return tree

    look = next(ts, None)
    return expr()


def evaluate(tree):
    match tree:
        case Num(v):
            return v
        case Bin('+', l, r):
            return evaluate(l) + evaluate(r)
        case Bin('-', l, r):
            return evaluate(l) - evaluate(r)
        case Bin('*', Num(0), _) | Bin('*', _, Num(0)):
            return 0
        case Bin('*', l, r):
            return evaluate(l) * evaluate(r)
        case Bin('/', _, Num(0)):
            raise ZeroDivisionError(f'in {tree}')
        case Bin('/', l, r):
            return evaluate(l) / evaluate(r)


for text in ('1 + 2 * 3', '(1 + 2) * 3', '10 / 4 - 1', '0 * (5 / 1)', '2 * (3', '', '1 / 0'):
    try:
        print(text, '=', evaluate(parse(tokens(text))))
    except (SyntaxError, ZeroDivisionError) as e:
        print(text, '!', type(e).__name__, e)
print(evaluate(parse(tokens('1 + x'))))
