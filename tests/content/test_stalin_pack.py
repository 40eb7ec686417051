"""The bundled pack against the document that it comes from, and against its own rules.

Every check is a function that returns complaints, so that each can be shown to fail on a pack spoilt on purpose.
Checks that need the document are skipped where it is not at hand; the others always run.
"""

import calendar
import copy
import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACK = ROOT / "resources" / "packs" / "stalin.toml"
DOCUMENT = ROOT.parent / "shared" / "source" / "000_f7ac08b6e3a7d2db.txt"

DOCUMENT_KEY = "blacksacademy2005"
BOOK_KEY = "service1997"
LONGEST_RUN = 8  # words in a row that a card may share with the document
LOCATOR = re.compile(r"§(I|II|III|IV), (.+), ¶(\d+)(?:, item (\d+))?\Z")

#: The section tag of each heading, by the short form of the heading that the locators use.
SECTION_TAGS = {
    "Stalin and the legacy of Lenin’s rule": "legacy of lenin",
    "Stalin’s Rise to Power": "rise to power",
    "Stalin & Political Power": "early purges",
    "The Post Kirov Purges": "early purges",
    "The Purge of the Party": "purge of the party",
    "The Purge of the Army": "purge of the army",
    "The Purge of People": "purge of the people",
    "The Later Purges": "later purges",
    "The Dimensions of the Purges": "counting the victims",
    "Continuity or not?": "continuity debate",
}
SIDES = {
    "Leon Trotsky": "break",
    "Isaac Deutscher": "break",
    "Roy Medvedev": "break",
    "Edward Crankshaw": "continuity",
    "Robert Conquest": "continuity",
    "Martin McCauley": "continuity",
    "Robert Service": "both",
    "Recent research on the local Party": "man-and-system",
}
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
#: Cards of which the document makes both, although both can hardly be so.
CONFLICTS = (
    ("council-of-commissars-cabinet", "sovnarkom-legislative"),
    ("party-chain-of-command", "politburo-orgburo-1919"),
    ("secretariat-staffed-by-bolsheviks", "politburo-orgburo-1919"),
    ("right-outvotes-opposition", "right-three-leaders"),
    ("right-three-leaders", "bukharin-loses-comintern"),
    ("tomsky-and-uglanov-removed", "molotov-and-kirov-installed"),
    ("million-expelled-1933-34", "cards-withdrawn-1933"),
    ("terror-from-1934", "retreat-summer-1934"),
    ("ogpu-under-nkvd", "nkvd-new-name-of-ogpu"),
    ("conspiracy-charge-20-november", "kamenev-zinoviev-arrested"),
    ("conspiracy-charge-20-november", "kamenev-zinoviev-sentenced"),
    ("kirov-assassinated", "blamed-on-trotskyites"),
    ("delegates-executed", "one-in-thirty-delegates"),
    ("quotas-28-per-cent", "march-1938-arrests"),
    ("march-1938-arrests", "yezhov-259450"),
    ("all-confessed-bukharin-resisted", "bukharin-confessed-for-family"),
    ("right-pronounced-spies", "bukharin-tried-march-1938"),
    ("tukhachevsky-shot", "three-of-five-marshals"),
    ("army-commanders-16-of-17", "supreme-command-75-of-80"),
    ("prisoners-1939", "camps-by-1937"),
    ("executions-681692", "million-executed-1934"),
    ("executions-681692", "purged-by-1939"),
    ("up-to-1-5-million-killed", "purged-by-1939"),
    ("million-executed-1934", "kirov-assassinated"),
    ("one-in-eighteen-arrested", "prisoners-1939"),
    ("one-in-eighteen-arrested", "purged-by-1939"),
    ("prisoners-returned-executed", "pows-1944-46"),
    ("ruled-alone-from-1947", "politburo-bypassed-1937"),
    ("council-ignored-after-a-year", "council-of-commissars-cabinet"),
    ("testament-suppressed", "politburo-of-1924"),
    ("left-and-right-over-nep", "right-against-acceleration"),
    ("kamenev-zinoviev-chairmen", "congress-filled-by-patronage"),
    ("congress-elected-central-committee", "congress-filled-by-patronage"),
    ("molotov-replaces-rykov", "right-three-leaders"),
    ("prisoners-1939", "party-was-main-target"),
    ("army-commanders-16-of-17", "party-was-main-target"),
    ("terror-reached-everyone", "party-was-main-target"),
    ("yalta-potsdam-1945", "pows-1944-46"),
    ("archives-opened-1988", "executions-681692"),
)
NUMBER_WORDS = {
    word: str(number)
    for number, word in enumerate(
        ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), start=2
    )
}

