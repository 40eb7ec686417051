"""The words of the program in the reader's language, as gettext keeps them.

The language is settled when this module is first imported, so that a sentence at the top of a module is in it too:
`ESSAYPLANNER_LANGUAGE`, else what the system is set to, else English, which loads no catalogue and costs nothing.
A sentence stands in the code in English, whole, with names in braces for what goes into it::

    _("“{title}” was moved to the trash.", title=card.title)
    n_("{n} card was placed.", "{n} cards were placed.", number)

What goes in as an `int` is a number of things, and is written as the language writes numbers; a year, a page or a
version goes in as text.
"""

from collections.abc import Iterable
from typing import NamedTuple

from essayplanner.language.choosing import DATE_ORDERS, catalogue, code, dates

__all__ = [
    "DATE_ORDERS",
    "DOT",
    "N_",
    "Plural",
    "_",
    "code",
    "day_in_order",
    "ended",
    "form",
    "join_and",
    "join_facts",
    "n_",
    "number",
    "p_",
    "sentences",
]

#: What ends a sentence, whatever language it is in: what another program wrote may be in another than the reader's.
#: After ASCII's: Greek (a question, as cleaned and not), Armenian, Arabic, Urdu, Hindi, Tibetan, Burmese, Khmer,
#: Amharic, Chinese and Japanese.
_END_MARKS = tuple(".?!…;\u037e։؟۔।॥།။។።፧。．｡！？")


def _(sentence: str, /, **values: object) -> str:
    """The sentence in the reader's language, with `values` at their places."""
    if catalogue:
        sentence = catalogue.gettext(sentence)
    return _filled(sentence, values) if values else sentence


def p_(context: str, sentence: str, /, **values: object) -> str:
    """As `_`, for a word that means two things in English: `context` says to the translator which."""
    if catalogue:
        sentence = catalogue.pgettext(context, sentence)
    return _filled(sentence, values) if values else sentence


def n_(one: str, many: str, n: int, /, **values: object) -> str:
    """As `_`, for the form that goes with a number, which stands at “{n}”."""
    return _filled(form(one, many, n), {"n": n, **values})


def form(one: str, many: str, n: int) -> str:
    """The form that goes with a number, its places not filled."""
    return catalogue.ngettext(one, many, n) if catalogue else one if n == 1 else many


def N_(sentence: str) -> str:
    """The sentence itself, in English: marks it for the catalogue where `_` is asked for it later."""
    return sentence


class Plural(NamedTuple):
    """A sentence for one and for any other number, marked for the catalogue; the number stands at “{n}”."""

    one: str
    many: str


def number(value: int) -> str:
    """A number of things as the language writes it."""
    return f"{value:,}".replace(",", p_("between thousands", ",")) if catalogue else f"{value:,}"


#: What stands between facts: a space that no line is broken at, a dot, and one that it may be broken at.
DOT = "\u00a0· "


def join_and(parts: Iterable[str]) -> str:
    """What there is, in a sentence: “a”, “a and b”, “a, b and c”."""
    *some, last = parts
    if not some:
        return last
    return _("{some} and {last}", some=p_("between parts of a list", ", ").join(some), last=last)


def join_or(parts: Iterable[str]) -> str:
    """What there may be, in a sentence: “a”, “a or b”, “a, b or c”."""
    *some, last = parts
    if not some:
        return last
    return _("{some} or {last}", some=p_("between parts of a list", ", ").join(some), last=last)


def day_in_order(pattern: str, day: int, month: str, month_number: int, year: str) -> str:
    """A day in the order that the reader chose (`ESSAYPLANNER_DATES`), else by the `pattern` of the language."""
    if dates == "month-first":
        return f"{month} {day}, {year}"
    if dates == "year-first":
        return f"{year}-{month_number:02}-{day:02}"
    return pattern.format(day=day, month=month, year=year)


def ended(sentence: str) -> str:
    """The sentence, with its full stop where no mark ends it; where it stands in brackets, the mark is inside them."""
    said = sentence.rstrip(")]") if sentence.startswith(("(", "[")) else sentence
    return sentence if said.endswith(_END_MARKS) else p_("a sentence", "{sentence}.", sentence=sentence)


def join_facts(parts: Iterable[str]) -> str:
    """What is known of something, in a line with dots between; blank parts are left out.

    Where the line is broken, a dot stays with the word before it: what comes next begins the next line.
    """
    return DOT.join(part for part in parts if part)


def sentences(parts: Iterable[str]) -> str:
    """What is said one after the other, without what is blank; all but the last are ended."""
    said = [part.strip() for part in parts if part.strip()]
    return " ".join([*map(ended, said[:-1]), *said[-1:]])


def _filled(sentence: str, values: dict[str, object]) -> str:
    return sentence.format_map({name: number(value) if type(value) is int else value for name, value in values.items()})
