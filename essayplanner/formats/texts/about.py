"""What a document says of itself as a source, as a CSL item: only what can be meant."""

from collections.abc import Mapping, Sequence
from typing import Any

from essayplanner.domain.brought import Block, What
from essayplanner.domain.csl import tidy_item
from essayplanner.domain.naming import looks_like_body
from essayplanner.domain.people import as_body, as_person
from essayplanner.domain.program_words import is_author, is_title
from essayplanner.domain.text import clean_line
from essayplanner.formats.catalogue import bare_doi
from essayplanner.language import n_


def real_title(title: str) -> str:
    """A title in one line; empty where a program put it there."""
    line = clean_line(title)
    return line if is_title(line) else ""


def title_of(told: str, blocks: tuple[Block, ...]) -> str:
    """A title that was told, or else the first heading where all stands under it."""
    if title := real_title(told):
        return title
    headings = [block for block in blocks if block.what is What.HEADING]
    if not headings or blocks[0].what is not What.HEADING:
        return ""
    first = headings[0]
    is_above = all(block.level > first.level for block in headings[1:])
    return first.text if is_above and len(headings) > 1 else ""


def left_out(pictures: int, deleted: int = 0, menus: int = 0, objects: int = 0) -> tuple[str, ...]:
    """What is said of what was left out, from how often it was met."""
    remarks = []
    if pictures:
        remarks.append(n_("{n} picture was left out.", "{n} pictures were left out.", pictures))
    if deleted:
        remarks.append(
            n_(
                "{n} passage that was deleted while changes were recorded was left out.",
                "{n} passages that were deleted while changes were recorded were left out.",
                deleted,
            )
        )
    if objects:
        remarks.append(n_("{n} formula or chart was left out.", "{n} formulas or charts were left out.", objects))
    if menus:
        remarks.append(n_("{n} menu of the page was left out.", "{n} menus of the page were left out.", menus))
    return tuple(remarks)


def about(
    kind: str, title: str, authors: Sequence[str] = (), issued: str = "", fields: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """A CSL item of a type, without its `id`; empty where there is no title that somebody gave.

    `fields` are further CSL fields, of which those that are blank are left out.
    """
    named = real_title(title)
    if not named:
        return {}
    item: dict[str, Any] = {"type": kind, "title": named}
    people = [clean_line(author) for author in authors if is_author(author)]
    item["author"] = [dict((as_body if looks_like_body(person) else as_person)(person)) for person in people]
    if issued:
        item["issued"] = {"raw": issued}
    for name, value in (fields or {}).items():
        item[name] = bare_doi(value) if name == "DOI" else value
    return tidy_item(item)
