"""What the parts of a question are called, and which of them can be chosen."""

from collections.abc import Sequence

from essayplanner.domain.question import WITHIN, Mark, Part, Reading, Task
from essayplanner.domain.text import shorten
from essayplanner.language import N_, _

#: What some words of a question can be said to be, in the order of the menu.
CHOICES = (Part.COMMAND, Part.FACTOR, Part.CLAIM, Part.TOPIC, Part.YEARS, Part.PLACE, Part.PERSON)
#: The tasks that weigh one factor against others.
_WEIGHING = (Task.EXTENT, Task.ASSESS, Task.SIGNIFICANCE)

_TITLES = {
    Part.COMMAND: N_("Command"),
    Part.FACTOR: N_("Factor to weigh"),
    Part.CLAIM: N_("Claim inside"),
    Part.TOPIC: N_("Topic"),
    Part.YEARS: N_("Years"),
    Part.PLACE: N_("Place"),
    Part.PERSON: N_("Person"),
    Part.OTHER: N_("Another factor"),
    Part.NOTHING: N_("None of these"),
}


def title_of(part: Part) -> str:
    """What a part is, as a menu has it."""
    return _(_TITLES[part])


def below(part: Part, reading: Reading) -> str:
    """What stands below a part in the question: of a command, what it asks."""
    return reading.task.word if part is Part.COMMAND and reading.task else part.word


def lacking(reading: Reading) -> str:
    """What was not understood of a question, as a sentence that says what to do; empty where nothing is lacking."""
    if not reading.question.strip():
        return ""
    if reading.misspelt:
        return _("“{words}” is not understood.", words=shorten(reading.misspelt.text, 40))
    if reading.second:
        return _("A plan answers one question: “{second}” is left out.", second=shorten(reading.second, 40))
    if not reading.texts(Part.COMMAND):
        return _("Which words say what to do? Select them.")
    if reading.task in _WEIGHING and reading.unread and not reading.texts(Part.FACTOR):
        return _("Which part is the factor? Select it.")
    if not reading.texts(Part.TOPIC) and not reading.texts(Part.FACTOR):
        return _("What is the question about? Select it.")
    return ""


def told_apart(marks: Sequence[Mark]) -> list[Mark]:
    """Those that stand in the question, of two at the same letters the one that is no name."""
    places = {(mark.start, mark.end) for mark in marks if mark.part not in WITHIN}
    there = (mark for mark in marks if mark.end > mark.start)
    return [mark for mark in there if mark.part not in WITHIN or (mark.start, mark.end) not in places]
