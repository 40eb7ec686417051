"""What stands in the place of a title that a source does not have: “Letter to Jon Moss”, “Manuscript”."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from essayplanner.domain.csl import text_of
from essayplanner.language import N_, _, join_and


class Untitled(NamedTuple):
    """Which words describe a source, a key of `WORDS`, with what stands in their places.

    `made_of` are the fields that they say, `genre` is what the source itself says to be.
    """

    words: str
    places: dict[str, str]
    made_of: tuple[str, ...] = ()
    genre: str = ""

    def said(self) -> str:
        """The description in the reader's language, as a title begins."""
        genre = self.genre[:1].upper() + self.genre[1:]
        return genre if genre and not self.places else _(WORDS[self.words], **self.places)


WORDS = {
    "email to": N_("Email to {names}"),
    "letter to": N_("Letter to {names}"),
    "letter": N_("Letter"),
    "interview by": N_("Interview by {names}"),
    "interview": N_("Interview"),
    "review of by": N_("Review of {title}, by {names}"),
    "review of": N_("Review of {title}"),
    "review of work by": N_("Review of a work by {names}"),
    "review": N_("Review"),
    "manuscript": N_("Manuscript"),
    "document": N_("Document"),
    "web page": N_("Web page"),
    "post": N_("Post"),
    "speech": N_("Speech"),
    "thesis": N_("Thesis"),
    "report": N_("Report"),
    "map": N_("Map"),
    "picture": N_("Picture"),
    "film": N_("Film"),
    "broadcast": N_("Broadcast"),
    "recording": N_("Recording"),
    "untitled": N_("Untitled"),
}
_OF_TYPE = {
    "personal_communication": "letter",
    "interview": "interview",
    "review": "review",
    "review-book": "review",
    "manuscript": "manuscript",
    "document": "document",
    "webpage": "web page",
    "post": "post",
    "post-weblog": "post",
    "speech": "speech",
    "thesis": "thesis",
    "report": "report",
    "map": "map",
    "graphic": "picture",
    "motion_picture": "film",
    "broadcast": "broadcast",
    "song": "recording",
}


def untitled(csl: Mapping[str, Any]) -> Untitled:
    """What to call a source that has no title, from its type and from whom it names."""
    kind, genre = text_of(csl.get("type")), text_of(csl.get("genre"))
    to, by, of = (_names(csl.get(role)) for role in ("recipient", "interviewer", "reviewed-author"))
    reviewed = text_of(csl.get("reviewed-title"))
    if reviewed or of:
        words = "review of by" if reviewed and of else "review of" if reviewed else "review of work by"
        places = {name: text for name, text in (("title", reviewed), ("names", of)) if text}
        return Untitled(words, places, ("reviewed-title", "reviewed-author", "reviewed-genre"))
    if to and kind in ("personal_communication", "manuscript", "document", ""):
        email = "mail" in genre.lower()
        return Untitled(
            "email to" if email else "letter to", {"names": to}, ("recipient", *(["genre"] if email else []))
        )
    if by:
        return Untitled("interview by", {"names": by}, ("interviewer",))
    return Untitled(_OF_TYPE.get(kind, "untitled"), {}, ("genre",) if genre else (), genre)


def _names(people: Any) -> str:
    names = [_name(person) for person in people if isinstance(person, Mapping)] if isinstance(people, list) else []
    some = [name for name in names if name]
    return join_and(some) if some else ""


def _name(person: Mapping[str, Any]) -> str:
    parts = ("given", "dropping-particle", "non-dropping-particle", "family", "literal")
    return " ".join(text for part in parts if (text := text_of(person.get(part))))
