"""Writing TOML that a person reads and goes on with: a field on a line, texts of several lines as such."""

import json
from collections.abc import Collection, Iterable, Mapping
from typing import Any

_INDENT = "  "


def fields(written: Mapping[str, Any], blank: Collection[str] = ()) -> str:
    """A line for each field that says something, and for those named in `blank` even where they say nothing.

    A value is a text, a number, `True`, or a list of texts or of mappings, which become inline tables.
    """
    return "".join(f"{name} = {_value(value)}\n" for name, value in written.items() if value or name in blank)


def _value(value: Any) -> str:
    if isinstance(value, str) and "\n" in value:
        return _lines(value)
    return _inline(value, "")


def _inline(value: Any, indent: str) -> str:
    match value:
        case bool():
            return str(value).lower()
        case int():
            return str(value)
        case Mapping():
            shown = (f"{name} = {_inline(each, indent)}" for name, each in value.items() if each)
            return f"{{{', '.join(shown)}}}"
        case list() | tuple():
            return _list(value, indent)
    return _text(str(value))


def _list(values: Iterable[Any], indent: str) -> str:
    """A list on one line, or, of more than one table or of one that holds others, a table on each."""
    listed = [*values]
    tables = [each for each in listed if isinstance(each, Mapping)]
    if len(tables) < 2 and not any(isinstance(each, list | tuple) for table in tables for each in table.values()):
        return f"[{', '.join(_inline(each, indent) for each in listed)}]"
    inner = indent + _INDENT
    return "[\n" + "".join(f"{inner}{_inline(each, inner)},\n" for each in listed) + f"{indent}]"


def _text(text: str) -> str:
    """A text in quotation marks; without control characters those of JSON are those of TOML."""
    return json.dumps(text, ensure_ascii=False)


def _lines(text: str) -> str:
    written = text.replace("\\", "\\\\").replace('"""', '""\\"')
    if written.endswith('"'):
        written = f'{written[:-1]}\\"'
    return f'"""\n{written}"""'