Pack = dict[str, Any]
Complaints = list[str]


# The document -------------------------------------------------------------------------------------------------------


class Paragraph(NamedTuple):
    """One paragraph under a heading, page breaks joined; a list is one, with its items."""

    part: str
    heading: str
    number: int
    text: str
    items: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()  # pages of the book that its footnotes cite


def read_document(text: str) -> list[Paragraph]:
    """The paragraphs of the document under its headings, from its Markdown."""
    lines = [line.strip() for line in text.splitlines()]
    footnote = re.compile(r"<sup>(\d)</sup> .*p\. ?(\d+)\Z")
    pages = {match[1]: match[2] for line in lines if (match := footnote.match(line))}
    found: list[Paragraph] = []
    part = heading = ""
    fresh = True  # whether the next line must begin a paragraph
    for line in lines:
        if not line or line == "---" or line.startswith("Copyright ©") or footnote.match(line):
            continue
        if line.startswith("#"):
            words = line.lstrip("#").strip(" *")
            part, heading = (words, "") if re.fullmatch("[IV]+", words) else (part, words)
            fresh = True
            continue
        cited = tuple(pages[mark] for mark in re.findall(r"<sup>(\d)</sup>", line))
        line = re.sub(r"<sup>.*?</sup>", "", line)
        last = found[-1] if found and not fresh else None
        if line.startswith("- "):
            items = (*last.items, line[2:]) if last and last.items else (line[2:],)
            body = "\n".join(items)
            if last and last.items:
                found[-1] = last._replace(text=body, items=items, pages=last.pages + cited)
                continue
        elif last and not last.items and last.text[-1] not in ".?!:\"”’'":
            found[-1] = last._replace(text=f"{last.text} {line}", pages=last.pages + cited)
            continue
        else:
            items, body = (), line
        number = last.number + 1 if last else 1
        found.append(Paragraph(part, heading, number, body, items, cited))
        fresh = False
    return found


@pytest.fixture(scope="module")
def document() -> list[Paragraph]:
    if not DOCUMENT.exists():
        pytest.skip(f"the document is not at hand: {DOCUMENT}")
    return read_document(DOCUMENT.read_text(encoding="utf-8"))


def words_of(text: str) -> list[str]:
    """The words of a text, without case, punctuation and the commas in numbers."""
    text = re.sub(r"(?<=\d),(?=\d{3})", "", re.sub("[’‘']", "", text.casefold()))
    return re.findall(r"[^\W_]+", text)


def numbers_of(text: str) -> set[str]:
    """The numbers in a text: “1937–38” is 1937 and 1938, “1,108” is 1108, “eight” is 8."""
    text = re.sub(r"\bone(?= million)", "1", text.casefold())
    text = re.sub(r"(?<=\d),(?=\d{3})", "", text)
    text = re.sub(r"\b(\d\d)(\d\d) ?[-–] ?(\d\d)\b(?!\d)", r"\1\2 \1\3", text)
    spelt = {NUMBER_WORDS[word] for word in re.findall("[a-z]+", text) if word in NUMBER_WORDS}
    return spelt | set(re.findall(r"\d+(?:\.\d+)?", text)) | ({"half"} if re.search(r"\bhalf\b", text) else set())


# The pack -----------------------------------------------------------------------------------------------------------


@cache
def _read_pack() -> Pack:
    return tomllib.loads(PACK.read_text(encoding="utf-8"))


@pytest.fixture
def pack() -> Pack:
    return copy.deepcopy(_read_pack())


def card(pack: Pack, key: str) -> dict[str, Any]:
    return next(each for each in pack["cards"] if each["key"] == key)


