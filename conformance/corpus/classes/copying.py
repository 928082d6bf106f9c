import copy


class Node:
    def __init__(self, value, children=()):
        self.value, self.children = value, list(children)

    def __repr__(self):
        return f'Node({self.value}, {self.children})'


a = Node(1, [Node(2), Node(3)])
shallow, deep = copy.copy(a), copy.deepcopy(a)
a.children[0].value = 99
print(a, shallow, deep, shallow.children is a.children, deep.children is a.children)
loop = [1]
loop.append(loop)
twin = copy.deepcopy(loop)
print(twin[1] is twin, twin is loop)
x = {'k': [1, {2}], 't': (1, [2])}
y = copy.deepcopy(x)
y['k'][1].add(5)
y['t'][1].append(3)
print(x, y)


class Custom:
    def __copy__(self):
        return 'copied'

    def __deepcopy__(self, memo):
        return 'deep copied'


print(copy.copy(Custom()), copy.deepcopy([Custom()]), copy.copy((1, 2)), copy.deepcopy('s'))
import pickle

print(pickle.loads(pickle.dumps({'a': [1, (2.5, None)], 'b': {3}})), pickle.loads(pickle.dumps(Node(5))))
copy.deepcopy(print)
copy.deepcopy((i for i in ()))
