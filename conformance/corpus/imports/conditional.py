try:
    import ujson as json
except ImportError:
    import json
print(json.__name__)


def lazily():
    import re

    return re.sub('a', 'b', 'banana')


print(lazily(), 're' in globals())
if True:
    from math import floor as rounded
else:
    from math import ceil as rounded
print(rounded(2.7))


class Holder:
    from math import tau
    import os.path


print(Holder.tau, Holder.os.path.basename('a/b'))
from os import path, sep

print(path.join('x', 'y') == 'x' + sep + 'y')
import this_is_not_there as nothing
