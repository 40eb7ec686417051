"""pandoc's syntax tree as it is read from its JSON."""

import json
from typing import Any, NamedTuple

#: A node is its kind and its content: a third of the memory of the objects that pandoc writes.
Node = tuple[str, Any]


class Tree(NamedTuple):
    """A document as pandoc tells it: what it says of itself, by name, and its blocks."""

    meta: dict[str, Any]
    blocks: list[Node]


class TooDeepError(Exception):
    """Things lie in one another so deep that the tree cannot be read."""


def read_tree(data: bytes) -> Tree:
    """The tree of pandoc's JSON; TooDeepError where it is nested deeper than can be read."""
    try:
        document = json.loads(data, object_pairs_hook=_node)
    except RecursionError:
        raise TooDeepError from None
    return Tree(document["meta"], document["blocks"])


def _node(pairs: list[tuple[str, Any]]) -> Any:
    if pairs and pairs[0][0] == "t":
        return pairs[0][1], pairs[1][1] if len(pairs) > 1 else None
    return dict(pairs)


def words_in(value: Any) -> str:
    """The words of a value of a document's own account, or of inlines, without faces."""
    words: list[str] = []
    waiting = [value]
    while waiting:
        part = waiting.pop()
        if isinstance(part, str):
            words.append(part)
        elif isinstance(part, list):
            waiting.extend(reversed(part))
        elif isinstance(part, tuple):
            kind, content = part
            if kind in ("Space", "SoftBreak", "LineBreak", "Para"):
                words.append(" ")
            waiting.append(_inner(kind, content))
    return " ".join("".join(words).split())


def _inner(kind: str, content: Any) -> Any:
    """What has words in a node."""
    if kind in ("Link", "Image", "Span", "Quoted", "Cite", "Code", "Math", "Header", "Div"):
        return content[2] if kind == "Header" else content[1]
    return [] if kind in ("RawInline", "RawBlock", "Note", "MetaBool", "MetaMap") else content
