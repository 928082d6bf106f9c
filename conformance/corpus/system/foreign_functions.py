# C data and C functions.
from ctypes import (CDLL, CFUNCTYPE, POINTER, ArgumentError, BigEndianStructure, Structure, Union, byref, c_char, c_char_p, c_double, c_float,
                    c_int, c_long, c_size_t, c_uint32, cast, create_string_buffer, get_errno, pointer, set_errno, sizeof)

libc = CDLL(None, use_errno=True)
libc.strlen.restype = c_size_t
print(libc.abs(-5), libc.strlen(b"hello"))


class Point(Structure):
    _fields_ = [("x", c_int), ("y", c_double), ("name", c_char * 8)]


p = Point(1, 2.5, b"ab")
print(p.x, p.y, p.name, sizeof(Point), Point.y)


class Bits(Structure):
    _fields_ = [("a", c_int, 3), ("b", c_int, 5)]


print(Bits(1, -2).b, sizeof(Bits))


class Either(Union):
    _fields_ = [("i", c_int), ("f", c_float)]


print(hex(Either(f=1.0).i))


class Big(BigEndianStructure):
    _fields_ = [("v", c_uint32)]


print(bytes(Big(1)))

numbers = (c_int * 5)(5, 3, 1, 4, 2)
compare = CFUNCTYPE(c_int, POINTER(c_int), POINTER(c_int))
libc.qsort(numbers, len(numbers), sizeof(c_int), compare(lambda a, b: a[0] - b[0]))
print(list(numbers), cast(numbers, POINTER(c_int))[2])

buffer = create_string_buffer(b"abc", 20)
libc.sprintf(buffer, b"%d-%s-%.2f", 42, b"z", c_double(1.5))
print(buffer.value, len(buffer))

place = pointer(c_int(7))
place[0] = 9
print(place.contents, c_char_p(b"q").value)


class Quotient(Structure):
    _fields_ = [("quot", c_long), ("rem", c_long)]


libc.ldiv.restype = Quotient
answer = libc.ldiv(c_long(17), c_long(5))
print(answer.quot, answer.rem)

set_errno(0)
print(libc.open(b"/no/such/file", 0), get_errno())
for wrong in (lambda: libc.strlen(1.5), lambda: c_int("x"), lambda: libc.no_such_function):
    try:
        wrong()
    except (ArgumentError, TypeError, AttributeError) as e:
        print(type(e).__name__)
