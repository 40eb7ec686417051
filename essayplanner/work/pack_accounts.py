"""What is said of a pack that was imported."""

from essayplanner.domain.cards import Source
from essayplanner.domain.pack_changes import PackChange, Unplaced
from essayplanner.domain.text import shorten
from essayplanner.language import N_, Plural, _, join_and, n_
from essayplanner.notebook.imported import Imported
from essayplanner.notebook.importing_sources import Fate
from essayplanner.work.accounts import Account, called, in_parts

_KNOWN_CARDS = Plural("{n} card was already here.", "{n} cards were already here.")
_UPDATED = Plural("{n} thing was updated.", "{n} things were updated.")
_KEPT = Plural(
    "{n} thing that you changed, and that differs in the pack, stays as it is.",
    "{n} things that you changed, and that differ in the pack, stay as they are.",
)
_GONE = Plural(
    "{n} thing is no longer in the pack, and stays here.", "{n} things are no longer in the pack, and stay here."
)
_UNPLACED = Plural(
    "{n} card or section of its outlines cannot stand where the pack has it, and is left out.",
    "{n} cards and sections of its outlines cannot stand where the pack has them, and are left out.",
)
_HERE = Plural("{n} source was here already.", "{n} sources were here already.")
_PACK_ALIKE = Plural(
    "{n} source looks like one that was here before; both are kept.",
    "{n} sources look like others that were here before; all are kept.",
)


def pack_account(imported: Imported) -> Account:
    """What is to be told of a pack: what came in, which cards and sources were here already, and how many differ."""
    things = [n_("{n} card", "{n} cards", imported.cards)] if imported.cards else []
    things += [n_("{n} source", "{n} sources", imported.sources)] if imported.sources else []
    things += [n_("{n} outline", "{n} outlines", imported.outlines)] if imported.outlines else []
    said = [_("Imported {things}.", things=join_and(things)) if things else _("No new cards, sources or outlines.")]
    said += [n_(*_KNOWN_CARDS, imported.known)] if imported.known else []
    said += [n_(*_UPDATED, imported.updated)] if imported.updated else []
    said += [n_(*_KEPT, len(imported.kept))] if imported.kept else []
    said += [n_(*_GONE, len(imported.gone))] if imported.gone else []
    said += [n_(*_UNPLACED, len(imported.unplaced))] if imported.unplaced else []
    here = [(pack, there) for pack, there, fate in imported.met if fate is Fate.HERE]
    alike = [(pack, there) for pack, there, fate in imported.met if fate is Fate.SEEMS_HERE]
    said += [n_(*_HERE, len(here))] if here else []
    said += [n_(*_PACK_ALIKE, len(alike))] if alike else []
    head = _("Added, though they look like sources that were here before (merge any that are the same work)")
    text = in_parts(
        [
            (
                _("Sources that were here already"),
                [_met(N_("{record}: here as {source} ({key})"), *pair) for pair in here],
            ),
            (head, [_met(N_("{record}: looks like {source} ({key})"), *pair) for pair in alike]),
            (_("Kept as you changed it"), [change_line(each) for each in imported.kept]),
            (_("Left out of outlines"), [_unplaced(each) for each in imported.unplaced]),
            (_("No longer in the pack"), [shorten(each.title, 80) for each in imported.gone]),
        ]
    )
    return Account(" ".join(said), text, text)


def change_line(change: PackChange) -> str:
    """A change as one line: of what, and what stands here and in the pack."""
    mine, theirs = (shorten(each, 60) or _("nothing") for each in (change.mine, change.theirs))
    said = {"title": shorten(change.title, 60), "what": change.what, "field": change.of, "mine": mine, "theirs": theirs}
    if change.field:
        return _("{what} “{title}”, {field}: here “{mine}”, in the pack “{theirs}”", **said)
    return _("{what} “{title}”: {mine}", **said)


def _unplaced(each: Unplaced) -> str:
    what, outline = shorten(each.what, 60), shorten(each.outline, 60)
    return _("“{what}” in “{outline}”: {reason}", what=what, outline=outline, reason=each.why)


def _met(words: str, pack: Source, there: Source) -> str:
    key = shorten(there.cite_key, 40)
    return _(words, record=called(pack.csl), source=called(there.csl), key=key)
