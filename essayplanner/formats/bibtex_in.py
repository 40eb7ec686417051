"""BibTeX and BibLaTeX, entry by entry, as sources: what is sound comes in, and of the rest is said why it does not."""

from collections.abc import Iterator, Sequence

from essayplanner.domain.reading_dates import read_date
from essayplanner.domain.text import shorten
from essayplanner.formats.accounts import Account, plain_item
from essayplanner.formats.bibtex_fields import PEOPLE, SAME, is_worthless
from essayplanner.formats.bibtex_out import found_again, kept_of
from essayplanner.formats.bibtex_parents import Parents
from essayplanner.formats.bibtex_scan import Entry, Lines, piece_text
from essayplanner.formats.bibtex_source import Record, source_of
from essayplanner.formats.catalogue import as_cited
from essayplanner.language import _

#: Entries that say how a list is made, and are no works.
NO_WORKS = ("string", "preamble", "comment", "xdata", "set", "control", "ieeetranbstctl", "settings")


def read_bibtex(text: str, found: Sequence[Entry], account: Account, most: int) -> bool:
    """Tell the account of each entry; gives False where they are longer than `most` characters written out."""
    lines = Lines(text)
    records = list(_records(text, found, lines, account, most))
    if sum(len(value) for record in records for value in record.fields.values()) > most:
        return False
    parents = Parents([(record.entry.kind, record.entry.key, record.fields) for record in records])
    size = 0
    for place, record in enumerate(records):
        fields, missing = parents.whole(place)
        size += sum(map(len, fields.values()))
        if size > most:
            return False
        if record.entry.kind in NO_WORKS:
            continue
        source = text[record.entry.start : record.entry.end]
        if record.entry.open_at >= 0:
            account.refuse(record.number, record.line, record.entry.key, _opened(text, record.entry, lines), source)
        elif parents.is_circular(place):
            reason = _("Its “crossref” leads back to itself.")
            account.refuse(record.number, record.line, record.entry.key, reason, source)
        else:
            for key in missing:
                sentence = _("It takes details from “{key}”, which could not be found.", key=shorten(key, 60))
                account.remark(record.number, record.line, sentence)
            _tell(text, record, lines, account)
            item = source_of(record, fields, account)
            kept = kept_of(record.fields.get("csl", ""))
            account.cut(record.number, record.line, item)
            item = found_again(as_cited(plain_item(item)), kept)
            account.take(record.number, record.line, item, source, [item.get("annote", "")])
    return True


def _opened(text: str, entry: Entry, lines: Lines) -> str:
    line = str(lines.at(entry.open_at))
    if text[entry.open_at] == '"':
        return _("The quotation mark on line {line} is never closed.", line=line)
    return _("The brace on line {line} is never closed.", line=line)


def _tell(text: str, record: Record, lines: Lines, account: Account) -> None:
    if record.entry.unended:
        account.remark(record.number, record.line, _("Its last brace is missing; the fields before it were read."))
    for start, end in record.entry.junk:
        if words := text[start:end].strip(' \t\n{}"'):
            sentence = _("“{words}” belongs to no field and was left out.", words=shorten(words, 60))
            account.remark(record.number, lines.at(start), sentence)


def _records(text: str, found: Sequence[Entry], lines: Lines, account: Account, most: int) -> Iterator[Record]:
    """The entries that are no `@string`, with what each `@string` before, or after, stands for in its place."""
    explained: dict[str, str] = {}
    later: dict[str, tuple[tuple[int, int], ...]] = {
        field.name: field.pieces for entry in found if entry.kind == "string" for field in entry.fields
    }
    number = 0
    for entry in found:
        number += entry.kind not in NO_WORKS
        line = lines.at(entry.start)
        fields: dict[str, str] = {}
        for field in entry.fields:
            pieces = []
            for piece in field.pieces:
                words = piece_text(text, piece)
                if text[piece[0]] not in '{"' and not words.isdecimal():
                    known = explained.get(words.lower())
                    if known is None and (pieces_later := later.get(words.lower())) and entry.kind != "string":
                        known = "".join(piece_text(text, each) for each in pieces_later)
                    if known is None and entry.kind not in NO_WORKS and _is_word(field.name, words):
                        sentence = _(
                            "“{word}” has no braces and no {string} explains it; it was kept as it is.",
                            word=shorten(words, 40),
                            string="@string",
                        )
                        account.remark(number, lines.at(piece[0]), sentence)
                    words = words if known is None else known
                pieces.append(words)
            said = "".join(pieces)
            name = SAME.get(field.name, field.name)
            if entry.kind == "string":
                explained[field.name] = said[: most + 1]
            elif not said.strip(" \t\n{}"):
                continue
            elif name not in fields:
                fields[name] = said
            elif name in PEOPLE:
                fields[name] += f" and {said}"
            elif name == "keywords":
                fields[name] += f", {said}"
            elif " ".join(fields[name].split()) != " ".join(said.split()) and not is_worthless(name):
                sentence = _("It has the field “{name}” twice; only the first was read.", name=shorten(name, 40))
                account.remark(number, lines.at(field.start), sentence)
        if entry.kind != "string":
            yield Record(entry, number, line, fields)


def _is_word(name: str, word: str) -> bool:
    """Whether a word without braces is one that nobody knows."""
    if name == "month" and "season" not in (month := read_date(f"{word.rstrip('.')} 1999")) and "literal" not in month:
        return False
    return word[:1].isalpha() and not is_worthless(name)
