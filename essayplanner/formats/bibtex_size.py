"""How long BibTeX is when written out: an `@string` may hold others twice, an entry take the fields of another."""

from collections.abc import Iterator, Sequence

from essayplanner.formats.bibtex_scan import Entry, value

#: What an entry counts, whatever stands in it, in characters.
_ENTRY = 50


def parents(text: str, entry: Entry) -> list[str]:
    """The keys of the entries that an entry takes fields from."""
    named = [value(text, field) for field in entry.fields if field.name in ("crossref", "xdata")]
    return [key.strip() for each in named for key in each.split(",") if key.strip()]


def written_out(text: str, found: Sequence[Entry], most: int) -> int:
    """The characters of all entries with every `@string` and every taken field in its place; just past `most` at most.

    No entry takes fields from itself, by way of others either.
    """
    own: dict[str, int] = {}
    takes: dict[str, list[str]] = {}
    for entry, size in _sizes(text, found, most):
        own[entry.key] = min(own.get(entry.key, 0) + size, most + 1)
        takes.setdefault(entry.key, []).extend(parents(text, entry))
    whole: dict[str, int] = {}
    for first in own:
        waiting = [first]
        while waiting:
            key = waiting[-1]
            missing = [] if key in whole else [each for each in dict.fromkeys(takes.get(key, ())) if each not in whole]
            waiting.extend(missing)
            if not missing:
                waiting.pop()
            if not missing and key not in whole:
                whole[key] = min(own.get(key, 0) + sum(whole[each] for each in takes.get(key, ())), most + 1)
    return min(sum(whole.values()), most + 1)


def _sizes(text: str, found: Sequence[Entry], most: int) -> Iterator[tuple[Entry, int]]:
    """Each entry that is no `@string`, and its own characters."""
    stands_for: dict[str, int] = {}
    for entry in found:
        size = _ENTRY
        for field in entry.fields:
            pieces = (stands_for.get(text[start:end].lower(), end - start) for start, end in field.pieces)
            length = min(sum(pieces), most + 1)
            size += length
            if entry.kind == "string":
                stands_for[field.name] = length
        if entry.kind != "string":
            yield entry, size