def prose(pack: Pack) -> Iterator[tuple[str, str]]:
    """Every sentence of ours, with where it stands."""
    yield "pack", pack["pack"]["about"]
    for debate in pack["debates"]:
        yield debate["key"], debate["question"]
        for side in debate["sides"]:
            yield side["key"], side["name"]
            yield side["key"], side["says"]
    for each in pack["cards"]:
        for field in ("title", "text", "caution", "undated"):
            yield each["key"], each.get(field, "")
    for link in pack["links"]:
        yield f"{link['from']} > {link['to']}", link["because"]
    for outline in pack["outlines"]:
        yield outline["key"], outline["title"]
        yield outline["key"], outline["thesis"]
        for section in sections_of(outline):
            yield section["title"], section["title"]
            yield section["title"], section.get("note", "")
            for placement, _ in placements_of(section):
                yield placement["card"], placement.get("note", "")


def sections_of(holder: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for section in holder.get("sections", ()):
        yield section
        yield from sections_of(section)


def placements_of(holder: dict[str, Any]) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Every placement under a section, with the section or placement that holds it."""
    for placement in holder.get("placements", ()):
        yield placement, holder
        yield from placements_of(placement)


def quotations(text: str) -> list[str]:
    return re.findall("“([^”]*)”", text)


class Place(NamedTuple):
    """What a locator into the document says."""

    part: str
    heading: str
    number: int
    item: int


def places_of(each: dict[str, Any]) -> list[Place]:
    """The places of a card in the document; locators that cannot be read are left to their own check."""
    found = []
    for cite in each.get("cites", ()):
        match = LOCATOR.match(cite.get("locator", "")) if cite["source"] == DOCUMENT_KEY else None
        if match:
            found.append(Place(match[1], match[2], int(match[3]), int(match[4] or 0)))
    return found


def paragraph_at(place: Place, document: list[Paragraph]) -> Paragraph | None:
    """The paragraph that a locator means, if its heading stands for exactly one of the document's."""
    wanted = " ".join(words_of(place.heading))
    under = [one for one in document if one.part == place.part and wanted in " ".join(words_of(one.heading))]
    if len({one.heading for one in under}) != 1:
        return None
    return next((one for one in under if one.number == place.number and place.item <= len(one.items)), None)


# Checks that need no document ---------------------------------------------------------------------------------------


def check_keys(pack: Pack) -> Complaints:
    keys = [each["key"] for each in pack["cards"]]
    sides = [side["key"] for debate in pack["debates"] for side in debate["sides"]]
    twice = [key for keys in (keys, sides) for key, count in Counter(keys).items() if count > 1]
    ill_formed = [key for key in keys + sides if not re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", key)]
    titles = [title for title, count in Counter(each["title"] for each in pack["cards"]).items() if count > 1]
    return twice + ill_formed + titles


def check_fields(pack: Pack) -> Complaints:
    """Each card has what its kind needs, and nothing that the format does not know."""
    known = {"key", "kind", "title", "text", "when", "undated", "side", "tags", "aliases", "caution", "cites"}
    sides = {side["key"] for debate in pack["debates"] for side in debate["sides"]}
    sources = {source["key"] for source in pack["sources"]}
    bad = []
    for each in pack["cards"]:
        missing = [field for field in ("title", "text", "tags", "cites") if not each.get(field)]
        strange = [*(set(each) - known), *({cite["source"] for cite in each.get("cites", ())} - sources)]
        if missing or strange or each["kind"] not in ("claim", "evidence", "historian"):
            bad.append(f"{each['key']}: {missing}{strange}")
        if "side" in each and each["side"] not in sides:
            bad.append(f"{each['key']}: no side {each['side']}")
        if not places_of(each):
            bad.append(f"{each['key']}: no place in the document")
    cited = {cite["source"] for each in pack["cards"] for cite in each["cites"]}
    return bad + [f"never cited: {key}" for key in sources - cited]


def check_dates(pack: Pack) -> Complaints:
    bad = []
    for each in pack["cards"]:
        if each["kind"] == "evidence" and bool(each.get("when")) == bool(each.get("undated")):
            bad.append(f"{each['key']}: needs either a date or the reason why it has none")
        if "when" in each:
            ends = [_day(part) for part in each["when"].split("/")]
            if None in ends or len(ends) > 2 or sorted(ends, key=str) != ends:
                bad.append(f"{each['key']}: {each['when']}")
    return bad


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


def check_links(pack: Pack) -> Complaints:
    keys = {each["key"] for each in pack["cards"]}
    bad, seen = [], set()
    for link in pack["links"]:
        name = f"{link['from']} > {link['to']}"
        if not {link["from"], link["to"]} <= keys or link["from"] == link["to"]:
            bad.append(f"{name}: no such card")
        if link["relation"] not in ("supports", "challenges", "qualifies") or not link["because"].endswith((".", "?")):
            bad.append(f"{name}: {link['relation']} {link['because']}")
        if name in seen:
            bad.append(f"{name}: twice")
        seen.add(name)
    return bad


def check_supports(pack: Pack) -> Complaints:
    """Every claim is supported, and every card is linked to another."""
    supported = {link["to"] for link in pack["links"] if link["relation"] == "supports"}
    linked = {end for link in pack["links"] for end in (link["from"], link["to"])}
    bare = [each["key"] for each in pack["cards"] if each["kind"] == "claim" and each["key"] not in supported]
    return bare + [each["key"] for each in pack["cards"] if each["key"] not in linked]


def check_historians(pack: Pack) -> Complaints:
    people = {each["title"]: each for each in pack["cards"] if each["kind"] == "historian"}
    bad = [f"{name}: side" for name, side in SIDES.items() if people.get(name, {}).get("side") != side]
    bad += [f"unexpected: {name}" for name in people if name not in SIDES]
    relations = {(link["from"], link["to"]): link["relation"] for link in pack["links"]}
    for one in people.values():
        others = [each["key"] for each in people.values() if each is not one]
        if not any((one["key"], key) in relations or (key, one["key"]) in relations for key in others):
            bad.append(f"{one['title']}: stands alone")
        for key in others:
            relation = relations.get((one["key"], key))
            sides = {one.get("side"), card(pack, key).get("side")}
            if (relation == "supports" and len(sides) > 1) or (relation == "challenges" and len(sides) == 1):
                bad.append(f"{one['title']} {relation} {key}")
    return bad


def check_conflicts(pack: Pack) -> Complaints:
    """Cards that contradict each other are linked, and both say so."""
    keys = {each["key"] for each in pack["cards"]}
    linked = {frozenset((link["from"], link["to"])) for link in pack["links"] if link["relation"] != "supports"}
    cautioned = {each["key"] for each in pack["cards"] if each.get("caution")}
    bad = [f"{pair}: missing" for pair in CONFLICTS if not set(pair) <= keys]
    bad += [f"{pair}: not linked" for pair in CONFLICTS if frozenset(pair) not in linked]
    return bad + [f"{pair}: no caution" for pair in CONFLICTS if not set(pair) <= cautioned]


def check_cautions(pack: Pack) -> Complaints:
    """A caution tells the student what to do about it."""
    mend = re.compile(r"\b(check|settle|find|look|read|ask|do not|say|compare|quote)\b", re.IGNORECASE)
    plain = [each for each in pack["cards"] if "caution" in each and not mend.search(each["caution"])]
    return [f"{each['key']}: {each['caution']}" for each in plain]


def check_tags(pack: Pack) -> Complaints:
    bad = []
    for each in pack["cards"]:
        wanted = SECTION_TAGS.get(places_of(each)[0].heading) if places_of(each) else None
        own = [tag for tag in each["tags"] if tag in SECTION_TAGS.values()]
        if own != [wanted] or len(each["tags"]) != len(set(each["tags"])):
            bad.append(f"{each['key']}: {each['tags']}")
    tags = {tag for each in pack["cards"] for tag in each["tags"]}
    bad += [tag for tag in tags if not re.fullmatch("[a-z0-9][a-z0-9’ ]*", tag)]
    return bad + ([f"{len(tags)} tags"] if not 20 <= len(tags) <= 25 else [])


def check_outlines(pack: Pack) -> Complaints:
    kinds = {each["key"]: each["kind"] for each in pack["cards"]}
    linked = {(link["from"], link["to"]) for link in pack["links"]}
    bad = [] if len(pack["outlines"]) == 3 else [f"{len(pack['outlines'])} outlines"]
    for outline in pack["outlines"]:
        sections = list(sections_of(outline))
        if sum(section["words"] for section in sections) != outline["words"] or not outline["thesis"]:
            bad.append(f"{outline['key']}: words or thesis")
        if [sections[0]["role"], sections[-1]["role"]] != ["introduction", "conclusion"]:
            bad.append(f"{outline['key']}: roles")
        for section in sections:
            held = [kinds.get(placement["card"]) for placement, _ in placements_of(section)]
            if section["role"] == "paragraph" and not {"claim", "evidence"} <= set(held):
                bad.append(f"{section['title']}: a paragraph needs a claim and evidence")
            for placement, holder in placements_of(section):
                above = holder.get("card")
                if placement["card"] not in kinds:
                    bad.append(f"{section['title']}: no card {placement['card']}")
                elif kinds[placement["card"]] == "claim" and not placement.get("placements"):
                    bad.append(f"{section['title']}: nothing stands under the claim {placement['card']}")
                elif above and kinds.get(above) == "evidence":
                    bad.append(f"{section['title']}: {placement['card']} stands under evidence")
                elif above and (placement["card"], above) not in linked:
                    bad.append(f"{section['title']}: {placement['card']} is not linked to {above}")
    return bad


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
            if cite["source"] == DOCUMENT_KEY and not (match and match[2] in SECTION_TAGS):
                bad.append(f"{each['key']}: {cite['locator']}")
            if cite["source"] == BOOK_KEY and not re.fullmatch(r"p\. \d+", cite["locator"]):
                bad.append(f"{each['key']}: {cite['locator']}")
    return bad


# Checks against the document ----------------------------------------------------------------------------------------


def check_places(pack: Pack, document: list[Paragraph]) -> Complaints:
    """Every locator resolves, and a page of the book stands on a card of the paragraph that cites it."""
    bad = []
    for each in pack["cards"]:
        found = [paragraph_at(place, document) for place in places_of(each)]
        bad += [f"{each['key']}: {place}" for place, one in zip(places_of(each), found, strict=True) if one is None]
        pages = {f"p. {page}" for one in found if one for page in one.pages}
        book = {cite["locator"] for cite in each["cites"] if cite["source"] == BOOK_KEY}
        bad += [f"{each['key']}: {page} is not cited there" for page in book - pages]
    return bad


def check_coverage(pack: Pack, document: list[Paragraph]) -> Complaints:
    """Every paragraph has a card, every item of a list one of its own."""
    held = {
        (place.part, place.heading, place.number, place.item) for each in pack["cards"] for place in places_of(each)
    }
    covered = {(paragraph_at(Place(*place), document), place[3]) for place in held}
    bad = []
    for one in document:
        if not any(paragraph is one for paragraph, _ in covered):
            bad.append(f"§{one.part}, {one.heading}, ¶{one.number}")
        bad += [f"¶{one.number}, item {n}" for n in range(1, len(one.items) + 1) if (one, n) not in covered]
    return bad


def check_numbers(pack: Pack, document: list[Paragraph]) -> Complaints:
    """Every number and year of a paragraph is on a card of that paragraph; a caution does not count."""
    said: dict[tuple[str, int, int], set[str]] = {}
    for each in pack["cards"]:
        dates = {part.lstrip("0") for part in re.findall(r"\d+", each.get("when", ""))}
        numbers = numbers_of(f"{each['title']}\n{each['text']}") | dates
        numbers |= {cite["locator"][3:] for cite in each["cites"] if cite["source"] == BOOK_KEY}
        for place in places_of(each):
            if one := paragraph_at(place, document):
                said.setdefault((one.heading, one.number, place.item), set()).update(numbers)
    bad = []
    for one in document:
        for item, text in enumerate(one.items, start=1) if one.items else [(0, one.text)]:
            missing = (numbers_of(text) | set(one.pages)) - said.get((one.heading, one.number, item), set())
            if missing:
                bad.append(f"§{one.part}, {one.heading}, ¶{one.number}, item {item}: {sorted(missing)}")
    return bad


def check_own_words(pack: Pack, document: list[Paragraph]) -> Complaints:
    """No more than eight words in a row as the document has them, quotations apart."""
    size = LONGEST_RUN + 1
    theirs = {run for one in document for run in _runs(words_of(one.text), size)}
    bad = []
    for where, text in prose(pack):
        for piece in re.split("“[^”]*”", text):
            bad += [f"{where}: {' '.join(run)}" for run in _runs(words_of(piece), size) if run in theirs]
    return bad


def _runs(words: list[str], size: int) -> Iterator[tuple[str, ...]]:
    return (tuple(words[start : start + size]) for start in range(len(words) - size + 1))


def check_quotations(pack: Pack, document: list[Paragraph]) -> Complaints:
    """What stands in quotation marks stands in the document."""
    theirs = [f" {' '.join(words_of(one.text))} " for one in document]
    quoted = ((where, quote) for where, text in prose(pack) for quote in quotations(text))
    return [
        f"{where}: “{quote}”"
        for where, quote in quoted
        if not any(f" {' '.join(words_of(quote))} " in text for text in theirs)
    ]


# The tests ----------------------------------------------------------------------------------------------------------

ALONE: tuple[Callable[[Pack], Complaints], ...] = (
    check_keys,
    check_fields,
    check_dates,
    check_links,
    check_supports,
    check_historians,
    check_conflicts,
    check_cautions,
    check_tags,
    check_outlines,
    check_aliases,
    check_typography,
    check_locators,
)
AGAINST_DOCUMENT: tuple[Callable[[Pack, list[Paragraph]], Complaints], ...] = (
    check_places,
    check_coverage,
    check_numbers,
    check_own_words,
    check_quotations,
)


@pytest.mark.parametrize("check", ALONE)
def test_pack_is_sound(check: Callable[[Pack], Complaints], pack: Pack) -> None:
    assert check(pack) == []


@pytest.mark.parametrize("check", AGAINST_DOCUMENT)
def test_pack_is_true_to_the_document(
    check: Callable[[Pack, list[Paragraph]], Complaints], pack: Pack, document: list[Paragraph]
) -> None:
    assert check(pack, document) == []


def test_document_is_read_whole(document: list[Paragraph]) -> None:
    under = Counter(one.heading for one in document)
    assert list(under.values()) == [8, 8, 1, 6, 5, 4, 2, 1, 3, 2]
    assert [one.part for one in document[::8]] == ["I", "II", "III", "III", "III"]
    assert [len(one.items) for one in document if one.items] == [7]
    assert [page for one in document for page in one.pages] == ["210", "234", "227", "227"]
    joined = next(one for one in document if one.heading.startswith("The Post Kirov") and one.number == 4)
    assert "This was the signal that party members" in joined.text


def test_document_parser_joins_page_breaks() -> None:
    text = (
        "## I\n\n### Heading\n\nBegun on one\n\nCopyright © Blacksacademy – July 2005\n\npage.\n\nNext:\n\n- a\n- b 7\n"
    )
    assert read_document(text) == [
        Paragraph("I", "Heading", 1, "Begun on one page."),
        Paragraph("I", "Heading", 2, "Next:"),
        Paragraph("I", "Heading", 3, "a\nb 7", ("a", "b 7")),
    ]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("in 1937–38", {"1937", "1938"}),
        ("during 1934 - 37", {"1934", "1937"}),
        ("1,108 of the 1996", {"1108", "1996"}),
        ("eight times, half of 2.9 million", {"8", "half", "2.9"}),
        ("one million of 28%", {"1", "28"}),
    ],
)
def test_numbers_are_read(text: str, numbers: set[str]) -> None:
    assert numbers_of(text) == numbers


