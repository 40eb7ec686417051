"""Ways to spoil a pack on purpose, so that each check can be seen to notice."""

from collections.abc import Callable
from typing import Any

from tests.content.stalin import DOCUMENT_KEY, Pack, card

Spoiler = Callable[[Pack], object]


def put(key: str, /, **fields: Any) -> Spoiler:
    """Spoils a card; a field of None is taken away."""

    def spoil(pack: Pack) -> None:
        spoilt = card(pack, key)
        spoilt.update(fields)
        for field in [field for field, value in fields.items() if value is None]:
            spoilt.pop(field, None)

    return spoil


def cite(key: str, locator: str, source: str = DOCUMENT_KEY) -> Spoiler:
    return put(key, cites=[{"source": source, "locator": locator}])


def add_link(start: str, end: str, relation: str = "supports", because: str = "So.") -> Spoiler:
    return lambda pack: pack["links"].append({"from": start, "to": end, "relation": relation, "because": because})


def put_link(start: str, end: str, **fields: str) -> Spoiler:
    """Spoils the link between two cards."""
    return lambda pack: [link.update(fields) for link in pack["links"] if (link["from"], link["to"]) == (start, end)]


def drop_links(test: Callable[[dict[str, str]], bool]) -> Spoiler:
    return lambda pack: pack.update(links=[link for link in pack["links"] if not test(link)])


def drop_cards(test: Callable[[dict[str, Any]], bool]) -> Spoiler:
    return lambda pack: pack.update(cards=[each for each in pack["cards"] if not test(each)])


def put_section(outline: int, section: int, /, **fields: Any) -> Spoiler:
    """Spoils a section of an outline, both by number."""
    return lambda pack: pack["outlines"][outline]["sections"][section].update(fields)


def put_outline(outline: int, /, **fields: Any) -> Spoiler:
    return lambda pack: pack["outlines"][outline].update(fields)
