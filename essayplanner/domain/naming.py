"""Names as they are written, to CSL: whether one is a person's or a body's, and how many names a text holds.

This is the one rule for files and forms. A name without a comma is kept as it is written, as that of a body, unless it
is plainly a person's: then it is turned.
"""

import re
from collections.abc import Collection

Person = dict[str, str]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SUFFIX = re.compile(r"(?:[JS]r|[JS]unior|II|III|IV|VI{0,3}|Esq|PhD|Ph\. ?D|M\. ?D|MD|MBE|OBE|CBE|FBA|S\. ?J|O\. ?P)\.?")
HONORIFIC = re.compile(
    r"(?:Dr|Prof|Professor|Mr|Mrs|Ms|Miss|Mme|Madame|Mlle|Herr|Frau|Sir|Dame|(?:The )?Rev|Reverend|Revd|(?:Rt )?Hon)"
    r"\b\.?"
)
RANK = re.compile(
    r"(?:Saint|St\.|Pope|King|Queen|Emperor|Empress|Tsar|Czar|Prince|Princess|Duke|Duchess|Archduke|Grand Duke|Elector|"
    r"Landgrave|Bishop|Archbishop|Cardinal|Patriarch|Abbot|Khan|Sultan|Shah|of|the|de|von)\b",
)
TITLE = re.compile(
    r"(?:\d(?:st|nd|rd|th) )?(?:Baron|Baroness|Earl|Viscount|Marquis|Marquess|Count|Countess|Lord|Lady|Graf|Freiherr)\b"
)
#: Ranks that are first names too.
_GIVEN_TOO = re.compile(r"Duke|King|Prince")
_FIRM = re.compile(r"&|\b(?:Co|Ltd|Inc|Sons)\b")
#: “Elizabeth I” and “Pius XII”, but not “Malcolm X”.
_RULER = re.compile(r"[^\W\d_]+ (?:I{1,3}|IV|VI{0,3}|IX|XI{1,3}|XIV|XVI{0,3})")
_REIGNS = re.compile(r"(?:Pope|Saint|Queen|Emperor|Empress|Tsar|Czar|Sultan) ")
_AND = re.compile(r",?\s+(?:and|&)\s+", re.IGNORECASE)
_INITIALS = re.compile(r"(?:[^\W\d_]\.?[ ~-]*){1,4}")
LAST_INITIALS = re.compile(r"([^\W\d_][^\W\d_'’-]+) ([A-Z]{1,3})")
LAST_FIRST = re.compile(r"([^\W\d_][\w'’-]+),? ((?:[^\W\d_]\.[ -]?)+)")
_BODY = re.compile(
    r"\b(?:of|[Tt]he|for|and|und|et|[A-Z]{2,}|(?i:international|charity|trust|foundation|company|co|corp|corporation|inc|ltd|"
    r"limited|plc|gmbh|museums?|commit\w+|comité|ministry|minist\w+|universit\w+|universidad|society|société|gesellschaft|"
    r"verein|party|partei|parti|partito|institut\w*|istituto|association|archives?|archivio|library|libraries|biblio\w+|"
    r"council|conseil|union|press|verlag|presse|office|department|dept|commission|kommission|school|college|academy|"
    r"académie|akademie|federation|league|agency|bureau|board|authority|group|centre|center|zentrum|club|hospital|court|"
    r"parliament|congress|senate|assembly|government|army|navy|police|network|news|times|gazette|magazine|journal|review|"
    r"laboratory|observatory|organi[sz]ation|conference|church|abbey|cathedral|gallery|theatre|theater|orchestra|bank|"
    r"services|survey|authors|books|contributors|various|world|catholic|orthodox|project|programme|team|staff|editors|anonymous|united|national|royal|nations|states|educational))\b|&|\d"
)
#: Initials without full stops, “A. J. P.” as “AJP”, or the short name of a body.
_CAPITALS = re.compile(r"[A-Z]{2,4}")
#: Words of bodies that are family names too.
_SURNAMES = _words("abbey bank board church club college court gallery group park press school times")
_INITIAL = re.compile(r"(?:\A|\s|\.)[^\W\d_]\.")
_STATE = re.compile(r"\A(?:U\.\s?S|U\.\s?K|U\.\s?N|E\.\s?U|D\.\s?C)\.")
_PARTICLES = _words("van von vom zu zur zum ten ter af av den der het 't")
_CAPITAL_PARTICLES = _words("De Della Di Du La Le Mac Ní Ó St St. Van Von")
_LATIN = _words("de du da do dos das di del della delle des la le lo al el ibn bin ben d'")
#: First names that no body is called by: with one, two or three words are a person's.
_GIVEN = _words(
    """adam adrian agnes alan albert alexander alfred alice alison amy andrea andreas andrew angela ann anna anne
    anthony antonio arthur barbara benjamin bernard boris brian caroline catherine cecil charles christine
    christopher claire claude daniel david deborah diana dmitri donald dorothy douglas edith edmund edward eleanor
    elena elizabeth ellen emily emma eric ernest eugene eva evelyn francis françois frank franz fred frederick
    friedrich geoffrey georg george gerald gerhard gertrude giovanni giuseppe gordon graham hannah hans harold harry
    heinrich helen henri henry herbert hermann howard hugh ian irene isaac isabel ivan jack jacob jacques james
    jane janet jean jennifer jeremy jessica jill joan joanna johann johannes john jon jonathan jose josé josef
    joseph joshua juan judith julia julian karen karl kate katherine keith kenneth kevin klaus laura lawrence leo
    leon leonard leonid lewis linda louis louise lucy ludwig luigi luis marc marcel margaret maria marie mario
    marion mark martha martin mary matthew maurice max michael michel mikhail moshe nancy natalie neil nicholas
    nicola nikolai nina norman olga oliver oscar otto pamela patricia patrick paul paula peter philip pierre
    rachel ralph raymond rebecca reinhard richard robert roger roland ronald rosa rosemary roy rudolf ruth samuel
    sandra sarah sergei sheila simon sophie stefan stephen steven stuart susan sylvia theodore thomas timothy tom
    ursula vera vladimir walter wilhelm william winston wolfgang yuri
    antony emmanuel hélène ida niall simone александр алексей андрей анна борис виктор владимир дмитрий елена
    иван иосиф лев михаил николай олег ольга пётр сергей татьяна юрий"""
)


