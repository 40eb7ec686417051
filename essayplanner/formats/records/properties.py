"""The properties at the head of a note: names with a value or a list, one a line.

That is the part of YAML that Obsidian writes. Anchors, aliases, tags and tables within tables are no more than the
words that they are written with, so that nothing in them can grow.
"""

import re

#: The values of each property by its name, in small letters.
Properties = dict[str, list[str]]

_MOST_LINES = 500
_LONGEST = 1_000
_NAME = re.compile(r"([\w][\w .-]{0,60}?)[ \t]*:(?:[ \t]+(.*))?")
_ELEMENT = re.compile(r"[ \t]*-[ \t]+(.*)")
_PARTS = re.compile(r"""\s*+(?:"(?:[^"\\]|\\.)*+"|'(?:[^']|'')*+'|[^,]+)""")
_ESCAPED = re.compile(r'\\(["\\])')


def properties_of(text: str) -> tuple[Properties, str]:
    """The properties of a note, and what stands behind them; none where no second line `---` ends them."""
    if not re.match(r"\ufeff?---[ \t]*\n", text):
        return {}, text
    lines = text.split("\n", _MOST_LINES)
    end = next((number for number, line in enumerate(lines[1:_MOST_LINES], 1) if line.rstrip() in ("---", "...")), 0)
    if not end:
        return {}, text
    found: Properties = {}
    name = ""
    for line in lines[1:end]:
        line = line[:_LONGEST]
        if (element := _ELEMENT.fullmatch(line)) and name:
            found[name].append(_value(element[1]))
        elif (named := _NAME.fullmatch(line.rstrip())) and not line[:1].isspace():
            name = named[1].casefold()
            found[name] = _values(named[2] or "")
    return {each: kept for each, values in found.items() if (kept := [*filter(None, values)])}, "\n".join(
        lines[end + 1 :]
    )


def _values(text: str) -> list[str]:
    """What stands behind a name: one value, or a list between brackets."""
    text = text.strip()
    if text.startswith("[") and text.endswith("]") and not text.startswith("[["):
        return [_value(part) for part in _PARTS.findall(text[1:-1])]
    return [_value(text)] if text else []


def _value(text: str) -> str:
    """A value without its quotation marks and without a remark behind it."""
    text = text.strip()
    if len(text) > 1 and text[0] == text[-1] == '"':
        return _ESCAPED.sub(r"\1", text[1:-1])
    if len(text) > 1 and text[0] == text[-1] == "'":
        return text[1:-1].replace("''", "'")
    text = re.sub(r"(?:^|\s)#\s.*\Z", "", text)
    return "" if text in ("|", ">", "null", "~") else text
