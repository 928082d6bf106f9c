import os
import sys
import tempfile

files = {
    'shop/__init__.py': 'print("init shop", __name__, __package__)\nfrom .items import Item\n__all__ = ["Item", "cart"]\nversion = 1\n',
    'shop/items.py': 'class Item:\n    def __repr__(self):\n        return f"Item from {__name__}"\n_private = 1\n',
    'shop/cart.py': 'from . import items, version\nfrom .items import Item as I\nfrom .sub.deep import value\nprint("cart", version, value)\n',
    'shop/sub/__init__.py': '',
    'shop/sub/deep.py': 'from .. import version\nfrom ..items import Item\nvalue = version + 41\n',
    'plain.py': 'a = 1\n_b = 2\ndef f(): return a\n',
    'space/inside.py': 'x = "namespace"\n',
    'lazy.py': 'def __getattr__(name):\n    if name == "dynamic":\n        return "made"\n    raise AttributeError(f"no {name}")\ndef __dir__():\n    return ["dynamic"]\n',
}
folder = tempfile.mkdtemp()
for name, text in files.items():
    path = os.path.join(folder, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, 'w') as f:
        f.write(text)
sys.path.insert(0, folder)

import shop
import shop.cart
from shop import *
from plain import *
import space.inside
import lazy

print(Item(), cart.value, shop.sub.deep.value, a, f(), '_b' in globals(), space.inside.x)
print(shop.__spec__.name, space.__path__ is not None, shop.__file__.endswith("__init__.py"))
print(lazy.dynamic, dir(lazy), sys.modules['shop.items'].__package__)
import plain

plain.a = 99
from importlib import reload

print(plain.f(), reload(plain).f(), plain.__loader__.__class__.__name__)
for bad in ('import shop.nothing', 'from shop import nothing', 'import plain.x', 'from lazy import other', 'from ... import x', 'import shop.cart.deeper'):
    try:
        exec(bad)
    except ImportError as e:
        print(bad, '->', type(e).__name__ + ':', str(e).replace(folder, 'FOLDER'))
import shutil

shutil.rmtree(folder)
