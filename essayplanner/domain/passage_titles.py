"""What a card is called that is made of a passage, until the student calls it something else."""

import re

from essayplanner.domain.cards import Kind
from essayplanner.domain.note_words import capital_first
from essayplanner.domain.text import clean_line, shorten

#: Letters of a title that can be read at one look.
_LONGEST = 72
#: So many letters of a passage are looked at.
_LOOKED_AT = 4_000
_SENTENCE = re.compile(r"(?<=[^\W\d_]{3}[.!?])[”’\")\]]?\s+(?=[“‘\"(\[]?[^\W\d_])")
#: Where a long sentence is cut: after a part of it that says something by itself.
_CLAUSE = re.compile(
    r"[;:](?=\s)|\s[–—](?=\s)|,(?=\s+(?:and|but|while|although|though|because|so|whoever|which|who)\b)"
)
_SHORTEST_CLAUSE = 24
#: The end of the sentence before, which a passage may begin with.
_ENDED = re.compile(r"[.!?…)\]”’»\s]+\s")
#: What joins a passage to the words before it, which are not in it.
_JOINED = re.compile(r"(?:and|but|or|nor|yet|that)\s+(?=\S+\s+\S+)")
#: Marks that open a quotation, and what closes it: a mark within a word is an apostrophe.
_CLOSED_BY = {"“": "”", "‘": "’", "„": "“", "‚": "‘", "«": "»", '"': '"', "'": "'"}
_CLOSING = "”’“‘»\"'"
#: A name of two or three words with capitals, or one before what historians do.
_NAME = r"(?!(?:As|The|But|And|While|When|Although|Though|If|Yet|So|In|He|She|It|They)\b)[^\W\d_a-z][\w’'-]+"
_WRITES = r"(?:writes|wrote|argues|argued|claims|claimed|holds|thinks|suggests|suggested|insists|concludes|notes|says)"
_HISTORIAN = re.compile(rf"\b((?:{_NAME}\s+){{0,2}}{_NAME})\s+(?:himself\s+|herself\s+|also\s+|has\s+)?{_WRITES}\b")


def title_of(quoted: str, kind: Kind) -> str:
    """A title for a card of that kind: its first sentence, cut where it may be; of a historian the name, if told.

    It begins with a capital letter, wherever in its sentence the passage begins.
    """
    words = _without_marks_around(clean_line(quoted[:_LOOKED_AT]))
    if kind is Kind.HISTORIAN and (found := _HISTORIAN.search(words)):
        return found[1]
    first = _SENTENCE.split(words, maxsplit=1)[0]
    if joined := _JOINED.match(first):
        first = first[joined.end() :]
    if len(first) > _LONGEST:
        cuts = [cut.start() for cut in _CLAUSE.finditer(first) if _SHORTEST_CLAUSE <= cut.start() <= _LONGEST]
        first = first[: cuts[-1]] if cuts else _cut(first)
    first = _without_marks_around(first)
    return capital_first(first.rstrip(" .,;:") if not first.endswith(("…", "...")) else first)


def _without_marks_around(words: str) -> str:
    """The same without marks of quotation around all of it, and without those at its ends that lack their other."""
    words = words.strip()
    words = words[ended.end() :] if (ended := _ENDED.match(words)) else words
    words = words.lstrip("”’» ,;:")
    while words and (closing := _CLOSED_BY.get(words[0])):
        end = re.search(rf"{closing}(?!\w)", words[1:])
        if end and words[1 + end.end() :].strip(" .,;:"):
            break
        words = words[1:].strip() if end is None else f"{words[1 : 1 + end.start()]}{words[1 + end.end() :]}".strip()
    bare = words.rstrip(" .,;:")
    if (
        bare
        and bare[-1] in _CLOSING
        and not any(opening in bare[:-1] for opening, closing in _CLOSED_BY.items() if closing == bare[-1])
    ):
        words = f"{bare[:-1]}{words[len(bare) :]}".strip()
    return words


def _cut(words: str) -> str:
    """As many whole words as there is room for."""
    whole = words[:_LONGEST].rsplit(maxsplit=1)[0] if " " in words[:_LONGEST] else ""
    return f"{whole.rstrip(' ,;:')}…" if len(whole) > _SHORTEST_CLAUSE else shorten(words, _LONGEST)
