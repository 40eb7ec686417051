"""BibTeX made ready for pandoc, which drops commands that it does not know and goes round in circles until it bursts.

Not a line is added or taken away, so that a complaint names the line of the student's file.
"""

import re
from collections.abc import Sequence

from essayplanner.domain.months import month_number
from essayplanner.formats.bibtex_scan import Edit, Entry, edited, value
from essayplanner.formats.bibtex_size import parents
from essayplanner.formats.bibtex_titles import keep_capitals

#: What exporters write that pandoc leaves out.
_SIGNS = {
    "textendash": "–",
    "textemdash": "—",
    "th": "þ",
    "TH": "Þ",
    "dh": "ð",
    "DH": "Ð",
    "dj": "đ",
    "DJ": "Đ",
    "ng": "ŋ",
    "NG": "Ŋ",
    "textellipsis": "…",
    "textbar": "|",
    "textnumero": "№",
    "texteuro": "€",
    "euro": "€",
    "textminus": "−",
    "textquestiondown": "¿",
    "textexclamdown": "¡",
    "textordfeminine": "ª",
    "textordmasculine": "º",
    "textperiodcentered": "·",
    "textquotestraightbase": "‚",
    "textquotestraightdblbase": "„",
}
_COMMAND = re.compile(rf"(?<!\\)((?:\\\\)*)\\({'|'.join(_SIGNS)})(?![A-Za-z])(?:[ \t]*\{{\}}|[ \t]+)?")
_DOTLESS = re.compile(r"""(?<!\\)(\\(?:['`^"~=.]|[uvHrk](?=[{\\ ])))[ ]?(?:\{\\([ij])\s*\}|\\([ij])(?![A-Za-z])[ ]?)""")
_RAISED = re.compile(r"\$\^\{?(?:\\(?:mathrm|text|textrm)\{)?(\w{1,3})\}*\$")
_NOTHING = re.compile(r"(?<!\\)((?:\\\\)*)\\(?:textcyr(?=\{)|-)")
_URL = re.compile(r"\\(?:url|href|nolinkurl)\s*\{([^{}]*)\}\Z")
_YEAR = re.compile(r"[\[(\s]*+(?:(?:c|p|©|ca\.?|cop\.?|copyright|circa)\s*+)?(\d{4})[\s\])?.,:;]*+")
#: No field is longer as TeX, in characters: of a note 20,000 are kept (`domain.csl`), accents and all.
_LONGEST = 30_000
#: What means something to TeX or to pandoc.
_SIGN = re.compile(r"[^\w\s.,;:!?'()-]|(?<=[-,.])[-,.]+")
_WEB = ("online", "electronic", "www")
_WRITTEN = frozenset(
    re.findall(
        r"\w+",
        """title subtitle booktitle shorttitle maintitle author editor translator journal journaltitle publisher address
        location school institution organization series edition volume number pages year month date howpublished note
        type""",
    )
)


def without_long_fields(text: str, found: Sequence[Entry]) -> str:
    """The text with the first words, and no TeX, of each field that is longer than any that is kept.

    pandoc's time grows with the square of a field.
    """
    edits = []
    for entry in found:
        for field in entry.fields:
            start, end = field.pieces[0][0], field.pieces[-1][1]
            if end - start > _LONGEST:
                words = " ".join(_SIGN.sub(" ", text[start : start + _LONGEST]).split())
                edits.append(Edit(start, end, f"{{{words}}}" + "\n" * text.count("\n", start, end)))
    return edited(text, edits)


def ready(text: str, found: Sequence[Entry]) -> str:
    """The text as pandoc reads it without loss; `found` are its entries."""
    edits = keep_capitals(text, found)
    for entry in found:
        for field in entry.fields:
            start, end = field.pieces[0]
            if field.name == "titleaddon" and entry.kind in _WEB:  # Zotero's name of the website
                edits.append(Edit(field.start, field.start + len(field.name), "journaltitle"))
            if len(field.pieces) == 1 and entry.kind != "string" and (new := _mended(field.name, value(text, field))):
                edits.append(Edit(start, end, new + "\n" * text.count("\n", start, end)))
    text = _COMMAND.sub(lambda match: match[1] + _SIGNS[match[2]], edited(text, edits))
    text = _DOTLESS.sub(lambda match: f"{match[1]}{{{match[2] or match[3]}}}", text)
    text = _RAISED.sub(r"\1", text)
    return _NOTHING.sub(r"\1", text)


def _mended(name: str, value: str) -> str:
    """The value of a field, marks included, where pandoc would not understand it; empty where it would."""
    if name == "month" and (number := month_number(value)):
        return str(number)
    if name in ("year", "date") and not value.isdigit() and (year := _YEAR.fullmatch(value)):
        return f"{{{year[1]}}}"
    if name == "url" and (url := _URL.match(value)):
        return f"{{{url[1].strip()}}}"
    if name == "type" and "{" in value:
        return f"{{{re.sub('[{}]', '', value)}}}"
    return ""


def circle(text: str, found: Sequence[Entry]) -> str:
    """The key of an entry that takes its fields from itself, by way of others perhaps; empty where there is none."""
    leads: dict[str, list[str]] = {}
    for entry in found:
        leads.setdefault(entry.key, []).extend(parents(text, entry))
    done: set[str] = set()
    for first in leads:
        path: list[tuple[str, list[str]]] = []
        on_path: set[str] = set()
        key: str | None = first
        while key is not None:
            if key in on_path:
                return key
            if key not in done:
                path.append((key, list(leads.get(key, ()))))
                on_path.add(key)
            key = None
            while path and key is None:
                if path[-1][1]:
                    key = path[-1][1].pop()
                else:
                    gone = path.pop()[0]
                    on_path.discard(gone)
                    done.add(gone)
    return ""


def undefined(text: str, found: Sequence[Entry]) -> tuple[str, int]:
    """The first abbreviation that no `@string` explains, with its line; empty where all are explained."""
    known = {field.name for entry in found if entry.kind == "string" for field in entry.fields}
    for entry in found:
        for field in entry.fields:
            for start, end in field.pieces:
                word = text[start:end]
                if (
                    field.name in _WRITTEN
                    and word[0].isalpha()
                    and word.lower() not in known
                    and not (field.name == "month" and month_number(word))
                ):
                    return word, text.count("\n", 0, start) + 1
    return "", 0
