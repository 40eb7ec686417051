"""Sources in and out: BibTeX, BibLaTeX, RIS and CSL-JSON to CSL items, and all but RIS back again."""

import json
import re
from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from typing import Literal, TypeVar

from essayplanner.domain.cards import Source
from essayplanner.domain.csl import TITLES, text_of, tidy_item
from essayplanner.domain.errors import ComplaintError, EssayError
from essayplanner.domain.source_lists import Item, Listed, SourceList, Unread
from essayplanner.domain.sources import safe_keys
from essayplanner.domain.text import shorten
from essayplanner.formats import bibtex_out, ris
from essayplanner.formats.bibtex_before import circle, ready, undefined, without_long_fields
from essayplanner.formats.bibtex_scan import entries
from essayplanner.formats.bibtex_size import written_out
from essayplanner.formats.catalogue import as_cited
from essayplanner.formats.pandoc_call import RunPandoc
from essayplanner.language import _

#: A file of sources is not larger than this, in bytes: Zotero writes 1 MB for 1,000.
LARGEST = 20_000_000
#: No file holds more sources than this.
MOST = 20_000

Found = TypeVar("Found")

_RIS = re.compile(r"^[^\S\n\f\ufeff]*[\f\ufeff]*[^\S\n]*TY\s{0,3}[-–]\s", re.MULTILINE | re.IGNORECASE)
_BIBTEX = re.compile(r"^[^\S\n]*@\s*+\w++\s*+[{(]", re.MULTILINE)
_BIBLATEX = re.compile(
    r"^[^\S\n]*@\s*+(?:online|mv\w+|bookinbook|inreference|report|thesis|collection|periodical|suppbook)\s*[{(]|"
    r"^[^\S\n]*(?:date|journaltitle|location|urldate|subtitle|eventdate|origdate|institution|maintitle)\s*=",
    re.MULTILINE | re.IGNORECASE,
)
_JSON = re.compile(r"\s*(?:\[\s*)?\{\s*[\"}]")
#: What programs number their sources with: no key that a student would cite by.
_NUMBERED = re.compile(r"\d+(?:/\w+)?|\w+://\S*|(?:users|groups)/\S+|ITEM-\d+")
_MARKUP = re.compile(r"</?(?:i|b|em|strong|sup|sub|sc|span)(?:\s[^<>]*)?>", re.IGNORECASE)


#: A source has one of these.
_ENOUGH = frozenset(("title", "author", "editor", "container-title"))


class BibliographyError(EssayError):
    """The file holds no sources that can be read; nothing was imported."""


def read_bibliography(
    data: bytes, name: str, pandoc: RunPandoc | None, cancel: Callable[[], bool] | None = None
) -> SourceList:
    """The sources that a file holds.

    What kind of file it is, its words tell, not its name, which is for the message. `pandoc` is None where it is not on
    this computer: it reads BibTeX alone. Raises BibliographyError, in one sentence with the line where it can be said;
    what `pandoc` raises comes through only where `cancel` gives True.
    """
    if len(data) > LARGEST:
        raise BibliographyError(
            _(
                "“{name}” is larger than {most} MB: export fewer sources at a time.",
                name=name,
                most=LARGEST // 1_000_000,
            )
        )
    text = decoded(data)
    match sniff(text):
        case "json":
            found = _from_json(text, name)
        case "ris":
            return _from_ris(text, name)
        case "bibtex" | "biblatex" as kind:
            found = _from_bibtex(text, kind, name, pandoc, cancel)
        case _:
            raise BibliographyError(
                _(
                    "“{name}” holds no sources that can be read: choose a BibTeX, RIS or CSL-JSON file.",
                    name=shorten(name, 80),
                )
            )
    plain = [item for item in map(_plain, found) if item.keys() & _ENOUGH]
    if not plain:
        raise BibliographyError(_("“{name}” holds no sources, so nothing was imported.", name=shorten(name, 80)))
    return SourceList(name, tuple(Listed(number, 0, item) for number, item in enumerate(plain, start=1)))


def sniff(text: str) -> str:
    """What the text is: “json”, “ris”, “bibtex” or “biblatex”; empty for anything else."""
    start = text.lstrip()[:1]
    if start in ("[", "{") and (text.rstrip()[-1:] in ("]", "}") or _JSON.match(text)):
        return "json"
    if _RIS.search(text):
        return "ris"
    if _BIBTEX.search(text):
        return "biblatex" if _BIBLATEX.search(text) else "bibtex"
    return ""


def write_csl_json(sources: Sequence[Source]) -> bytes:
    """The sources as CSL-JSON, the cite keys as their ids; a list, indented, ending in a line end."""
    items = [{"id": source.cite_key} | tidy_item(source.csl) for source in sources]
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
    text = written.decode()
    again = json.loads(pandoc(["-f", dialect, "-t", "csljson"], written, None, cancel))
    back = {item["id"]: as_cited(_plain(item)) for item in again}
    rest = [(item, bibtex_out.lost(item, back.get(item["id"], {}))) for item in items]
    return bibtex_out.completed(text, rest, dialect == "bibtex").encode()


def _protected(item: Item) -> Item:
    """The item with titles whose capitals no program changes."""
    return {name: f'<span class="nocase">{value}</span>' if name in TITLES else value for name, value in item.items()}


