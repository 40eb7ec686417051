"""Names as catalogues and reference managers list them, to CSL: “Rowe, Ann (Ann B.), 1950-, author.”.

A name without a comma is kept as it is written, as that of a body, unless it is plainly a person's: then it is turned.
"""

import re
from collections.abc import Collection
from typing import NamedTuple

from essayplanner.domain.csl import LONGEST_FIELD, MOST_PEOPLE
from essayplanner.domain.people import Person
from essayplanner.domain.text import clean_line

#: What stands for those who are not named.
OTHERS: Person = {"literal": "others"}


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: No name is longer, and no list of names in one field, in characters.
_LONGEST, _LONGEST_LIST = 300, 60_000
#: By role, what files call it; those of one word that are also first names, or end one, need a full stop or brackets.
_ROLE_WORDS = {
    "author": "author|authors|joint author|aut|creator|attributed name|writer|auteur|verfasser|autor",
    "editor": "editor|editors|joint editor|editor of compilation|edited by|edited|ed|eds|edt|herausgeber|hrsg|hg|"
    "éditeur|éd",
    "translator": "translator|translators|joint translator|translated by|tr|trans|transl|trl|traducteur|"
    "übersetzer|übers",
    "compiler": "compiler|compilers|joint compiler|compiled by|comp",
    "collection-editor": "series editor|general editor|gen ed",
    "illustrator": "illustrator|illustrated by|ill|illus",
    "contributor": "contributor|ctb|writer of introduction|writer of foreword|writer of preface|annotator|commentator",
    "director": "director|film director|directed by",
    "interviewer": "interviewer",
    "composer": "composer",
    "performer": "performer|actor|singer",
    "narrator": "narrator",
    "producer": "producer|film producer",
    "recipient": "addressee|recipient",
    "": "issuing body|publisher|printer|engraver|bookseller|former owner|host institution|sponsoring body|"
    "thesis advisor|degree granting institution|degree supervisor|interviewee|honouree|honoree|dedicatee|"
    "correspondent|photographer|cartographer|artist",
}
_ROLES = {word: role for role, words in _ROLE_WORDS.items() for word in words.split("|")}
_SHORT_ROLES = frozenset(word for word in _ROLES if len(word) < 6)
_ROLE_LAST = re.compile(r"(?:[,;]\s*([^,;()\[\]]+?)|\s*[(\[]([^()\[\]]+?)[)\]])[.,;\s]*\Z")
_ROLE_FIRST = re.compile(
    r"\A((?:edited|translated|compiled|illustrated|directed) by|(?:ed|eds|trans|tr|comp)\. by)\s+", re.I
)
_LIFE = re.compile(
    r"(?:(?:b|d|fl|ca?|approximately|active|born|died|flourished)\b\.?\s*)*\d{3,4}\??(?: (?:BC|B\.C\.?|AD))?"
    r"(?:\s*[-–]\s*(?:(?:ca?\.?|approximately|or)\s*)*(?:\d{3,4}\??)?(?: (?:BC|B\.C\.?|AD))?)?"
    r"(?:\s+(?:or \d{1,4}|[A-Z]\w+\.?(?: \d{1,2})?-?))*|"
    r"(?:active |fl\. )?\d{1,2}(?:st|nd|rd|th)[/-]?(?:\d{1,2}(?:st|nd|rd|th))? cent(?:\.|ury)",
)
_LIFE_LAST = re.compile(
    r"[,;]?\s*[(\[]?\s*((?:b\. |d\. |fl\. |ca?\. )?\d{3,4}\??\s*[-–]\s*(?:\d{3,4}\??)?)\s*[)\]]?\s*\Z"
)
#: “1950- editor”, which MARC writes without a comma.
_LIFE_AND_ROLE = re.compile(r"(?<=\d\d\d)(\d[-–]) (?=[a-zé])")
_FULLER = re.compile(r"\s*\([^()]*\)\s*\Z")
_SUFFIX = re.compile(
    r"(?:[JS]r|[JS]unior|II|III|IV|VI{0,3}|Esq|PhD|Ph\. ?D|M\. ?D|MD|MBE|OBE|CBE|FBA|S\. ?J|O\. ?P)\.?"
)
_HONORIFIC = re.compile(
    r"(?:Dr|Prof|Professor|Mr|Mrs|Ms|Miss|Mme|Mlle|Herr|Frau|Sir|Dame|Rev|Reverend|Revd|The Rev|Hon|Rt Hon)\b\.?",
)
_RANK = re.compile(
    r"(?:Saint|St\.|Pope|King|Queen|Emperor|Empress|Tsar|Czar|Prince|Princess|Duke|Duchess|Archduke|Grand Duke|Elector|"
    r"Landgrave|Bishop|Archbishop|Cardinal|Patriarch|Abbot|Khan|Sultan|Shah|of|the|de|von)\b",
)
_TITLE = re.compile(
    r"(?:\d(?:st|nd|rd|th) )?(?:Baron|Baroness|Earl|Viscount|Marquis|Marquess|Count|Countess|Lord|Lady|Graf|Freiherr)\b"
)
_AND_OTHERS = re.compile(
    r"[,;]?\s*(?:\bet al\b\.?|\bet alii\b|(?:&|\band\b|\bu\.)\s*(?:others|a\.)|\[et al\.?\])\s*\Z", re.IGNORECASE
)
_OTHERS = re.compile(r"\W*(?:and )?(?:et al|others)\W*", re.IGNORECASE)
_BODY = re.compile(
    r"\b(?:of|the|for|and|und|et|[A-Z]{2,}|(?i:international|charity|trust|foundation|company|co|corp|corporation|inc|ltd|"
    r"limited|plc|gmbh|museums?|commit\w+|comité|ministry|minist\w+|universit\w+|universidad|society|société|gesellschaft|"
    r"verein|party|partei|parti|partito|institut\w*|istituto|association|archives?|archivio|library|libraries|biblio\w+|"
    r"council|conseil|union|press|verlag|presse|office|department|dept|commission|kommission|school|college|academy|"
    r"académie|akademie|federation|league|agency|bureau|board|authority|group|centre|center|zentrum|club|hospital|court|"
    r"parliament|congress|senate|assembly|government|army|navy|police|network|news|times|gazette|magazine|journal|review|"
    r"laboratory|observatory|organi[sz]ation|conference|church|abbey|cathedral|gallery|theatre|theater|orchestra|bank|"
    r"services|survey|project|programme|team|staff|editors|anonymous|united|national|royal|nations|states|educational))\b|&|\d"
)
#: Initials without full stops, “A. J. P.” as “AJP”, or the short name of a body.
_CAPITALS = re.compile(r"[A-Z]{2,4}")
#: Words of bodies that are family names too.
_SURNAMES = _words("abbey bank board church club college court gallery group park press school times")
_INITIAL = re.compile(r"(?:\A|\s|\.)[^\W\d_]\.")
_SHORTENED = re.compile(r"\b(?:Chas|Geo|Jas|Thos|Wm|Benj|Alex|Edw|Robt|Saml)\.\Z")
_STATE = re.compile(r"\A(?:U\.\s?S|U\.\s?K|U\.\s?N|E\.\s?U|D\.\s?C)\.")
_PARTICLES = _words("van von vom zu zur zum ten ter af av den der het 't")
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
    ursula vera vladimir walter wilhelm william winston wolfgang yuri"""
)


class Listed(NamedTuple):
    """A name, or several of one field, and the role that its words say, or ""."""

    people: tuple[Person, ...]
    role: str = ""


def read_listed(text: str, known: Collection[str] = ()) -> Listed:
    """What a field of a catalogue or of a reference manager calls people.

    Years of life, fuller forms of a first name, honorifics and words for the role are left out. `known` are people of
    the same file, “Ann Rowe”, who stand elsewhere in it with a comma.
    """
    parts = [clean_line(part) for part in text[:_LONGEST_LIST].split(";")][:MOST_PEOPLE]
    parts = [part for part in parts if part.strip(" .,")]
    if len(parts) == 1 and len(parts[0]) <= _LONGEST:
        halves = re.split(r" (?:and|&) ", parts[0])
        parts = halves if len(halves) > 1 and all("," in half for half in halves) else parts
    people, role = list[Person](), ""
    for part in parts:
        if len(part) > _LONGEST:
            people.append({"literal": part[:LONGEST_FIELD]})
            continue
        name = "" if _OTHERS.fullmatch(part) else _AND_OTHERS.sub("", part)
        alone, said = _without_role(name)
        role = role or said
        people += [person for person in (_person(alone, known),) if alone and person]
        people += [OTHERS] if name != part else []
    return Listed(tuple(people), role)


def looks_like_body(name: str) -> bool:
    """Whether words without a comma are the name of a body rather than of a person."""
    return bool(_BODY.search(name)) and not _INITIAL.search(name)


def is_plainly_body(name: str) -> bool:
    """Whether words that may as well be a person's, first name first, are the name of a body all the same."""
    words = name.split()
    if len(words) < 2 or words[0].casefold() in _GIVEN | _PARTICLES or _HONORIFIC.match(name):
        return False
    if len(words) == 2 and words[1].casefold() in _SURNAMES:
        return False
    return looks_like_body(" ".join(word for word in _STATE.sub("", name).split() if not _CAPITALS.fullmatch(word)))


