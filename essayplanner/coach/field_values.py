"""What the fields of a shape stand for in a question."""

import re

from essayplanner.coach.reading.sources import sources_named
from essayplanner.coach.reading.vocabulary import vocabulary
from essayplanner.domain.dates import show_date
from essayplanner.domain.question import Part, Reading, Task

_BE = "was|were|is|are"
#: A verb right before the factor, as questions have it, or between the factor and what is claimed of it; not that of
#: “it was fear that …”.
_BEFORE = re.compile(rf"(?<!\bit )\b({_BE})\s+\Z", re.IGNORECASE)
_BETWEEN = re.compile(rf"\s+({_BE})\s+", re.IGNORECASE)
_HOW = re.compile(r"(?:how|to what)\b", re.IGNORECASE)
#: What begins a view has a capital, and stands within a title: these words are no names.
_PLAIN = re.compile(
    r"\A(?:The|An?|Divided|Divisions|Domestic|Dynastic|Economic|Fear|Financial|Foreign|Ideological|Industrial|"
    r"International|Military|Personal|Political|Poor|Popular|Public|Religion|Religious|Royal|Social|War|Weak)\b"
)
#: What somebody changed: “transform the economy”, “change Soviet farming”.
_CHANGED = re.compile(r"[a-z]+ ((?:the|a|an|his|her|its|their|this) .+|[A-Z].+)")
#: After these, and after “do more to”, a topic is what somebody did, “the Republic survive the crises”: it is no name.
_VERB_BEFORE = re.compile(
    r"\b(?:did|do|does|was|were|is|are|had|has|have|can|could|why)(?: there)?\s+\Z", re.IGNORECASE
)
_MORE_TO = re.compile(r"\bmore to \Z")
_WHYS = (Task.CAUSES, Task.CONSEQUENCES, Task.DESCRIBE)
_PARTS = {
    "factor": Part.FACTOR,
    "other": Part.OTHER,
    "claim": Part.CLAIM,
    "topic": Part.TOPIC,
    "place": Part.PLACE,
    "person": Part.PERSON,
}


def field_values(reading: Reading) -> dict[str, tuple[str, ...]]:
    """By the name of each field what it may stand for, in order; empty where the question has nothing for it."""
    found = {field: tuple(dict.fromkeys(reading.texts(part))) for field, part in _PARTS.items()}
    topic = next((mark for mark in reading.marks if mark.part is Part.TOPIC), None)
    before = reading.question[: topic.start] if topic else ""
    first = topic.text.partition(" ")[0] if topic else ""
    if (_MORE_TO.search(before) and first in vocabulary().verbs) or (
        reading.task in _WHYS and _VERB_BEFORE.search(before)
    ):
        found["topic"] = found["topic"][1:]
    for field in ("factor", "claim"):
        found[field] = tuple(map(_lower, found[field]))
    if reading.task is Task.CHANGE and found["claim"] and (changed := _CHANGED.fullmatch(found["claim"][0])):
        found["topic"] = (changed[1],)
    found["years"] = tuple(filter(None, (show_date(reading.dates) or next(iter(reading.texts(Part.YEARS)), ""),)))
    found["view"] = tuple(filter(None, (_within(reading.claim.rstrip("."), reading.question),)))
    found["source"] = sources_named(reading.question)
    found["question"] = (reading.question,) if reading.question else ()
    found["how"] = tuple(text[:1].lower() + text[1:] for text in reading.texts(Part.COMMAND) if _HOW.match(text))
    found["was"] = _verb(reading)
    return found


def _lower(text: str) -> str:
    """A text within a title, where a word that is no name has no capital."""
    return _PLAIN.sub(lambda begun: begun[0].lower(), text)


def _within(claim: str, question: str) -> str:
    """A claim within a title: a capital that begins it, and that the question does not have, is none of a name."""
    word = claim.partition(" ")[0]
    small = word[:1].lower() + word[1:]
    return small + claim[len(word) :] if small in question.split() else _lower(claim)


def _verb(reading: Reading) -> tuple[str, ...]:
    ends = [next((mark for mark in reading.marks if mark.part is part), None) for part in (Part.FACTOR, Part.CLAIM)]
    factor, claim = ends
    if not factor:
        return ()
    verb = _BEFORE.search(reading.question[: factor.start])
    if not verb and claim:
        verb = _BETWEEN.fullmatch(reading.question[factor.end : claim.start])
    return (verb[1].lower(),) if verb else ()
