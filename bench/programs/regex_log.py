"""Regular expressions over lines of a log: groups, alternatives, search, sub, findall."""

import re

KIND = "library"

LINES = [
    '10.0.%d.%d - user%d [%02d/Oct/2021:13:%02d:36 +0200] "GET /path/%d/page.html?x=%d HTTP/1.1" %d %d "http://example.org/%d"'
    % (i % 7, i % 250, i % 13, i % 28 + 1, i % 60, i % 19, i, (200, 404, 500)[i % 3], i * 37 % 5000, i % 11)
    for i in range(1200)
]
TEXT = "\n".join(LINES)
LINE = re.compile(
    r'(?P<host>\S+) - (?P<user>\w+) \[(?P<day>\d+)/(?P<month>[A-Z][a-z]{2})/(?P<year>\d{4}):(?P<time>[\d:]+) [+-]\d+\] '
    r'"(?P<method>GET|POST|HEAD) (?P<path>[^ ?]+)(?:\?(?P<query>[^ ]*))? HTTP/(?P<version>[\d.]+)" (?P<status>\d{3}) (?P<size>\d+)')
WORD = re.compile(r"\b[a-z]+\b")
ADDRESS = re.compile(r"(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})")


def run():
    for _ in range(8):
        check()


def check():
    statuses = {}
    for line in LINES:
        match = LINE.match(line)
        key = match.group("status"), match.group("path")
        statuses[key] = statuses.get(key, 0) + int(match["size"])
    assert len(statuses) == 57
    assert len(WORD.findall(TEXT)) == 8400
    hidden = ADDRESS.sub(lambda m: m.group(1) + ".x.x.x", TEXT)
    assert hidden.count(".x.x.x") == 1200
    assert sum(1 for _ in re.finditer(r'" 5\d\d ', TEXT)) == 400
    assert len(re.split(r"[\s\"]+", TEXT)) > 10000
