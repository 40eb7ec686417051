"""Sources in and out: BibTeX, BibLaTeX, RIS and CSL-JSON to CSL items, and all but RIS back again."""

import json
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Literal, TypeVar

from essayplanner.domain.cards import Source
from essayplanner.domain.csl import TITLES, tidy_item
from essayplanner.domain.source_lists import Item, SourceList
from essayplanner.domain.sources import safe_keys
from essayplanner.domain.text import shorten
from essayplanner.formats import bibtex_out, ris, ris_records
from essayplanner.formats.accounts import Account, BibliographyError, keyed, plain_item, too_many, with_marks_escaped
from essayplanner.formats.bibtex_in import NO_WORKS, read_bibtex
from essayplanner.formats.bibtex_scan import entries
from essayplanner.formats.catalogue import as_cited
from essayplanner.formats.json_in import read_json
from essayplanner.formats.json_records import looks_like_json
from essayplanner.formats.letters import Letters, decoded
from essayplanner.formats.pandoc_call import RunPandoc
from essayplanner.language import _, n_

#: A file of sources is not larger than this, in bytes: Zotero writes 1 MB for 1,000.
LARGEST = 20_000_000
#: No file holds more sources than this.
MOST = 20_000
#: Of so many letters that are doubtful the lines are said.
_MOST_LETTERS = 20

Found = TypeVar("Found")

_RIS = re.compile(r"^[^\S\n\f\ufeff]*+[\f\ufeff]*+[^\S\n]*+TY\s{0,3}[-–]\s", re.MULTILINE | re.IGNORECASE)
_BIBTEX = re.compile(
    r"^[^\S\n]*@\s*+[^\W\d_][\w:+.-]*+\s*+[{(]|"
    r"(?<![\w.])@[\w:+.-]{1,40}\s*+[{(][^{}=@]{0,200}?[,{(][\s>]*+[^\W\d][\w-]{0,40}\s*+=",
    re.MULTILINE,
)
_QUOTED = re.compile(r"^[ \t]*>[> \t]*@[ \t]*\w+[ \t]*[{(]", re.MULTILINE)
_MAIL = re.compile(r"^[ \t]*>[> \t]?", re.MULTILINE)


def read_bibliography(data: bytes, name: str, cancel: Callable[[], bool] | None = None) -> SourceList:
    """The sources that a file holds, and an account of all that it holds besides.

    What kind of file it is, its words tell, not its name, which is for the message. Raises BibliographyError, in one
    sentence, where nothing of it can be read; StoppedError where `cancel` gives True.
    """
    if len(data) > LARGEST:
        raise BibliographyError(
            _(
                "“{name}” is larger than {most} MB: export fewer sources at a time.",
                name=name,
                most=LARGEST // 1_000_000,
            )
        )
    letters = decoded(data)
    account = Account(cancel)
    text = letters.text
    kind = sniff(text)
    match kind:
        case "json":
            read_json(text, name, account, MOST)
        case "ris":
            _read_ris(text, name, account)
        case "bibtex":
            _read_bibtex(text, name, account)
        case _:
            raise BibliographyError(
                _(
                    "No sources could be read in “{name}”: choose a BibTeX, RIS or CSL-JSON file.",
                    name=shorten(name, 80),
                )
            )
    _tell_letters(letters, account)
    found = account.closed(name)
    if not found.listed and not found.unread:
        raise BibliographyError(_("There are no sources in “{name}”, so nothing was imported.", name=shorten(name, 80)))
    if not found.listed:
        first = found.unread[0]
        said = _("No sources could be read in “{name}”", name=shorten(name, 80))
        why = first.reason
        if first.line:
            why = _("line {line}: {reason}", line=str(first.line), reason=first.reason)
        raise BibliographyError(said, _("nothing was imported"), why)
    return found


def sniff(text: str) -> str:
    """What the text is: “json”, “ris” or “bibtex”; empty for anything else."""
    is_bracketed = text.lstrip()[:1] in ("[", "{") and text.rstrip()[-1:] in ("]", "}")
    if looks_like_json(text) or (is_bracketed and not _BIBTEX.search(text)):
        return "json"
    if _RIS.search(text):
        return "ris"
    return "bibtex" if _BIBTEX.search(text) else ""


