"""The properties at the head of a note: names with a value or a list, one a line.

That is the part of YAML that Obsidian writes. Anchors, aliases, tags and tables within tables are no more than the
words that they are written with, so that nothing in them can grow.
"""

import re

#: The values of each property by its name, in small letters.
Properties = dict[str, list[str]]

_MOST_LINES = 500
_LONGEST = 10_000
_NAME = re.compile(r"([\w][\w .-]{0,60}?)[ \t]*:(?:[ \t]+(.*))?")
_ELEMENT = re.compile(r"[ \t]*-(?:[ \t]+(.*)|[ \t]*)")
_PARTS = re.compile(r"""\s*+(?:"(?:[^"\\]|\\.)*+"|'(?:[^']|'')*+'|[^,]+)""")
_ESCAPED = re.compile(r'\\(["\\])')
#: What says that a text of several lines follows, whose lines stay lines or become one.
_LINES = re.compile(r"[|>][+-]?\d?[+-]?")


def properties_of(text: str) -> tuple[Properties, str]:
    """The properties of a note, and what stands behind them.

    There are none where no second line `---` ends them, or where a line between the two is part of no property, names
    one again or is very long: what stands there are words of the note, between two lines.
    """
    if not re.match(r"\ufeff?---[ \t]*\n", text):
        return {}, text
    lines = text.split("\n", _MOST_LINES)
    end = next((number for number, line in enumerate(lines[1:_MOST_LINES], 1) if line.rstrip() in ("---", "...")), 0)
    found: dict[str, list[str]] = {}
    name = ""
    for line in lines[1:end]:
        line = line.rstrip()
        if len(line) > _LONGEST:
            return {}, text
        if (named := _NAME.fullmatch(line)) and not line[:1].isspace():
            name = named[1].casefold()
            if name in found:
                return {}, text
            found[name] = [(named[2] or "").strip()]
        elif name and (not line or line[0].isspace() or _ELEMENT.fullmatch(line)):
            found[name].append(line)
        elif line and not line.startswith("#"):
            return {}, text
    if not found:
        return {}, text
    said = {each: kept for each, written in found.items() if (kept := [*filter(None, _said(*written))])}
    return said, "\n".join(lines[end + 1 :])


def _said(first: str, *more: str) -> list[str]:
    """The values of a property, by what stands behind its name and in the lines beneath."""
    if _LINES.fullmatch(first):
        between = "\n" if first[0] == "|" else " "
        return [between.join(line.strip() for line in more).strip()]
    parts = [first]
    for line in filter(str.strip, more):
        if element := _ELEMENT.fullmatch(line):
            parts.append(element[1] or "")
        else:  # it goes on with what stands above it
            parts[-1] = f"{parts[-1]} {line.strip()}"
    return [value for part in parts for value in _values(part)]


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
    return "" if text in ("null", "~") else text
