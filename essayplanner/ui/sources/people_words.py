"""What is said of the people of a source, a whole sentence for each role: no other language can put them together."""

from typing import NamedTuple

from essayplanner.domain.source_types import label_of
from essayplanner.language import N_


class PersonWords(NamedTuple):
    """The words for one role: `add` on the button and what a screen reader calls it, the field at a `place`, what its
    arrow and its cross do, the tip of the cross, and that `name` has that place now.

    All are to be looked up in the catalogue, with `place`, `name` and the `label` of the role.
    """

    add: str
    add_aloud: str
    field: str
    up: str
    remove: str
    remove_this: str
    now_at: str


_WORDS = {
    "author": PersonWords(
        N_("Add author"),
        N_("Add an author"),
        N_("Author {place}: family, given, or an institution"),
        N_("Move author {place} up"),
        N_("Remove author {place}"),
        N_("Remove this author"),
        N_("{name} is now author {place}."),
    ),
    "editor": PersonWords(
        N_("Add editor"),
        N_("Add an editor"),
        N_("Editor {place}: family, given, or an institution"),
        N_("Move editor {place} up"),
        N_("Remove editor {place}"),
        N_("Remove this editor"),
        N_("{name} is now editor {place}."),
    ),
    "translator": PersonWords(
        N_("Add translator"),
        N_("Add a translator"),
        N_("Translator {place}: family, given, or an institution"),
        N_("Move translator {place} up"),
        N_("Remove translator {place}"),
        N_("Remove this translator"),
        N_("{name} is now translator {place}."),
    ),
    "interviewer": PersonWords(
        N_("Add interviewer"),
        N_("Add an interviewer"),
        N_("Interviewer {place}: family, given, or an institution"),
        N_("Move interviewer {place} up"),
        N_("Remove interviewer {place}"),
        N_("Remove this interviewer"),
        N_("{name} is now interviewer {place}."),
    ),
    "director": PersonWords(
        N_("Add director"),
        N_("Add a director"),
        N_("Director {place}: family, given, or an institution"),
        N_("Move director {place} up"),
        N_("Remove director {place}"),
        N_("Remove this director"),
        N_("{name} is now director {place}."),
    ),
    "speaker": PersonWords(
        N_("Add speaker"),
        N_("Add a speaker"),
        N_("Speaker {place}: family, given, or an institution"),
        N_("Move speaker {place} up"),
        N_("Remove speaker {place}"),
        N_("Remove this speaker"),
        N_("{name} is now speaker {place}."),
    ),
    "sender": PersonWords(
        N_("Add sender"),
        N_("Add a sender"),
        N_("Sender {place}: family, given, or an institution"),
        N_("Move sender {place} up"),
        N_("Remove sender {place}"),
        N_("Remove this sender"),
        N_("{name} is now sender {place}."),
    ),
    "recipient": PersonWords(
        N_("Add recipient"),
        N_("Add a recipient"),
        N_("Recipient {place}: family, given, or an institution"),
        N_("Move recipient {place} up"),
        N_("Remove recipient {place}"),
        N_("Remove this recipient"),
        N_("{name} is now recipient {place}."),
    ),
}
_OTHERS = PersonWords(
    N_("Add a name"),
    N_("Add a name to “{label}”"),
    N_("{label}, name {place}: family, given, or an institution"),
    N_("Move name {place} of “{label}” up"),
    N_("Remove name {place} of “{label}”"),
    N_("Remove this name"),
    N_("{name} is now name {place} of “{label}”."),
)

#: Who the authors of some types are.
_AUTHORS = {"speech": "speaker", "interview": "speaker", "personal_communication": "sender"}


def who(kind: str, role: str) -> str:
    """Who the people of a role are in a type of source: its “author” may be a speaker."""
    return _AUTHORS.get(kind, role) if role == "author" else role


def person_words(kind: str, role: str) -> tuple[str, PersonWords]:
    """What the people of a role are called for a type of source, and the words for one of them."""
    return label_of(kind, role), _WORDS.get(who(kind, role), _OTHERS)
