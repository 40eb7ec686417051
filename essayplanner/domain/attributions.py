"""Whom a note names with a page or a year: “Service p. 210: …”, “Kershaw, Hubris, p. 529: …”, “… (Service, 210)”."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from essayplanner.domain.text import clean_line

_NUMBER = r"(?:\d+|[ivxl]+)(?:\s?[-–—]\s?(?:\d+|[ivxl]+))?"
PLACE = rf"(?:pp?\.?\s?{_NUMBER}|§+\s?{_NUMBER}|ch(?:ap)?\.\s?{_NUMBER}|fol?s?\.\s?\d+[rv]?)"
_WORD = r"[^\W\d_][\w’'-]*"
_NAME = rf"{_WORD}(?:(?:[. ]{{1,2}}|\s?&\s?){_WORD}){{0,5}}?\.?(?!\w)"
_WORK = r"[“‘\"']?[A-ZÀ-Þ][^()]{1,80}?"
_ANY_YEAR = r"(?:1[5-9]\d\d|20\d\d)"
_WHOSE = rf"(?P<name>{_NAME})(?:,\s*(?P<work>{_WORK}))??"
_ENDS = r"\s*(?::|\s[–—-]|(?<=\d)\])\s+(?=\S)"
_PAGE = rf"(?P<place>{PLACE}|(?<=, )(?!{_ANY_YEAR}\b){_NUMBER})"
_WITH_PAGE = re.compile(rf"\[?{_WHOSE},?\s*\(?(?P<year>{_ANY_YEAR})?\)?,?\s*\(?{_PAGE}\)?{_ENDS}")
_WITHOUT = re.compile(rf"{_WHOSE},?\s*\(?(?P<year>{_ANY_YEAR})?\)?(?P<place>){_ENDS}")
_AT_END = re.compile(
    rf"\s?\({_WHOSE}(?P<comma>,?)\s*\(?(?P<year>{_ANY_YEAR})?(?P<colon>[,:]?)\s*(?P<place>{PLACE}|\d[\d–-]*)\)\.?\Z"
)
_TOGETHER = re.compile(r"\s(?:and|et al\.?)(?:\s|\Z)|\s?&\s?", re.IGNORECASE)
_PARTICLES = frozenset("and de del della den der des di du la le van von zu al et ap ab ibn bin".split())  # noqa: SIM905 - words
#: What stands with a page and is nobody’s name: parts of books and lessons, and what a course is about.
_NOBODY = frozenset(
    """act acts agreement answer appendix army article bill book box causes cf chapter church class compare conference
    conclusion congress constitution consequences context council crisis deal decree doctrine document effects empire
    essay evidence example extract fact facts famine figure gazette government guardian handout hansard herald homework
    introduction impact kulaks law lecture lesson letter line mail map movement notes observer overview page pact paper
    parliament part party peasants photo picture plan point policy post poster pravda izvestia purge purges question
    quotation quote reading reasons rebellion reform reforms reich republic results revolt revolution rise section see
    seminar sheet slide source speech strike strikes summary table telegraph terror text textbook the times topic
    treaty trial trials tribune unit union vs war wars week women workers worksheet""".split()  # noqa: SIM905 - words
)
_NO_SURNAME = re.compile(r".*(?:isation|ization|ation|ism|isms|ness|ship|ment|ments|ities|ity)\Z")
_LEADS = frozenset(
    "in at on by from for to a an as under after before during if when this these that those his her".split()  # noqa: SIM905 - words
)


class Attribution(NamedTuple):
    """Whom a note names, with the title and the year of a work and the place in it, each as it is written or empty;
    `rest` are the words of the note without them, and `at_end` whether they stood behind these."""

    rest: str
    name: str
    work: str = ""
    year: str = ""
    place: str = ""
    at_end: bool = False


def attribution(words: str, people: frozenset[str]) -> Attribution | None:
    """What the beginning or else the end of a note says of whose it is; None where it says nothing of that.

    Of the `people`, as `as_name` writes them, the name is enough. Anybody else is named with a page.
    """
    for pattern, at_end in ((_WITH_PAGE, False), (_WITHOUT, False), (_AT_END, True)):
        found = pattern.search(words) if at_end else pattern.match(words)
        if found is None or (at_end and not found.start()):
            continue
        if any(each in people for each in names_in(found["name"])) or _is_stranger(found, at_end=at_end):
            rest = words[: found.start()] if at_end else words[found.end() :]
            work = clean_line((found["work"] or "").strip("“”‘’\"'"))
            return Attribution(rest, found["name"], work, found["year"] or "", found["place"] or "", at_end)
    return None


def as_name(name: str) -> str:
    """A name as it is compared."""
    return clean_line(name.replace(".", ". ")).casefold()


def names_in(names: str) -> Iterator[str]:
    """The names of one or several people as they are compared, all together first: “Getty and Naumov”, “Getty”."""
    yield as_name(names)
    parts = _TOGETHER.split(names)
    if len(parts) > 1:
        yield from (as_name(part) for part in parts if part)


def _is_stranger(found: re.Match[str], *, at_end: bool) -> bool:
    """Whether what was found names somebody with a page, though nobody knows the name."""
    place = found["place"] or ""
    if not place or not _is_name(found["name"]):
        return False
    if not place[0].isdigit() or found["year"] or found["work"]:
        return True
    return at_end and bool(found["comma"] or found["colon"]) and not re.match(r"\d{4}", place)


def _is_name(name: str) -> bool:
    """Whether words could be the name of a person or of several: all with capitals, and no common word."""
    words = name.replace(".", ". ").replace("&", " and ").split()
    long = [word for word in words if len(word.rstrip(".")) > 1 and word.casefold() not in _PARTICLES]
    return (
        bool(long)
        and long[0].casefold() not in _LEADS
        and all(word[:1].isupper() or word.casefold() in _PARTICLES for word in words)
        and not any(word.casefold() in _NOBODY or _NO_SURNAME.match(word) for word in long)
        and not any(word.isupper() and len(word.rstrip(".")) > 1 for word in words)
    )
