"""Names as catalogues and reference managers list them, to CSL: “Rowe, Ann (Ann B.), 1950-, author.”."""

import re
from collections.abc import Callable, Collection
from typing import NamedTuple

from essayplanner.domain.csl import LONGEST_FIELD, MOST_PEOPLE
from essayplanner.domain.naming import HONORIFIC, RANK, SUFFIX, Person, name_of, several
from essayplanner.domain.text import clean_line

#: What stands for those who are not named.
OTHERS: Person = {"literal": "others"}


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
    r"\A\(?((?:edited|translated|compiled|illustrated|directed) by|(?:eds?|trans|tr|comp)\.(?: by)?|by)\)?\s+", re.I
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
_FAMILY_AND_GIVEN = re.compile(r"([^\W\d_]+), ([^\W\d_]{2,}|[^\W\d_]\.(?: ?[^\W\d_]\.)*)")
_OTHER_WORD = re.compile(rf"{HONORIFIC.pattern}|{RANK.pattern}|{SUFFIX.pattern}|(?:et|others|Co|Ltd|Inc|Sons)\b")
_NOBODY = re.compile(r"n/a|none|unknown|\W*s\. ?n\.?\W*", re.IGNORECASE)
_AND_OTHERS = re.compile(
    r"[,;]?\s*(?:\bet al\b\.?|\bet alii\b|(?:&|\band\b|\bu\.)\s*(?:others|a\.)|\[et al\.?\])\s*\Z", re.IGNORECASE
)
_OTHERS = re.compile(r"\W*(?:and )?(?:et al|others)\W*", re.IGNORECASE)
_BEFORE_GIVEN = re.compile(rf"\A{HONORIFIC.pattern} (?=[^\W\d_])(?![a-z])")
_ADDRESS = re.compile(r"\s*<[^<>]*@[^<>]*>")
#: What ends in a full stop of its own.
_STOPPED = re.compile(
    r"\b(?:Chas|Geo|Jas|Thos|Wm|Benj|Alex|Edw|Robt|Saml|Anon|Bros|Corp|Inc|Ltd|Dept|Univ|Assoc|Soc|Esq|Pseud)\.\Z", re.I
)
#: “Hill, Kate editor.”, as some catalogues have it.
_ROLE_ALONE = re.compile(
    r"(?<=\w)(?<!joint)(?<!series)(?<!general) (?=(?:author|editor|translator|compiler|illustrator)s?\.?\Z)"
)


class Listed(NamedTuple):
    """A name, or several of one field, and the role that its words say, or ""."""

    people: tuple[Person, ...]
    role: str = ""


def read_listed(text: str, known: Collection[str] = (), read: Callable[[str], Person] | None = None) -> Listed:
    """What a field of a catalogue or of a reference manager calls people.

    Years of life, fuller forms of a first name, honorifics and words for the role are left out. `known` are people of
    the same file, “Ann Rowe”, who stand elsewhere in it with a comma. `read` makes a person of one name in the file's
    own way; else it is `name_of`.
    """
    people, role = list[Person](), ""
    for part in [clean_line(part) for part in text[:_LONGEST_LIST].split(";")][:MOST_PEOPLE]:
        if len(part) > _LONGEST:
            people.append({"literal": part[:LONGEST_FIELD]})
            continue
        if plain := _plain(part):  # most are
            people.append(plain)
            continue
        if not part.strip(" .,-–—?") or _NOBODY.fullmatch(part):
            continue
        if braced := re.fullmatch(r"\{([^{}]+)\}", part):
            people.append({"literal": braced[1]})
            continue
        named = "" if _OTHERS.fullmatch(part) else _AND_OTHERS.sub("", part)
        alone, said = _without_role(named)
        role = role or said
        for each in several(alone) if alone else ():
            one, said = _without_role(each)
            role = role or said
            name = bare_name(one)
            person = (read(name) if read else name_of(name, known)) if name else {}
            people += [person] if person else []
        people += [OTHERS] if named != part else []
    return Listed(tuple(people), role)


def _plain(part: str) -> Person:
    """“Rowe, Ann” and “Rowe, A. B.”, where nothing else can be meant; else nothing."""
    found = _FAMILY_AND_GIVEN.fullmatch(part)
    if not found or _OTHER_WORD.match(found[2]) or _role_word(found[2]) is not None or found[1].islower():
        return {}
    return {"family": found[1], "given": found[2]}


def _is_life(text: str) -> bool:
    """Whether it says when somebody lived: “1918–2008”, “b. 1950”, “active 16th century”."""
    return bool(_LIFE.fullmatch(text.strip(" .,;()[]")))


def _role_word(text: str) -> str | None:
    """The role that a word of a catalogue stands for, "" where it has none here; None where it is no such word."""
    return _ROLES.get(text.strip(" .,;()[]").casefold().replace(". ", " "))


def _without_role(text: str) -> tuple[str, str]:
    """The name without the words for the role, and the first role they say."""
    role = ""
    text = _LIFE_AND_ROLE.sub(r"\1, ", text)
    text = _ROLE_ALONE.sub(", ", text) if "," in text else text
    if first := _ROLE_FIRST.match(text):
        role, text = _role_word(first[1].split(" ")[0].rstrip(".")) or _role_word(first[1]) or "", text[first.end() :]
    while found := _ROLE_LAST.search(text):
        word, before = found[1] or found[2], text[: found.start()].rstrip(" ,;")
        said = _role_word(word)
        is_short = word.strip(" .").casefold() in _SHORT_ROLES
        if said is None or not before or (is_short and found[1] and "," not in before and " " not in before):
            break
        text, role = before, said or role
    return text, role


def bare_name(text: str) -> str:
    """A name without what catalogues say beside it: years of life, fuller first names, honorifics, a last full stop."""
    text = _ADDRESS.sub("", text).strip(" ,")
    if supplied := re.fullmatch(r"[\[(]([^\[\]()]+)[\])]", text):
        text = supplied[1].strip(" ,")
    if "," not in text:
        text = _LIFE_LAST.sub("", text)
        return _without_stop(text)
    family, *parts = (_LIFE_LAST.sub("", part).strip() if not _is_life(part) else "" for part in text.split(","))
    said = [part for part in parts if part and not HONORIFIC.fullmatch(part)] or [*filter(None, parts)]
    said[:1] = [_FULLER.sub("", _BEFORE_GIVEN.sub("", part)) or part for part in said[:1]]
    return _without_stop(", ".join([family, *said]))


def _without_stop(name: str) -> str:
    is_end = re.search(r"[^\W\d_]{3}\.\Z|\s[^\W\d_]\.\.\Z", name) and not _STOPPED.search(name)
    return name[:-1] if is_end else name
