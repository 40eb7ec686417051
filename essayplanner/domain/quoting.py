"""What is quoted, between the quotation marks of the reader's language."""

import re
from collections.abc import Sequence

from essayplanner.domain.marked_text import shown_words
from essayplanner.domain.text import words_of
from essayplanner.language import p_

#: A quotation of more words than these is set as a block of its own, as the Publication Manual of the APA (8.27) and
#: most schools ask.
WORDS_IN_A_LINE = 40

#: What stands between double quotation marks, of whatever language: the words are the one group that is not None.
QUOTED = re.compile('“([^“”]*)”|"([^"]*)"|«([^«»]*)»|„([^„“”]*)[“”]')
#: The same between single ones; an apostrophe within a word is none.
_SINGLY = re.compile(r"‘((?:[^‘’]|’(?=\w))*)’")
_ENDS = ("“”", '""', "«»", "„“", "„”")


def quoted(words: str) -> str:
    """The words between quotation marks; what is quoted within them stands between single ones."""
    return p_("quoted", "“{words}”", words=_within(bare(words)))


def quoted_paragraphs(paragraphs: Sequence[str]) -> tuple[str, ...]:
    """Paragraphs between quotation marks: each opens with one, and the last is closed."""
    *some, last = map(bare, paragraphs) if len(paragraphs) == 1 else paragraphs
    opening, _closing = marks()
    return (*(f"{opening}{_within(each)}" for each in some), quoted(last))


def marks() -> tuple[str, str]:
    """What opens and what closes a quotation."""
    opening, _here, closing = p_("quoted", "“{words}”", words="\0").partition("\0")
    return opening, closing


def is_block(paragraphs: Sequence[str]) -> bool:
    """Whether a quotation is set as a block: it is long, or has several paragraphs."""
    return len(paragraphs) > 1 or sum(map(words_of, paragraphs)) > WORDS_IN_A_LINE


def in_passing(text: str, quotation: str, idea: str) -> str:
    """What a list shows of a card: its own words or, where there are none, the quotation between marks, or the idea;
    without italics, bold and the signs for them."""
    return shown_words(text if text.strip() else quoted(quotation) if quotation.strip() else idea)


def bare(words: str) -> str:
    """The words without the one pair of quotation marks that a student typed around all of them."""
    text = words.strip()
    if text[:1] + text[-1:] not in _ENDS or len(text) < 3:
        return text
    inside = text[1:-1]
    return text if any(mark in inside for mark in text[0] + text[-1]) else inside.strip()


def _within(words: str) -> str:
    """Words as they stand within double quotation marks."""
    return QUOTED.sub(lambda found: _singly(next(filter(None, found.groups()), "")), words)


def _singly(words: str) -> str:
    words = _SINGLY.sub(lambda found: p_("quoted", "“{words}”", words=found[1]), words)
    return p_("quoted within a quotation", "‘{words}’", words=words)
