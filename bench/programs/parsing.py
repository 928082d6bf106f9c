"""A tokenizer and recursive-descent parser for arithmetic with variables, a tree of nodes, and its evaluation."""


class Token:
    __slots__ = ("kind", "text")

    def __init__(self, kind, text):
        self.kind = kind
        self.text = text


def tokenize(text):
    tokens = []
    i = 0
    n = len(text)
    while i < n:
        c = text[i]
        if c.isspace():
            i += 1
        elif c.isdigit():
            start = i
            while i < n and text[i].isdigit():
                i += 1
            tokens.append(Token("number", text[start:i]))
        elif c.isalpha() or c == "_":
            start = i
            while i < n and (text[i].isalnum() or text[i] == "_"):
                i += 1
            tokens.append(Token("name", text[start:i]))
        elif c in "+-*/()=;":
            tokens.append(Token(c, c))
            i += 1
        else:
            raise SyntaxError("bad character " + c)
    tokens.append(Token("end", ""))
    return tokens


class Number:
    def __init__(self, value):
        self.value = value

    def evaluate(self, names):
        return self.value


class Name:
    def __init__(self, name):
        self.name = name

    def evaluate(self, names):
        return names[self.name]


class Operation:
    def __init__(self, operator, left, right):
        self.operator = operator
        self.left = left
        self.right = right

    def evaluate(self, names):
        a = self.left.evaluate(names)
        b = self.right.evaluate(names)
        if self.operator == "+":
            return a + b
        if self.operator == "-":
            return a - b
        if self.operator == "*":
            return a * b % 1000003
        return a // b if b else 0


class Parser:
    def __init__(self, tokens):
        self.tokens = tokens
        self.at = 0

    def peek(self):
        return self.tokens[self.at].kind

    def take(self, kind):
        token = self.tokens[self.at]
        if token.kind != kind:
            raise SyntaxError(f"{kind} expected, not {token.kind}")
        self.at += 1
        return token

    def program(self):
        statements = []
        while self.peek() != "end":
            name = self.take("name").text
            self.take("=")
            statements.append((name, self.sum()))
            self.take(";")
        return statements

    def sum(self):
        node = self.product()
        while self.peek() in ("+", "-"):
            node = Operation(self.take(self.peek()).text, node, self.product())
        return node

    def product(self):
        node = self.atom()
        while self.peek() in ("*", "/"):
            node = Operation(self.take(self.peek()).text, node, self.atom())
        return node

    def atom(self):
        kind = self.peek()
        if kind == "number":
            return Number(int(self.take(kind).text))
        if kind == "name":
            return Name(self.take(kind).text)
        if kind == "-":
            self.take(kind)
            return Operation("-", Number(0), self.atom())
        self.take("(")
        node = self.sum()
        self.take(")")
        return node


def source(n):
    lines = ["v0 = 1;", "v1 = 2;"]
    for i in range(2, n):
        lines.append(f"v{i} = (v{i - 1} + {i}) * v{i - 2} / (3 + {i % 5}) - -{i} * (v{i // 2} - 17);")
    return "\n".join(lines)


SOURCE = source(500)


def run():
    for _ in range(4):
        program = Parser(tokenize(SOURCE)).program()
        assert len(program) == 500
    for _ in range(30):
        names = {}
        for name, node in program:
            names[name] = node.evaluate(names)
    assert len(names) == 500 and names["v3"] == EXPECTED


EXPECTED = 166613
