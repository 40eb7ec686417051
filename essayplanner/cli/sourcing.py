"""The commands `sources` and `import`."""

import sys
from argparse import Namespace
from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING, Any

from essayplanner.cli import printing
from essayplanner.cli.commands import Outcome
from essayplanner.domain.cards import Source
from essayplanner.domain.errors import EssayError
from essayplanner.domain.source_dates import date_text
from essayplanner.language import _, p_
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.sources import SourceRow, use_counts
from essayplanner.notebook.sources import sources as every_source

if TYPE_CHECKING:
    from essayplanner.domain.pack_changes import PackChanges
    from essayplanner.domain.packs import Pack
    from essayplanner.notebook.pack_comparing import Comparison
    from essayplanner.work.accounts import Account


def sources(arguments: Namespace) -> Outcome:
    """List the sources, or what is missing of them and of the cards."""
    with closing(Notebook.open(arguments.file)) as book:
        if arguments.missing:
            return _missing(book, arguments.json)
        found, used = every_source(book), use_counts(book)
    if arguments.json:
        return Outcome(printing.as_json([_json(row.source, used.get(row.id, 0)) for row in found]))
    rows = [
        (row.source.cite_key, printing.used(used.get(row.id, 0)), row.source.short, row.source.title) for row in found
    ]
    return Outcome(printing.table(rows, _("This notebook has no sources yet.")))


def _json(source: Source, used: int) -> dict[str, Any]:
    return {
        "uid": source.uid,
        "key": source.cite_key,
        "type": str(source.csl.get("type") or ""),
        "title": source.title,
        "author": [_name(person) for person in source.csl.get("author") or ()],
        "issued": _issued(source),
        "class": source.source_class,
        "used": used,
    }


def _name(person: dict[str, Any]) -> str:
    given, particle, family = (str(person.get(part) or "") for part in ("given", "non-dropping-particle", "family"))
    whole = " ".join(filter(None, (particle, family))) or str(person.get("literal") or "")
    return f"{whole}, {given}" if whole and given else whole or given


def _issued(source: Source) -> str:
    issued = source.csl.get("issued") or {}
    if issued.keys() & {"literal", "circa", "season"}:
        return date_text(issued)
    points = ["-".join(f"{part:>02}" for part in point) for point in issued.get("date-parts") or () if point]
    return "/".join(points) or str(issued.get("raw") or "")


def _missing(book: Notebook, as_json: bool) -> Outcome:
    from essayplanner.formats.missing import missing
    from essayplanner.notebook.reading import claims_with_evidence, read_cards

    found = missing(read_cards(book), [row.source for row in every_source(book)], claims_with_evidence(book))
    if as_json:
        return Outcome(printing.as_json([{"what": m.what.value, "uid": m.uid, "sentence": m.sentence} for m in found]))
    return Outcome(printing.table([(m.uid, m.what.word, m.sentence) for m in found], _("Nothing is missing.")))


def import_file(arguments: Namespace) -> Outcome:
    """Bring a file of sources, a pack or another notebook into the notebook as one step."""
    from essayplanner.formats.bibliography import LARGEST
    from essayplanner.work.accounts import NothingReadError
    from essayplanner.work.bringing_in import bring_in_sources, sources_in, sources_of
    from essayplanner.work.progress import Progress

    path, progress = arguments.path, Progress()
    ending = path.suffix.lower()
    if ending in (".toml", ".essayplan"):
        if arguments.source_class or arguments.duplicates:
            raise EssayError(
                _("A pack or a notebook says for itself what its sources are: leave out --class and --duplicates.")
            )
        if ending == ".toml":
            return import_pack(arguments)
        from essayplanner.cli.copying import bring_notebook

        refuse_theirs(arguments)
        return bring_notebook(arguments)
    refuse_theirs(arguments)
    if str(path) != "-":
        lists = sources_of([path], progress)
    elif sys.stdin is None:
        raise EssayError(_("Standard input is closed, so nothing was imported."))
    else:
        lists = [sources_in(sys.stdin.buffer.read(LARGEST + 1), path.name, progress)]
    try:
        brought = bring_in_sources(
            lists,
            partial(_opened, arguments),
            progress,
            source_class=arguments.source_class or "",
            with_similar=arguments.duplicates,
        )
    except NothingReadError as error:
        return Outcome(error.trouble.more and f"{error.trouble.more}\n", error.trouble.sentence, 1)
    with _opened(arguments) as book:
        rows = {row.id: row for row in every_source(book)}
    new, here = p_("a source that was brought in", "new"), p_("a source that was there before", "here")
    listed = [_line(new, rows[id]) for id in brought.added] + [_line(here, rows[id]) for id in brought.known]
    remark = _("Use --duplicates to add what only seems to be here already.") if brought.doubtful else ""
    return Outcome(_told(brought.account, printing.table(listed) if listed else ""), remark)


def refuse_theirs(arguments: Namespace) -> None:
    """Raise EssayError where what is no pack is to have a say in what the student changed."""
    if arguments.theirs:
        raise EssayError(_("Only a pack has a say in what you changed: leave out --theirs."))


def refuse_older(pack: "Pack", changes: "PackChanges", *, theirs: bool) -> None:
    """Raise EssayError where a newer version of a pack was imported before, unless that is wanted."""
    from essayplanner.work.bringing_in import older

    if changes.newer and not theirs:
        what = older(pack, changes.newer)
        raise EssayError(what, _("nothing was imported"), mend=_("use --theirs to go back to the older one"))


def import_pack(arguments: Namespace) -> Outcome:
    """Import a pack; what the student changed stays without --theirs."""
    from essayplanner.notebook.pack_comparing import Comparison
    from essayplanner.work.bringing_in import pack_in

    pack = pack_in(arguments.path)
    with _opened(arguments) as book:
        return import_compared(Comparison(book, pack), theirs=arguments.theirs)


def import_compared(compared: "Comparison", *, theirs: bool) -> Outcome:
    """Import a pack that was compared with the notebook."""
    from essayplanner.work.bringing_in import bring_in
    from essayplanner.work.progress import Progress

    book, pack = compared.book, compared.pack
    refuse_older(pack, compared.changes, theirs=theirs)
    brought = bring_in(book, pack, Progress(), None if theirs else frozenset(), compared)
    remark = _("Use --theirs to take what the pack says there.") if brought.kept else ""
    return Outcome(_told(brought.account), remark)


def _told(account: "Account", table: str = "") -> str:
    """The sentence, the sources that came in or were here, and a line for whatever else there is to tell."""
    return f"{account.sentence}\n{table}" + (f"\n{account.whole}\n" if account.whole else "")


def _opened(arguments: Namespace) -> closing[Notebook]:
    return closing(Notebook.open(arguments.file))


def _line(what: str, row: SourceRow) -> tuple[str, str, str, str]:
    return what, row.source.cite_key, row.source.short, row.source.title