def is_life(text: str) -> bool:
    """Whether it says when somebody lived: “1918–2008”, “b. 1950”, “active 16th century”."""
    return bool(_LIFE.fullmatch(text.strip(" .,;()[]")))


def role_word(text: str) -> str | None:
    """The role that a word of a catalogue stands for, "" where it has none here; None where it is no such word."""
    return _ROLES.get(text.strip(" .,;()[]").casefold().replace(". ", " "))


def _without_role(text: str) -> tuple[str, str]:
    """The name without the words for the role, and the first role they say."""
    role = ""
    text = _LIFE_AND_ROLE.sub(r"\1, ", text)
    if first := _ROLE_FIRST.match(text):
        role, text = role_word(first[1].split(" ")[0].rstrip(".")) or role_word(first[1]) or "", text[first.end() :]
    while found := _ROLE_LAST.search(text):
        word, before = found[1] or found[2], text[: found.start()].rstrip(" ,;")
        said = role_word(word)
        is_short = word.strip(" .").casefold() in _SHORT_ROLES
        if said is None or not before or (is_short and found[1] and "," not in before and " " not in before):
            break
        text, role = before, said or role
    return text, role


def _person(text: str, known: Collection[str]) -> Person:
    if "," not in text.rstrip(" ,"):
        return _uninverted(text, known)
    family, *rest = (part.strip() for part in text.split(","))
    if (" " in family and looks_like_body(family)) or re.search(r"&|\b(?:Co|Ltd|Inc|Sons)\b", text):
        return {"literal": text}
    given = suffix = ""
    for part in rest:
        part = _LIFE_LAST.sub("", part) if not is_life(part) else part
        if not part or is_life(part) or _HONORIFIC.fullmatch(part):
            continue
        if _SUFFIX.fullmatch(part) or (given and _TITLE.match(part)):
            suffix = f"{suffix}, {part}".strip(", ")
        elif _RANK.match(part):  # “Elizabeth I, Queen of England”: no family
            return {"literal": ", ".join(filter(None, (f"{given} {family}".strip(), part)))}
        elif not given:
            given = _FULLER.sub("", part) or part
        else:
            suffix = f"{suffix}, {part}".strip(", ")
    if re.search(r"[^\W\d_]{3}\.\Z", given) and not re.search(
        r"\b(?:Chas|Geo|Jas|Thos|Wm|Benj|Alex|Edw|Robt|Saml)\.\Z", given
    ):
        given = given[:-1]
    if re.search(r"\s[^\W\d_]\.\.\Z", given):
        given = given[:-1]
    person = {"family": family, "given": given, "suffix": suffix}
    return {part: value for part, value in person.items() if value} if given else {"literal": family}