# Packs spoilt on purpose: each check must notice --------------------------------------------------------------------

Spoiler = Callable[[Pack], object]
KIROV = "kirov-assassinated"
#: Nine words of the document, with other punctuation.
COPIED = "Power effectively lay in a leader, that is, Lenin."


def put(key: str, /, **fields: Any) -> Spoiler:
    """Spoils a card; a field of None is taken away."""

    def spoil(pack: Pack) -> None:
        spoilt = card(pack, key)
        spoilt.update(fields)
        for field in [field for field, value in fields.items() if value is None]:
            del spoilt[field]

    return spoil


def add_link(**fields: str) -> Spoiler:
    link = {"from": KIROV, "to": "delegates-executed", "relation": "supports", "because": "So.", **fields}
    return lambda pack: pack["links"].append(link)


def drop_links(test: Callable[[dict[str, str]], bool]) -> Spoiler:
    return lambda pack: pack.update(links=[link for link in pack["links"] if not test(link)])


def drop_cards(test: Callable[[dict[str, Any]], bool]) -> Spoiler:
    return lambda pack: pack.update(cards=[each for each in pack["cards"] if not test(each)])


def in_outline(**fields: Any) -> Spoiler:
    return lambda pack: pack["outlines"][0]["sections"][1].update(fields)