def _read_bibtex(text: str, name: str, account: Account) -> None:
    if _QUOTED.search(text):
        text = _MAIL.sub("", text)
    works = (entry for entry in entries(text))
    found = _at_most(works, name, lambda entry: entry.kind not in NO_WORKS)
    if not read_bibtex(text, found, account, LARGEST):
        raise BibliographyError(
            _(
                "“{name}” grows beyond {most} MB once its {string} and {crossref} are written out, so nothing was "
                "imported: export it again from the program that made it.",
                name=shorten(name, 80),
                most=LARGEST // 1_000_000,
                string="@string",
                crossref="crossref",
            )
        )


def _read_ris(text: str, name: str, account: Account) -> None:
    records = _at_most(ris_records.records(text), name)
    known = ris.known_people(records)
    read: list[tuple[int, ris_records.Record, ris.Read]] = []
    for number, record in enumerate(records, start=1):
        found = ris.item_of(record, known)
        item = plain_item(as_cited(plain_item(keyed(found.item))))
        if account.take(number, record.line, item, record.text, record.all(*ris.NOTES)):
            read.append((number, record, found))
    for remark in (*ris_records.outside(text), *ris.left_out(read)):
        account.remark(*remark)


def _tell_letters(letters: Letters, account: Account) -> None:
    if letters.way:
        sentence = _("The file is not in UTF-8; it was read as {way}. Check accented letters.", way=letters.way)
        account.remark(0, 0, sentence)
    for line, letter in letters.doubtful[:_MOST_LETTERS]:
        sentence = _(
            "One character is not in UTF-8, unlike the rest of the file; it was read as “{letter}”.", letter=letter
        )
        account.remark(0, line, sentence)
    if more := len(letters.doubtful[_MOST_LETTERS:]):
        account.remark(
            0, 0, n_("{n} more character was read the same way.", "{n} more characters were read the same way.", more)
        )


def write_csl_json(sources: Sequence[Source]) -> bytes:
    """The sources as CSL-JSON, the cite keys as their ids; a list, indented, ending in a line end."""
    items = [{"id": source.cite_key} | with_marks_escaped(tidy_item(source.csl)) for source in sources]
    return (json.dumps(items, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


def write_bibtex(
    sources: Sequence[Source],
    pandoc: RunPandoc,
    cancel: Callable[[], bool] | None = None,
    dialect: Literal["bibtex", "biblatex"] = "biblatex",
) -> bytes:
    """The sources as BibLaTeX, which pandoc and biber read, or as the older BibTeX; keys as in `safe_keys`.

    What neither can say stands in a field of our own, so that `read_bibliography` gives every field again.
    """
    if not sources:
        return b""
    keys = safe_keys(sources)
    items = [tidy_item(source.csl) | {"id": key} for source, key in zip(sources, keys, strict=True)]
    given = [
        _protected(bibtex_out.with_numbers(bibtex_out.with_place(bibtex_out.without_braces(item)))) for item in items
    ]
    written = pandoc(["-f", "csljson", "-t", dialect, "--wrap=none"], json.dumps(given).encode(), None, cancel)
    text = bibtex_out.completed(written.decode(), items, dialect == "bibtex")
    again = Account(cancel)
    read_bibtex(text, list(entries(text)), again, len(text) * 2 + LARGEST)
    back = {item["id"]: item for item in again.closed("").items}
    return bibtex_out.with_rest(text, [bibtex_out.lost(item, back.get(item["id"], {})) for item in items]).encode()


def _protected(item: Item) -> Item:
    """The item with titles whose capitals no program changes."""
    return {name: f'<span class="nocase">{value}</span>' if name in TITLES else value for name, value in item.items()}


def _at_most(found: Iterable[Found], name: str, counts: Callable[[Found], bool] = lambda each: True) -> list[Found]:
    """What was found, looked for no further than the first that is too many; BibliographyError where there is one."""
    taken, number = [], 0
    for each in found:
        number += counts(each)
        if number > MOST:
            raise too_many(name, MOST)
        taken.append(each)
    return taken
