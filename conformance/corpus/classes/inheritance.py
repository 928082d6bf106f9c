class Animal:
    def __init__(self, name):
        self.name = name

    def speak(self):
        raise NotImplementedError('subclass responsibility')

    def __str__(self):
        return f'{self.name} says {self.speak()}'


class Cat(Animal):
    def speak(self):
        return 'meow'


class Kitten(Cat):
    def __init__(self, name, months):
        super().__init__(name)
        self.months = months

    def speak(self):
        return super().speak() + ('!' * self.months)


print(Cat('Tom'), Kitten('Kit', 3), Kitten.__mro__, Kitten.__bases__, issubclass(Kitten, Animal))
for a in (Cat('a'), Kitten('b', 1)):
    print(a.speak(), type(a).__name__, isinstance(a, Cat))


class A:
    def who(self):
        return ['A']


class B(A):
    def who(self):
        return ['B'] + super().who()


class C(A):
    def who(self):
        return ['C'] + super().who()


class D(B, C):
    def who(self):
        return ['D'] + super().who()


print(D().who(), [c.__name__ for c in D.mro()])
try:
    class E(A, B):
        pass
except TypeError as e:
    print(e)
try:
    class F(int, str):
        pass
except TypeError as e:
    print(e)
try:
    class G(bool):
        pass
except TypeError as e:
    print(e)


class Stack(list):
    push = list.append

    def peek(self):
        return self[-1]


s = Stack([1, 2])
s.push(3)
print(s, s.peek(), len(s), isinstance(s, list), s == [1, 2, 3], type(s + [4]))
Animal('x').speak()
