"""What `bring` and `import` do with another notebook."""

from argparse import Namespace
from collections.abc import Collection
from contextlib import closing
from functools import partial
from typing import Any

from essayplanner.cli import printing
from essayplanner.cli.commands import Outcome
from essayplanner.domain.packs import PackSource
from essayplanner.domain.text import clean_line
from essayplanner.domain.words import kind_word
from essayplanner.language import _, p_
from essayplanner.notebook.bringing import Deed
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.pack_keys import keyed_things
from essayplanner.notebook.pack_uids import Keyed, PackUids
from essayplanner.work.copying import OtherNotebook
from essayplanner.work.progress import Progress


def bring_notebook(arguments: Namespace, *, is_dry: bool = False, as_json: bool = False) -> Outcome:
    """Copy what another notebook holds, or list what would be copied where that `is_dry`."""
    from essayplanner.notebook.copying import copy_in
    from essayplanner.work.copying import left_out, look_into_notebook, said, would_be_said

    opened = partial(_opened, arguments)
    other = look_into_notebook(arguments.path, opened, Progress())
    with opened() as book:
        if is_dry:
            sentence = would_be_said(other)
        else:
            sentence = said(copy_in(book, other.part(other.usual), asked=True), left_out(other))
        uids = PackUids(book, other.pack)
    if as_json:
        return Outcome(printing.as_json(_json(other, uids)))
    rows = _rows(other)
    return Outcome(f"{sentence}\n{printing.table(rows) if rows else ''}")


def _opened(arguments: Namespace) -> closing[Notebook]:
    return closing(Notebook.open(arguments.file))


def _rows(other: OtherNotebook) -> list[tuple[str, str, str]]:
    """A line for each thing that is new."""
    pack, there, new = other.part(other.usual), other.here.there, p_("a thing of another notebook", "new")
    rows = [(new, kind_word(each.kind), each.title) for each in pack.cards if each.key not in there.cards]
    rows += [(new, _("outline"), each.title) for each in pack.outlines if each.key not in there.outlines]
    rows += [(new, _("debate"), each.question) for each in pack.debates if each.key not in there.debates]
    return rows + [(new, _("source"), _title(each)) for each in pack.sources if each.key not in there.sources]


def _json(other: OtherNotebook, uids: PackUids) -> dict[str, Any]:
    pack, there = other.pack, other.here.there
    coming = {table: {each.key for each in things} for table, things in keyed_things(other.part(other.usual))}

    def told(table: str, thing: Keyed, known: Collection[str], **said: str) -> dict[str, str]:
        deed = Deed.MAKE if thing.key in coming[table] and thing.key not in known else Deed.LEAVE
        return {"uid": uids.of(table, thing), "deed": deed.value} | said

    return {
        "title": other.title,
        "cards": [told("card", each, there.cards, kind=each.kind.value, title=each.title) for each in pack.cards],
        "outlines": [told("outline", each, there.outlines, title=each.title) for each in pack.outlines],
        "debates": [told("debate", each, there.debates, question=each.question) for each in pack.debates],
        "sources": [told("source", each, there.sources, key=each.key, title=_title(each)) for each in pack.sources],
    }


def _title(source: PackSource) -> str:
    return clean_line(str(source.csl.get("title") or source.key))
