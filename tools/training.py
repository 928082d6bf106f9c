"""What the AOT cache is trained on: the things that most programs do soon after they start."""
import argparse, collections, dataclasses, functools, json, re, string, sys, textwrap
import asyncio, base64, contextlib, copy, csv, datetime, decimal, enum, hashlib, heapq, inspect, io, itertools, logging, math
import operator, os, pathlib, pickle, queue, random, shutil, struct, subprocess, tempfile, threading, time, traceback, typing
import unittest, uuid, zlib


class Animal:
    sound = 'none'

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f'{type(self).__name__}({self.name!r})'


class Dog(Animal):
    sound = 'woof'

    @property
    def loud(self):
        return self.sound.upper()


def count(n):
    for i in range(n):
        yield i


print(Dog('Rex'), Dog('Rex').loud, [x * x for x in count(5)], {n: str(n) for n in range(3)}, {1, 2} | {3}, (1.5, 2j, b'x'))
print('%d %s' % (1, 'a'), '{:>5}'.format(2.5), f'{3.14159:.2f}', 2 ** 100, sorted('cab', key=str.upper), 'a,b'.split(','))
try:
    {}['missing']
except KeyError as error:
    print(repr(error))
print(json.dumps({'a': [1, 2.5, None, True]}), json.loads('{"b": [1, "x"]}'), re.findall(r'\w+', 'some words'))
