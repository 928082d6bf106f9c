import math
import os.path as p
import sys
from collections import OrderedDict, deque as d
from math import *

import json, string

print(math.pi == pi, sqrt(16), p.join('a', 'b'), d([1]), OrderedDict, json.dumps([1]), string.digits)
print(sys, sys.modules['math'] is math, __name__, math.__name__, type(math))
print('json' in sys.modules, 'nothing' in sys.modules, sys.byteorder, sys.maxsize, sys.platform)
import importlib

print(importlib.import_module('textwrap').dedent('  x'), __import__('math') is math)
try:
    import nothing_here
except ImportError as e:
    print(type(e).__name__, e)
try:
    math.nothing
except AttributeError as e:
    print(e)
del math
try:
    math
except NameError as e:
    print(e)
