"""RDF written as XML, as a tree of elements: without a document type, not deep, nothing fetched."""

from collections.abc import Iterator
from typing import NamedTuple
from xml.parsers import expat

from essayplanner.domain.text import shorten
from essayplanner.formats.records.gathering import UnreadableError
from essayplanner.language import _

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_DEEPEST = 60
#: No file has more elements that are read.
_MOST = 600_000


class Node(NamedTuple):
    """An element by its name without the namespace, what it is about or leads to, its text and what it holds."""

    tag: str
    about: str
    leads_to: str
    texts: list[str]
    nodes: list["Node"]

    def all(self, *tags: str) -> Iterator["Node"]:
        """The elements in it of these names."""
        return (node for node in self.nodes if node.tag in tags)

    def first(self, *tags: str) -> "Node":
        """The first of them; one that is empty where there is none."""
        return next(self.all(*tags), _EMPTY)

    def deep(self, *tags: str) -> "Node":
        """The first in the first, along these names."""
        node = self
        for tag in tags:
            node = node.first(tag)
        return node

    @property
    def text(self) -> str:
        """Its own text, or that of its `rdf:value`."""
        return "".join(self.texts).strip() or "".join(self.first("value").texts if self.nodes else ()).strip()


_EMPTY = Node("", "", "", [], [])


def rdf_nodes(data: bytes | str, name: str) -> Node:
    """The outermost element of a file; raises UnreadableError where it is broken, too deep, or declares its own XML."""
    kept, said = _("nothing was imported"), shorten(name, 80)
    root = Node("", "", "", [], [])
    path = [root]
    count = 0

    def refuse(*_declared: object) -> None:
        raise UnreadableError(_("“{name}” declares its own XML, which no export of Zotero does", name=said), kept)

    def start(tag: str, attributes: dict[str, str]) -> None:
        if len(path) > _DEEPEST:
            raise UnreadableError(_("“{name}” is nested too deeply", name=said), kept)
        about = attributes.get(f"{_RDF} about") or attributes.get(f"{_RDF} nodeID") or attributes.get(f"{_RDF} ID", "")
        node = Node(tag.rpartition(" ")[2], about, attributes.get(f"{_RDF} resource", ""), [], [])
        path[-1].nodes.append(node)
        nonlocal count
        count += 1
        if count > _MOST:
            raise UnreadableError(_("“{name}” is too large", name=said), kept, _("export fewer sources at a time"))
        path.append(node)

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = start
    parser.EndElementHandler = lambda _tag: path.pop()
    parser.CharacterDataHandler = lambda text: path[-1].texts.append(text)
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        what = _("“{name}” is broken, so it could not be read ({error})", name=said, error=error)
        raise UnreadableError(what, kept) from None
    return root.nodes[0] if root.nodes else root
