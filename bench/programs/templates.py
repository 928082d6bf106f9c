"""A template language compiled to Python source, and a page with a large table rendered by it."""


def escape(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def tokens_of(template):
    at = 0
    while True:
        start = template.find("{", at)
        if start < 0 or start + 1 >= len(template):
            yield "text", template[at:]
            return
        kind = template[start + 1]
        if kind not in "{%":
            yield "text", template[at:start + 1]
            at = start + 1
            continue
        if start > at:
            yield "text", template[at:start]
        end = template.index("}}" if kind == "{" else "%}", start)
        yield ("value" if kind == "{" else "tag"), template[start + 2:end].strip()
        at = end + 2


class Template:
    def __init__(self, text):
        lines = ["def render(context):", "    out = []"]
        depth = 1
        self.locals = set()
        for kind, content in tokens_of(text):
            indent = "    " * depth
            if kind == "text":
                lines.append(f"{indent}out.append({content!r})")
            elif kind == "value":
                parts = content.split("|")
                expression = self.reference(parts[0])
                for name in parts[1:]:
                    expression = f"filters[{name!r}]({expression})"
                lines.append(f"{indent}out.append(str({expression}))")
            else:
                words = content.split()
                if words[0] == "for":
                    self.locals.add(words[1])
                    lines.append(f"{indent}for {words[1]} in {self.reference(words[3])}:")
                    depth += 1
                elif words[0] == "if":
                    lines.append(f"{indent}if {self.reference(words[1])}:")
                    depth += 1
                elif words[0] == "else":
                    lines.append("    " * (depth - 1) + "else:")
                else:
                    depth -= 1
        lines.append("    return ''.join(out)")
        namespace = {"filters": {"escape": escape, "upper": str.upper}}
        exec("\n".join(lines), namespace)
        self.render = namespace["render"]

    def reference(self, text):
        name, *attributes = text.split(".")
        expression = name if name in self.locals else f"context[{name!r}]"
        for attribute in attributes:
            expression += f"[{attribute!r}]"
        return expression


PAGE = """<html><head><title>{{ title|escape }}</title></head><body><table>
{% for row in rows %}<tr class="{{ row.kind }}">
{% for cell in row.cells %}<td>{{ cell }}</td>{% end %}
{% if row.note %}<td>{{ row.note|escape|upper }}</td>{% else %}<td>-</td>{% end %}
</tr>{% end %}</table></body></html>"""


def run():
    context = {
        "title": "Prices & <dates>",
        "rows": [
            {"kind": "odd" if i % 2 else "even", "cells": list(range(i, i + 12)), "note": "a < b" if i % 5 == 0 else ""}
            for i in range(1500)
        ],
    }
    for _ in range(15):
        page = Template(PAGE).render(context)
        assert page.count("<td>") == 1500 * 13
        assert page.count("A &LT; B") == 300