def _uninverted(text: str, known: Collection[str]) -> Person:
    name = _LIFE_LAST.sub("", text.rstrip(" ,"))
    is_person = _HONORIFIC.match(name)
    words = name[is_person.end() if is_person else 0 :].split()
    if text.rstrip().endswith(",") or len(words) < 2:
        return {"literal": name}
    if last_first := re.fullmatch(r"([^\W\d_][\w'’-]+),? ((?:[^\W\d_]\.[ -]?)+)", name):
        return {"family": last_first[1], "given": last_first[2]}
    suffix = words.pop() if len(words) > 2 and _SUFFIX.fullmatch(words[-1]) else ""
    if not is_person and not _is_person(words, known):
        return {"literal": name}
    particles = [at for at, word in enumerate(words[1:-1], 1) if word in _PARTICLES | _LATIN]
    family = particles[0] if particles else len(words) - 3 if words[-2] == "y" and len(words) > 3 else len(words) - 1
    person = {"family": " ".join(words[family:]), "given": " ".join(words[:family]), "suffix": suffix}
    return {part: value for part, value in person.items() if value}


def _is_person(words: list[str], known: Collection[str]) -> bool:
    """Whether words without a comma are plainly a person's name."""
    name = " ".join(words)
    if name in known:
        return True
    if looks_like_body(name) or _STATE.match(name) or len(words) > 6 or re.search(r"[^\W\d_]\.\Z", words[-1]):
        return False
    if any(word in _PARTICLES for word in words[1:-1]) or _INITIAL.search(" ".join(words[:-1])):
        return True
    return len([word for word in words if word not in _LATIN | {"y"}]) <= 3 and words[0].casefold() in _GIVEN
