"""The pack against its own rules: each check gives complaints."""

import calendar
import re
from collections import Counter
from collections.abc import Callable

from tests.content.stalin import (
    BOOK_KEY,
    DOCUMENT_KEY,
    LOCATOR,
    LONGEST_RUN,
    Complaints,
    Pack,
    card,
    placements_of,
    places_of,
    prose,
    quotations,
    sections_of,
    words_of,
)

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
