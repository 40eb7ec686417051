"""The fields of cards and sources against the rules of the pack: each check gives complaints."""

import calendar
import re
from collections import Counter
from collections.abc import Callable

from essayplanner.domain.typed_dates import stored_date
from tests.content.stalin import (
    BOOK_KEY,
    DOCUMENT_KEY,
    LOCATOR,
    LONGEST_RUN,
    Complaints,
    Pack,
    places_of,
    prose,
    quotations,
    words_of,
)
from tests.content.tags import HEADINGS

#: The fields of a card, in the order in which they stand.
FIELDS = (
    "key",
    "kind",
    "claim-kind",
    "title",
    "short",
    "text",
    "when",
    "undated",
    "side",
    "tags",
    "aliases",
    "caution",
    "cites",
)
#: Evidence that once stood inside other cards, where nobody could place it.
OF_THEIR_OWN = (
    "shoemakers-son",
    "lenin-judged-all-disputes",
    "kamenev-zinoviev-dismissed",
    "rykov-chairman",
    "bukharin-edited-pravda",
    "right-blind-to-threat",
    "orgburo-and-secretariat",
    "ousted-leaders-still-opposed",
    "zinovievites-exiled",
    "zhdanov-and-commissariats",
    "kuibyshev-died",
    "pyatakov-and-radek-convicted",
    "yezhov-arrested-1939",
    "navy-and-air-force-purged",
    "central-europe-occupied",
)
LONGEST_TITLE, LONGEST_SHORT = 60, 30  # characters
#: A date of which one end is open, as a title or a text says it.
_OPEN_IN_WORDS = re.compile(
    r"\b(?:by|before|after|from|since|until)(?: the)?(?: (?:end|beginning|spring|summer|autumn|winter) of)?"
    r"(?: \d{1,2})?(?: [A-Z][a-z]+)? \d{4}s?\b",
    re.IGNORECASE,
)

#: The document's own forms of names, which a search must find.
DOCUMENT_FORMS = (
    "Djugashvili",
    "Tomskey",
    "Kaganovitch",
    "Ordzhonikidz",
    "Pyatkov",
    "Nikoli Yezhov",
    "Vorshilov",
    "Tukhachevski",
    "Poskrebyshchev",
    "Tartars",
    "M.N. Ryutin",
    "sovnarkom",
    "Worker's and Peasants' Inspectorate",
    "Bela Kun",
    "Anti Soviet Trotskyist Centre",
)
#: Cards whose side the facts settle, or which argue for none.
SIDES_OF_CARDS = {
    "kirov-turned-against-stalin": "man-and-system",
    "tomsky-and-uglanov-removed": "own-work",
    "stalin-let-others-fight": "work-and-luck",
    "quotas-exceeded-with-approval": "one-man",
    "right-recanted": None,
    "torturers-in-nkvd": None,
    "stalin-a-proven-bolshevik": None,
    "terror-abates": None,
    "agreement-on-modernising": None,
    "million-expelled-1933-34": None,
}


