"""Sources in and out: BibTeX, BibLaTeX, RIS and CSL-JSON to CSL items, and back to BibTeX and CSL-JSON."""

import json
import re
from collections.abc import Callable, Sequence
from typing import Any

from essayplanner.domain.cards import Source
from essayplanner.domain.csl import TITLES, tidy_item
from essayplanner.domain.errors import EssayError
from essayplanner.domain.sources import safe_keys
from essayplanner.domain.text import shorten
from essayplanner.formats import ris
from essayplanner.formats.bibtex_titles import keep_capitals
from essayplanner.formats.pandoc_call import RunPandoc

#: A file of sources is not larger than this, in bytes: Zotero writes 1 MB for 1,000.
LARGEST = 20_000_000
#: No file holds more sources than this.
MOST = 20_000

Item = dict[str, Any]

_RIS = re.compile(r"^\s*TY  ?- ", re.MULTILINE)
_BIBTEX = re.compile(r"^\s*@\s*\w+\s*[{(]", re.MULTILINE)
_BIBLATEX = re.compile(
    r"^\s*@\s*(?:online|mv\w+|bookinbook|inreference|report|thesis|collection|periodical|suppbook)\s*[{(]|"
    r"^\s*(?:date|journaltitle|location|urldate|subtitle|eventdate|origdate|institution|maintitle)\s*=",
    re.MULTILINE | re.IGNORECASE,
)
_MARKUP = re.compile(r"</?(?:i|b|em|strong|sup|sub|sc|span)(?:\s[^<>]*)?>", re.IGNORECASE)


class BibliographyError(EssayError):
    """The file holds no sources that can be read; nothing was imported."""


def read_bibliography(
    data: bytes, name: str, pandoc: RunPandoc, cancel: Callable[[], bool] | None = None
) -> list[Item]:
    """The sources that a file holds as CSL items, each with the key it had there (or "") as `id`.

    What kind of file it is, its words tell, not its name, which is for the message. Raises BibliographyError, in one
    sentence with the line where it can be said, or what `pandoc` raises; CSL-JSON is read without pandoc.
    """
    if len(data) > LARGEST:
        raise BibliographyError(f"“{name}” is larger than {LARGEST // 1_000_000} MB: export fewer sources at a time.")
    text = _decoded(data)
    match sniff(text):
        case "json":
            found = _from_json(text, name)
        case "ris":
            found = _from_ris(text, name, pandoc, cancel)
        case "bibtex" | "biblatex" as kind:
            found = _asked(["-f", kind, "-t", "csljson"], keep_capitals(text), name, pandoc, cancel)
        case _:
            raise BibliographyError(
                f"“{shorten(name, 80)}” holds no sources that can be read: choose a BibTeX, RIS or CSL-JSON file."
            )
    if len(found) > MOST:
        raise BibliographyError(f"“{shorten(name, 80)}” holds more than {MOST:,} sources: export fewer at a time.")
    plain = [item for item in map(_plain, found) if item.keys() & {"title", "author", "editor", "container-title"}]
    if not plain:
        raise BibliographyError(f"“{shorten(name, 80)}” holds no sources, so nothing was imported.")
    return plain


def sniff(text: str) -> str:
    """What the text is: “json”, “ris”, “bibtex” or “biblatex”; empty for anything else."""
    start = text.lstrip()[:1]
    if start in ("[", "{") and text.rstrip()[-1:] in ("]", "}"):
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


def write_bibtex(sources: Sequence[Source], pandoc: RunPandoc, cancel: Callable[[], bool] | None = None) -> bytes:
    """The sources as BibLaTeX, which BibTeX readers take too; keys as in `safe_keys`."""
    if not sources:
        return b""
    keys = safe_keys(sources)
    items = [_protected(tidy_item(source.csl)) | {"id": key} for source, key in zip(sources, keys, strict=True)]
    return pandoc(["-f", "csljson", "-t", "biblatex", "--wrap=none"], json.dumps(items).encode(), None, cancel)


def _protected(item: Item) -> Item:
    """The item with titles whose capitals no program changes."""
    return {name: f'<span class="nocase">{value}</span>' if name in TITLES else value for name, value in item.items()}


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _from_json(text: str, name: str) -> list[Item]:
    try:
        value = json.loads(text)
    except RecursionError:
        raise BibliographyError(f"“{shorten(name, 80)}” is nested too deep to be a list of sources.") from None
    except ValueError as error:
        line = getattr(error, "lineno", 1)
        raise BibliographyError(f"“{shorten(name, 80)}” is broken in line {line}, so nothing was imported.") from None
    if isinstance(value, dict):
        value = value.get("items", [value])
    items = [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []
    return [item for item in items if item.keys() & {"title", "author", "editor", "type", "DOI", "URL"}]


def _from_ris(text: str, name: str, pandoc: RunPandoc, cancel: Callable[[], bool] | None) -> list[Item]:
    found = ris.records(text)
    items = _asked(["-f", "ris", "-t", "csljson"], ris.for_pandoc(found), name, pandoc, cancel)
    if len(items) != len(found):
        raise BibliographyError(f"“{shorten(name, 80)}” is no RIS file that can be read, so nothing was imported.")
    return [ris.mended(item, record) for item, record in zip(items, found, strict=True)]


def _asked(
    arguments: Sequence[str], text: str, name: str, pandoc: RunPandoc, cancel: Callable[[], bool] | None
) -> list[Item]:
    try:
        items = json.loads(pandoc(arguments, text.encode(errors="replace"), None, cancel))
    except (ValueError, RecursionError):
        raise BibliographyError(f"“{shorten(name, 80)}” cannot be read, so nothing was imported.") from None
    except EssayError as error:
        line = re.search(r"\bline (\d+)", str(error))
        if not line:
            raise
        number = min(int(line[1]), text.count("\n") + 1)
        raise BibliographyError(
            f"“{shorten(name, 80)}” is broken in line {number}, so nothing was imported: mend it and try again."
        ) from None
    return [item for item in items if isinstance(item, dict)]


def _plain(item: Item) -> Item:
    """The item tidied, its texts without marks for italics and the like."""
    tidy = tidy_item({name: _bare(value) for name, value in item.items()})
    id = item.get("id")
    return tidy | {"id": id.strip() if isinstance(id, str) else str(id) if isinstance(id, int) else ""}


def _bare(value: Any) -> Any:
    return _MARKUP.sub("", value) if isinstance(value, str) else value
