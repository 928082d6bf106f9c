"""Decoding of JSON: one large document and many small ones."""

import json

KIND = "library"

ITEMS = [
    {"id": i, "title": "The \u201cquoted\u201d title %d" % i, "ratio": i / 7, "path": ["root", "branch", "leaf"], "ok": True,
     "children": [{"x": j, "y": -j, "label": "p%d" % j} for j in range(5)]}
    for i in range(600)
]
LARGE = json.dumps(ITEMS)
SMALL = [json.dumps(item, ensure_ascii=False) for item in ITEMS]


def run():
    for _ in range(18):
        assert json.loads(LARGE) == ITEMS
        assert [json.loads(text) for text in SMALL] == ITEMS
