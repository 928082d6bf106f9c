from collections import namedtuple

Node = namedtuple('Node', ['name', 'children'])


def n(name, *children):
    return Node(name, children)


def draw(node, prefix='', last=True, root=True):
    print(prefix + ('' if root else '└── ' if last else '├── ') + node.name)
    extension = '' if root else '    ' if last else '│   '
    for i, child in enumerate(node.children):
        draw(child, prefix + extension, i == len(node.children) - 1, False)


def depth(node):
    return 1 + max(map(depth, node.children), default=0)


def walk(node, path=()):
    yield '/'.join(path + (node.name,))
    for child in node.children:
        yield from walk(child, path + (node.name,))


tree = n('root', n('bin', n('sh'), n('ls')), n('etc'), n('home', n('ann', n('notes.txt'))))
draw(tree)
print(depth(tree), *walk(tree), sep='\n')
print(tree.children[1], tree._replace(name='other').name, len(tree))
tree.name = 'x'