def decoded(data: bytes) -> str:
    """The text of a file: UTF-8 or UTF-16, else Windows-1252."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _from_ris(text: str, name: str) -> SourceList:
    records = _at_most(ris.records(text), name)
    known = ris.known_people(records)
    listed, unread, read = list[Listed](), list[Unread](), list[tuple[int, ris.Record, ris.Read]]()
    for number, record in enumerate(records, start=1):
        found = ris.item_of(record, known)
        item = _plain(as_cited(_plain(_keyed(found.item))))
        if item.keys() & _ENOUGH:
            listed.append(Listed(number, record.line, item))
            read.append((number, record, found))
        else:
            unread.append(Unread(number, record.line, item["id"], _("It has neither title nor author."), record.text))
    if not listed:
        raise BibliographyError(_("“{name}” holds no sources, so nothing was imported.", name=shorten(name, 80)))
    return SourceList(name, tuple(listed), tuple(unread), (*ris.outside(text), *ris.left_out(read)))


def _from_json(text: str, name: str) -> list[Item]:
    try:
        value = json.loads(text)
    except RecursionError:
        raise BibliographyError(
            _("“{name}” is nested too deep to be a list of sources.", name=shorten(name, 80))
        ) from None
    except ValueError as error:
        line = str(getattr(error, "lineno", 1))
        raise BibliographyError(
            _("“{name}” is broken in line {line}, so nothing was imported.", name=shorten(name, 80), line=line)
        ) from None
    if isinstance(value, dict):
        value = value.get("items", [value])
    items = _at_most((item for item in value if isinstance(item, dict)) if isinstance(value, list) else (), name)
    return [_keyed(item) for item in items if item.keys() & {"title", "author", "editor", "type", "DOI", "URL"}]


def _at_most(found: Iterable[Found], name: str) -> list[Found]:
    """What was found, looked for no further than the first that is too many; BibliographyError where there is one."""
    taken = list(islice(found, MOST + 1))
    if len(taken) > MOST:
        raise BibliographyError(
            _("“{name}” holds more than {most} sources: export fewer at a time.", name=shorten(name, 80), most=MOST)
        )
    return taken


def _keyed(item: Item) -> Item:
    """The item with the key that a student gave it as its id, or none."""
    wishes = [text_of(item.get(name)).strip() for name in ("citation-key", "citekey", "id")]
    return item | {"id": next((wish for wish in wishes if wish and not _NUMBERED.fullmatch(wish)), "")}


def _from_bibtex(
    text: str, kind: str, name: str, pandoc: RunPandoc | None, cancel: Callable[[], bool] | None
) -> list[Item]:
    there = entries(text)
    _at_most((entry for entry in there if entry.kind != "string"), name)
    shortened = without_long_fields(text, there)
    if shortened != text:
        text, there = shortened, entries(shortened)
    if key := circle(text, there):
        raise BibliographyError(
            _("“{name}”: the entry “{key}” refers to itself", name=shorten(name, 80), key=shorten(key, 40)),
            _("nothing was imported"),
        )
    word, line = undefined(text, there)
    if word:
        raise BibliographyError(
            _(
                "“{name}” has “{word}” without braces in line {line}, and no {string} says what it stands for, so "
                "nothing was imported: put it in braces.",
                name=shorten(name, 80),
                word=shorten(word, 40),
                line=str(line),
                string="@string",
            )
        )
    if written_out(text, there, LARGEST) > LARGEST:
        raise BibliographyError(
            _(
                "“{name}” grows beyond {most} MB where its {string} and {crossref} are written out, so nothing was "
                "imported: export it anew from the program that made it.",
                name=shorten(name, 80),
                most=LARGEST // 1_000_000,
                string="@string",
                crossref="crossref",
            )
        )
    if pandoc is None:
        raise BibliographyError(
            _(
                "“{name}” is BibTeX, which is read by pandoc, so nothing was imported: install pandoc with "
                "“{command}”, or from {site}, or export RIS or CSL-JSON, which need none.",
                name=shorten(name, 80),
                command="pip install pypandoc_binary",
                site="pandoc.org",
            )
        )
    kept = bibtex_out.kept_in(text, there)
    items = _asked(["-f", kind, "-t", "csljson"], ready(text, there), name, pandoc, cancel)
    return [bibtex_out.found_again(as_cited(_plain(item)), kept.get(str(item.get("id")), {})) for item in items]


def _asked(
    arguments: Sequence[str], text: str, name: str, pandoc: RunPandoc, cancel: Callable[[], bool] | None
) -> list[Item]:
    try:
        items = json.loads(pandoc(arguments, text.encode(errors="replace"), None, cancel))
    except (ValueError, RecursionError):
        raise BibliographyError(
            _("“{name}” cannot be read, so nothing was imported.", name=shorten(name, 80))
        ) from None
    except EssayError as error:
        if cancel and cancel():
            raise
        line = re.search(r"\bline (\d+)", error.complaint) if isinstance(error, ComplaintError) else None
        if not line:
            raise BibliographyError(
                _(
                    "“{name}” was too much for pandoc, which reads BibTeX, so nothing was imported: import a part of "
                    "it at a time, to find the entry that is broken.",
                    name=shorten(name, 80),
                )
            ) from error
        number = min(int(line[1]), text.count("\n") + 1)
        raise BibliographyError(
            _(
                "“{name}” is broken in line {line}, so nothing was imported: mend it and try again.",
                name=shorten(name, 80),
                line=str(number),
            )
        ) from None
    return [item for item in items if isinstance(item, dict)]


def _plain(item: Item) -> Item:
    """The item tidied, its texts without marks for italics and the like."""
    tidy = tidy_item({name: _bare(value) for name, value in item.items()})
    id = item.get("id")
    return tidy | {"id": id.strip() if isinstance(id, str) else str(id) if isinstance(id, int) else ""}


def _bare(value: object) -> object:
    return _MARKUP.sub("", value) if isinstance(value, str) else value