def check_keys(pack: Pack) -> Complaints:
    """Keys are well formed, and no two cards have one key, title or short form."""
    keys = [each["key"] for each in pack["cards"]]
    sides = [side["key"] for debate in pack["debates"] for side in debate["sides"]]
    titles = [each["title"] for each in pack["cards"]]
    shorts = [each["short"] for each in pack["cards"] if each.get("short")]
    ill_formed = [key for key in keys + sides if not re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", key)]
    return ill_formed + [
        f"twice: {text}"
        for texts in (keys, sides, titles, shorts)
        for text, count in Counter(texts).items()
        if count > 1
    ]


def check_fields(pack: Pack) -> Complaints:
    """Each card has what its kind needs, in its order, and nothing that the format does not know."""
    sides = {side["key"] for debate in pack["debates"] for side in debate["sides"]}
    sources = {source["key"] for source in pack["sources"]}
    bad = []
    for each in pack["cards"]:
        missing = [field for field in ("title", "short", "text", "tags", "cites") if not each.get(field)]
        strange = [*(set(each) - set(FIELDS)), *({cite["source"] for cite in each.get("cites", ())} - sources)]
        if missing or strange or each["kind"] not in ("claim", "evidence", "historian"):
            bad.append(f"{each['key']}: {missing}{strange}")
        if not strange and list(each) != [field for field in FIELDS if field in each]:
            bad.append(f"{each['key']}: out of order: {', '.join(each)}")
        if "side" in each and each["side"] not in sides:
            bad.append(f"{each['key']}: no side {each['side']}")
        if not places_of(each):
            bad.append(f"{each['key']}: no place in the document")
    return bad


def check_lengths(pack: Pack) -> Complaints:
    """Titles can be taken in at a glance; the short forms fit where there is little room."""
    bad = [f"{each['key']}: title: {each['title']}" for each in pack["cards"] if len(each["title"]) > LONGEST_TITLE]
    shorts = [(each["key"], each.get("short", "")) for each in pack["cards"]]
    return bad + [f"{key}: short: {short}" for key, short in shorts if len(short) > LONGEST_SHORT]


def check_cards_of_their_own(pack: Pack) -> Complaints:
    kinds = {each["key"]: each["kind"] for each in pack["cards"]}
    return [f"{key}: {kinds.get(key)}" for key in OF_THEIR_OWN if kinds.get(key) != "evidence"]


def check_sides(pack: Pack) -> Complaints:
    sides = {each["key"]: each.get("side") for each in pack["cards"]}
    bad = [f"{key}: missing" for key in SIDES_OF_CARDS if key not in sides]
    return bad + [f"{key}: {sides[key]}" for key, side in SIDES_OF_CARDS.items() if sides.get(key, side) != side]


def check_sources(pack: Pack) -> Complaints:
    """Every source is cited and has a short title for later notes; of the teaching notes all is told that is known."""
    cited = {cite["source"] for each in pack["cards"] for cite in each["cites"]}
    bad = [f"never cited: {source['key']}" for source in pack["sources"] if source["key"] not in cited]
    for source in pack["sources"]:
        short = source.get("title-short", "")
        if not short or len(short) >= len(source.get("title", "")):
            bad.append(f"{source['key']}: title-short: {short}")
    notes = [source for source in pack["sources"] if source["key"] == DOCUMENT_KEY]
    known = [(source.get("genre"), source.get("issued")) for source in notes]
    return bad + ([] if known == [("teaching notes", "2005-07")] else [f"{DOCUMENT_KEY}: {known}"])


def check_dates(pack: Pack) -> Complaints:
    bad = []
    for each in pack["cards"]:
        given = bool(each.get("when")) + bool(each.get("undated"))
        if given > 1 or (each["kind"] == "evidence" and not given):
            bad.append(f"{each['key']}: needs either a date or the reason why it has none")
        if "when" in each and not _is_date(each["when"]):
            bad.append(f"{each['key']}: {each['when']}")
    return bad


def check_dates_in_words(pack: Pack) -> Complaints:
    """“By 1929”, “before 1917” in a title is stored as it is when typed; in a text too, where the end is open."""
    bad = []
    for each in pack["cards"]:
        when, title = each.get("when", ""), each["title"]
        words = _OPEN_IN_WORDS.findall(title) or (_OPEN_IN_WORDS.findall(each["text"]) if ".." in when else [])
        stored = [stored_date(phrase) for phrase in words]
        if when and stored and when not in stored:
            bad.append(f"{each['key']}: {when}, but {', '.join(words)} is {', '.join(stored)}")
    return bad


def _is_date(text: str) -> bool:
    """Whether a text is a date or span of EDTF that the pack may use; “..” stands for an end that is not known."""
    if before_or_after := re.fullmatch(r"\[(?:\.\.([^].]+)|([^].]+)\.\.)\]", text):
        return _day(before_or_after[1] or before_or_after[2]) is not None
    first, slash, last = text.partition("/")
    if not slash or ".." in (first, last):
        ends = [part for part in ((first, last) if slash else (first,)) if part != ".."]
        return len(ends) == 1 and _day(ends[0]) is not None
    begins, ends_on = _day(first), _day(last)
    return begins is not None and ends_on is not None and begins <= ends_on


def _day(text: str) -> str | None:
    """The first day of an EDTF date as a text that sorts, or None where it is not one that the pack may use."""
    match = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?[~?]?", text)
    if not match:
        return None
    year, month, day = int(match[1]), int(match[2] or 1), int(match[3] or 1)
    if 21 <= month <= 24 and not match[3]:
        month = (month - 20) * 3
    if not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return f"{year:04}-{month:02}-{day:02}"


def check_aliases(pack: Pack) -> Complaints:
    aliases = {alias for each in pack["cards"] for alias in each.get("aliases", ())}
    return [form for form in DOCUMENT_FORMS if form not in aliases]


def check_typography(pack: Pack) -> Complaints:
    """Typographic quotation marks and dashes, no words left over from writing, quotations short."""
    bad = [f"{where}: {text}" for where, text in prose(pack) if re.search(r"['\"‘]|\d-\d|--| - |  |TODO|\s\Z", text)]
    bad += [f"{where}: unmatched: {text}" for where, text in prose(pack) if text.count("“") != text.count("”")]
    long = ((where, quote) for where, text in prose(pack) for quote in quotations(text))
    return bad + [f"{where}: “{quote}” is long" for where, quote in long if len(words_of(quote)) > LONGEST_RUN]


def check_locators(pack: Pack) -> Complaints:
    """Locators are well formed, and one heading is always called by one name."""
    bad = []
    for each in pack["cards"]:
        for cite in each["cites"]:
            match = LOCATOR.match(cite["locator"])
            if cite["source"] == DOCUMENT_KEY and not (match and match[2] in HEADINGS):
                bad.append(f"{each['key']}: {cite['locator']}")
            if cite["source"] == BOOK_KEY and not re.fullmatch(r"p\. \d+", cite["locator"]):
                bad.append(f"{each['key']}: {cite['locator']}")
    return bad


FIELDS_OF_CARDS: tuple[Callable[[Pack], Complaints], ...] = (
    check_keys,
    check_fields,
    check_lengths,
    check_cards_of_their_own,
    check_sides,
    check_sources,
    check_dates,
    check_dates_in_words,
    check_aliases,
    check_typography,
    check_locators,
)