def place(*placements: dict[str, Any]) -> Spoiler:
    return in_outline(placements=list(placements))


def cite(locator: str, source: str = DOCUMENT_KEY) -> Spoiler:
    return put(KIROV, cites=[{"source": source, "locator": locator}])


@pytest.mark.parametrize(
    ("check", "spoil", "says"),
    [
        (check_keys, lambda pack: pack["cards"].append(pack["cards"][3]), "historian-crankshaw"),
        (check_keys, put(KIROV, key="Kirov dead"), "Kirov dead"),
        (check_keys, put(KIROV, title="Robert Conquest"), "Robert Conquest"),
        (check_keys, lambda pack: pack["debates"][1]["sides"][0].update(key="break"), "break"),
        (check_fields, put(KIROV, text=""), "['text']"),
        (check_fields, put(KIROV, cites=[]), "['cites']"),
        (check_fields, put(KIROV, kind="fact"), KIROV),
        (check_fields, put(KIROV, side="middle"), "no side middle"),
        (check_fields, put(KIROV, colour="red"), "['colour']"),
        (check_fields, cite("p. 1", "nobody1999"), "['nobody1999']"),
        (check_fields, cite("p. 210", BOOK_KEY), "no place in the document"),
        (check_fields, lambda pack: pack["sources"].append({"key": "unused2000"}), "never cited: unused2000"),
        (check_dates, put(KIROV, when=None), "needs either"),
        (check_dates, put(KIROV, undated="It has one."), "needs either"),
        (check_dates, put(KIROV, when="1934-13"), "1934-13"),
        (check_dates, put(KIROV, when="1934-11-31"), "1934-11-31"),
        (check_dates, put(KIROV, when="1934-12-01/"), "1934-12-01/"),
        (check_dates, put(KIROV, when="1938/1937"), "1938/1937"),
        (check_dates, put(KIROV, when="December 1934"), "December 1934"),
        (check_links, add_link(to="nowhere"), "no such card"),
        (check_links, add_link(to=KIROV), "no such card"),
        (check_links, add_link(relation="refutes"), "refutes"),
        (check_links, add_link(because=""), "supports"),
        (check_links, lambda pack: pack["links"].append(pack["links"][0]), "twice"),
        (check_supports, drop_links(lambda link: link["relation"] == "supports"), "fear-drove-leaders"),
        (check_supports, drop_links(lambda link: KIROV in (link["from"], link["to"])), KIROV),
        (check_historians, put("historian-service", side="break"), "Robert Service: side"),
        (check_historians, drop_cards(lambda each: each["key"] == "historian-deutscher"), "Isaac Deutscher: side"),
        (check_historians, put("historian-conquest", title="E. H. Carr"), "unexpected: E. H. Carr"),
        (check_historians, drop_links(lambda link: "historian-local-party" in link["from"]), "stands alone"),
        (
            check_historians,
            add_link(**{"from": "historian-medvedev", "to": "historian-conquest"}),
            "Roy Medvedev supports historian-conquest",
        ),
        (check_conflicts, drop_cards(lambda each: each["key"] == "camps-by-1937"), "missing"),
        (check_conflicts, drop_links(lambda link: link["relation"] != "supports"), "not linked"),
        (check_conflicts, put("camps-by-1937", caution=None), "no caution"),
        (check_cautions, put(KIROV, caution="This is odd."), "This is odd."),
        (check_tags, put(KIROV, tags=["executions"]), KIROV),
        (check_tags, put(KIROV, tags=["early purges", "later purges"]), KIROV),
        (check_tags, put(KIROV, tags=["early purges", "Kirov"]), "Kirov"),
        (check_tags, lambda pack: [each["tags"].append(each["key"]) for each in pack["cards"]], " tags"),
        (check_outlines, place({"card": "nowhere"}), "no card nowhere"),
        (check_outlines, place({"card": KIROV, "placements": [{"card": "decree-after-kirov"}]}), "under evidence"),
        (check_outlines, place({"card": "tools-were-lenins", "placements": [{"card": KIROV}]}), "is not linked"),
        (check_outlines, place({"card": KIROV}), "needs a claim and evidence"),
        (check_outlines, place({"card": "tools-were-lenins"}, {"card": KIROV}), "nothing stands under the claim"),
        (check_outlines, in_outline(words=5000), "words or thesis"),
        (check_outlines, lambda pack: pack["outlines"][0].update(thesis=""), "words or thesis"),
        (check_outlines, lambda pack: pack["outlines"][0]["sections"].pop(), "roles"),
        (check_outlines, lambda pack: pack["outlines"].pop(), "2 outlines"),
        (check_aliases, put("voroshilov-secret-court", aliases=[]), "Vorshilov"),
        (check_typography, put(KIROV, text="Stalin's chance."), "Stalin's chance."),
        (check_typography, put(KIROV, text="It was 1934-35."), "1934-35"),
        (check_typography, put(KIROV, text="An “open quotation."), "unmatched"),
        (check_typography, put(KIROV, text="“One two three four five six seven eight nine.”"), "is long"),
        (check_locators, cite("§III, The Post Kirov Purges, 1934, ¶5"), "1934, ¶5"),
        (check_locators, cite("§V, The Post Kirov Purges, ¶5"), "§V"),
        (check_locators, cite("The Post Kirov Purges"), KIROV),
        (check_locators, cite("210", BOOK_KEY), "210"),
    ],
)
def test_checks_notice(check: Callable[[Pack], Complaints], spoil: Spoiler, says: str, pack: Pack) -> None:
    spoil(pack)
    assert any(says in complaint for complaint in check(pack))


