class Node:
    def __init__(self, value, next=None):
        self.value, self.next = value, next


class LinkedList:
    def __init__(self, values=()):
        self.head = None
        self.size = 0
        for v in reversed(list(values)):
            self.push(v)

    def push(self, value):
        self.head = Node(value, self.head)
        self.size += 1

    def pop(self):
        if self.head is None:
            raise IndexError('pop from empty linked list')
        node, self.head = self.head, self.head.next
        self.size -= 1
        return node.value

    def reverse(self):
        previous, current = None, self.head
        while current:
            current.next, previous, current = previous, current, current.next
        self.head = previous

    def __iter__(self):
        node = self.head
        while node:
            yield node.value
            node = node.next

    def __len__(self):
        return self.size

    def __str__(self):
        return ' -> '.join(map(str, self)) or 'empty'


items = LinkedList('abc')
print(items, len(items), items.pop(), items)
items.push('z')
items.reverse()
print(items, list(items), 'z' in items, LinkedList())
while items:
    items.pop()
items.pop()
