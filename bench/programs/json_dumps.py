"""Encoding of nested dicts and lists as JSON."""

import json

KIND = "library"


def make(n):
    return [
        {
            "id": i,
            "name": "item number %d" % i,
            "price": i * 1.25,
            "tags": ["a", "b", "caf\u00e9", "line\nbreak"],
            "size": {"width": i % 17, "height": i % 23, "unit": None},
            "sold": i % 3 == 0,
        }
        for i in range(n)
    ]


DATA = make(5000)


def run():
    text = json.dumps(DATA)
    assert text == json.dumps(DATA)
    assert len(json.dumps(DATA, indent=1, sort_keys=True)) > len(text)
    for item in DATA:
        assert json.dumps(item)[0] == "{"