@pytest.mark.parametrize(
    ("check", "spoil", "says"),
    [
        (check_places, cite("§III, The Post Kirov Purges, ¶7"), "number=7"),
        (check_places, cite("§II, The Post Kirov Purges, ¶1"), "part='II'"),
        (check_places, cite("§III, Purges, ¶1"), "heading='Purges'"),
        (check_places, cite("§III, The Dimensions of the Purges, ¶2, item 8"), "item=8"),
        (check_places, cite("§III, The Post Kirov Purges, ¶5, item 1"), "item=1"),
        (
            check_places,
            lambda pack: card(pack, KIROV)["cites"].append({"source": BOOK_KEY, "locator": "p. 210"}),
            "p. 210 is not cited there",
        ),
        (check_coverage, drop_cards(lambda each: any(at.number == 6 for at in places_of(each))), "The Post Kirov"),
        (check_coverage, drop_cards(lambda each: any(at.item == 4 for at in places_of(each))), "item 4"),
        (check_numbers, put("executions-681692", title="Many executions in 1937–38"), "681692"),
        (check_numbers, put("born-1879-georgia", title="Stalin was born in Georgia", when="1878"), "1879"),
        (check_numbers, put("eight-arrests-before-1914", title="Stalin was often arrested"), "8"),
        (check_numbers, put("half-officer-corps", title="35,000 officers were imprisoned"), "half"),
        (check_numbers, drop_cards(lambda each: any(cite["locator"] == "p. 234" for cite in each["cites"])), "234"),
        (
            check_own_words,
            put(KIROV, text="In rising to power Stalin was often lucky. He was, however, dull."),
            "in rising to power stalin was often lucky he",
        ),
        (check_own_words, lambda pack: pack["links"][0].update(because=COPIED.upper()), " > "),
        (check_own_words, lambda pack: pack["outlines"][0].update(thesis=COPIED), "continuity-with-lenin"),
        (check_own_words, lambda pack: pack["outlines"][0]["sections"][0].update(note=COPIED), "Introduction"),
        (check_quotations, put(KIROV, text="It was “a terrible crime”."), "a terrible crime"),
    ],
)
def test_checks_against_the_document_notice(
    check: Callable[[Pack, list[Paragraph]], Complaints],
    spoil: Spoiler,
    says: str,
    pack: Pack,
    document: list[Paragraph],
) -> None:
    spoil(pack)
    assert any(says in complaint for complaint in check(pack, document))


def test_quoted_words_are_not_counted_as_copied(pack: Pack, document: list[Paragraph]) -> None:
    put(KIROV, text="Power “effectively lay” in a leader, that is, Lenin.")(pack)
    assert check_own_words(pack, document) == []