def name_of(text: str, known: Collection[str] = ()) -> Person:
    """One name, as CSL; `known` are people of the same file, “Ann Rowe”, who stand elsewhere in it with a comma."""
    if "," in text:
        return {"literal": text} if is_body_in_parts(text) else inverted(text)
    honorific = HONORIFIC.match(text)
    name = text[honorific.end() :].strip() if honorific else text  # “Madame de Staël” keeps hers
    if found := LAST_FIRST.fullmatch(text):
        return {"family": found[1], "given": found[2].strip()}
    is_one = " " in name and (bool(honorific and name[:1].isupper()) or is_person(name, known))
    return turned(name) if is_one else {"literal": text}


def inverted(text: str) -> Person:
    """“King, Martin Luther, Jr.”, “King, Jr., Martin Luther” or “Martin Luther King, Jr.” as that of a person."""
    family, *parts = (part.strip() for part in text.split(","))
    given, more = (parts[0], parts[1:]) if parts else ("", [])
    if SUFFIX.fullmatch(given):
        if not more and " " in family:
            return turned(family) | {"suffix": given}
        given, more = (more[0], [given, *more[1:]]) if more else ("", [given])
    given, last = without_suffix(given)
    more = [last, *more] if last else more
    if more and _are_initials(more[0]) and not SUFFIX.fullmatch(more[0]):  # “Rowe, Ann, B.”
        given = f"{given} {more.pop(0)}".strip()
    if not family and not given:
        return {"literal": text.strip(" ,")}
    if more and RANK.match(more[0]):
        return {"literal": ", ".join(filter(None, (f"{given} {family}".strip(), *more)))}
    person = {"family": family, "given": given, "suffix": ", ".join(filter(None, more))}
    return {part: value for part, value in person.items() if value}


def without_suffix(given: str) -> tuple[str, str]:
    """First names without a “Jr” or “III” that ends them, and that."""
    *before, last = given.split() or [""]
    return (" ".join(before), last) if before and SUFFIX.fullmatch(last) else (given, "")


def turned(name: str) -> Person:
    """What is written first name first as the name of a person: “Ada de Witt” is “de Witt, Ada”."""
    words = name.split()
    if len(words) < 2:
        return {"family": name}
    suffix = words.pop() if len(words) > 2 and SUFFIX.fullmatch(words[-1]) else ""
    begins = (at for at, word in enumerate(words[1:-1], 1) if word[:1].islower() or word in _CAPITAL_PARTICLES)
    family = next(begins, len(words) - 1)
    if words[0][:1].islower():
        family = 0 if words[0] in _PARTICLES | _LATIN else len(words) - 1
    elif words[family] == "y" and family > 1:
        family -= 1
    person = {"family": " ".join(words[family:]), "given": " ".join(words[:family]), "suffix": suffix}
    return {part: value for part, value in person.items() if value}


def several(text: str) -> list[str]:
    """The names in a text without semicolons, each as it is written; one that may be a firm's, “Chapman and Hall”, is
    not parted."""
    pieces = _AND.split(text.strip(" ,"))
    parts = [part.strip() for piece in pieces for part in piece.split(",") if part.strip()]
    if len(parts) < 2:
        return [text]
    if all(LAST_INITIALS.fullmatch(part) or LAST_FIRST.fullmatch(part) for part in parts):
        return [", ".join(part.split(" ", 1)) for part in parts]
    if len(parts) > 3 and len(parts) % 2 == 0 and all(map(_is_given, parts[1::2])) and not any(map(_is_whole, parts)):
        return [f"{family}, {given}" for family, given in zip(parts[::2], parts[1::2], strict=True)]
    if len(pieces) > 1 and all("," in piece for piece in pieces):
        return pieces
    if any(map(_is_whole, parts)) and all(_is_whole(part) or _is_plain_body(part) for part in parts):
        return parts
    if len(parts) > 2 and _is_given(parts[1]) and all(map(_is_whole, parts[2:])):
        return [", ".join(parts[:2]), *parts[2:]]
    if len(parts) > 2 and all(len(part.split()) > 1 and not looks_like_body(part) for part in parts):
        return parts
    return [text]


def _is_whole(name: str) -> bool:
    """Whether it is plainly a person's, first name first, without a particle that a family name may begin with."""
    return " " in name and not _LATIN & {*name.split()} and is_person(name)


def _is_plain_body(name: str) -> bool:
    return " " in name and looks_like_body(name)


def _is_given(text: str) -> bool:
    """Whether it is plainly the first name of somebody, or initials."""
    return not SUFFIX.fullmatch(text) and (_are_initials(text) or _first(text) in _GIVEN)


def _are_initials(text: str) -> bool:
    return text == text.upper() and bool(_INITIALS.fullmatch(text))


def _first(name: str) -> str:
    return re.split(r"[\s-]", name, maxsplit=1)[0].casefold()


def looks_like_body(name: str) -> bool:
    """Whether words without a comma are the name of a body rather than of a person."""
    return bool(_BODY.search(name)) and not _INITIAL.search(name)


def is_plainly_body(name: str) -> bool:
    """Whether words that may as well be a person's, first name first, are the name of a body all the same."""
    words = name.split()
    if len(words) < 2 or words[0].casefold() in _GIVEN | _PARTICLES or HONORIFIC.match(name):
        return False
    if len(words) == 2 and words[1].casefold() in _SURNAMES and not _BODY.search(words[0]):
        return False
    return looks_like_body(" ".join(word for word in _STATE.sub("", name).split() if not _CAPITALS.fullmatch(word)))


def has_no_surname(name: str) -> bool:
    """Whether what stands last cannot be a family name: “Elizabeth I”, “Pope John Paul II”, “Ann Rowe (Oxford)”."""
    return bool(_RULER.fullmatch(name) or _REIGNS.match(name) or re.search(r"\s[(\[][^()\[\]]*[)\]]\Z", name))


def is_body_in_parts(text: str) -> bool:
    """Whether a name with commas is that of a body, or of a ruler: “Smith, Elder & Co.”, “Elizabeth I, Queen of
    England”."""
    family, *rest = (part.strip() for part in text.split(","))
    if (" " in family and looks_like_body(family)) or _FIRM.search(text):
        return True
    if not rest or _GIVEN_TOO.fullmatch(rest[0]):
        return False
    return bool(RANK.match(rest[0])) or (" " in rest[0] and is_plainly_body(rest[0]))


def is_person(name: str, known: Collection[str] = ()) -> bool:
    """Whether words without a comma are plainly a person's name."""
    words = name.split()
    if name in known or not words:
        return bool(words)
    if len(words) > 2 and SUFFIX.fullmatch(words[-1]):
        words.pop()
    if looks_like_body(name) or _STATE.match(name) or len(words) > 6 or has_no_surname(name):
        return False
    if re.search(r"[^\W\d_]\.\Z", words[-1]):
        return False
    if any(word in _PARTICLES for word in words[1:-1]) or _INITIAL.search(" ".join(words[:-1])):
        return True
    if len(words[-1]) > 2 and all(len(word) == 1 and word.isupper() for word in words[:-1]):  # “A J P Taylor”
        return True
    return len([word for word in words if word not in _LATIN | {"y"}]) <= 3 and _first(name) in _GIVEN
