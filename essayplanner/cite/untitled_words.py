"""What stands in the place of a missing title, in the language of a style: letters, interviews, manuscripts ..."""

import re
from collections.abc import Mapping
from typing import Any

from essayplanner.cite.styles import Style
from essayplanner.domain.csl import text_of
from essayplanner.domain.untitled import Untitled, untitled

_ENGLISH = {
    "email to": "email to {names}",
    "letter to": "letter to {names}",
    "interview by": "interview by {names}",
    "review of by": "review of {title}, by {names}",
    "review of": "review of {title}",
    "review of work by": "review of a work by {names}",
}
#: In the order of `_ORDER`.
_ORDER = (
    *("email to", "letter to", "letter", "interview by", "interview"),
    *("review of by", "review of", "review of work by", "review"),
    *("manuscript", "document", "web page", "post", "speech", "thesis", "report"),
    *("map", "picture", "film", "broadcast", "recording", "untitled"),
)
_OTHERS = {
    "de": "E-Mail an {names}|Brief an {names}|Brief|Interview von {names}|Interview|Rezension von {names}, {title}|"
    "Rezension von {title}|Rezension eines Werks von {names}|Rezension|Manuskript|Dokument|Webseite|Beitrag|Rede|"
    "Hochschulschrift|Bericht|Karte|Bild|Film|Sendung|Aufnahme|ohne Titel",
    "fr": "courriel à {names}|lettre à {names}|lettre|entretien avec {names}|entretien|"
    "compte rendu de {names}, {title}|compte rendu de {title}|compte rendu d’un ouvrage de {names}|compte rendu|"
    "manuscrit|document|page web|billet|discours|thèse|rapport|carte|image|film|émission|enregistrement|sans titre",
    "es": "correo electrónico a {names}|carta a {names}|carta|entrevista de {names}|entrevista|"
    "reseña de {names}, {title}|reseña de {title}|reseña de una obra de {names}|reseña|manuscrito|"
    "documento|página web|entrada|discurso|tesis|informe|mapa|imagen|película|emisión|grabación|sin título",
    "it": "e-mail a {names}|lettera a {names}|lettera|intervista di {names}|intervista|recensione di {names}, {title}|"
    "recensione di {title}|recensione di un’opera di {names}|recensione|manoscritto|documento|pagina web|post|discorso|"
    "tesi|rapporto|carta geografica|immagine|film|trasmissione|registrazione|senza titolo",
    "nl": "e-mail aan {names}|brief aan {names}|brief|interview door {names}|interview|recensie van {names}, {title}|"
    "recensie van {title}|recensie van een werk van {names}|recensie|manuscript|document|webpagina|bericht|toespraak|"
    "proefschrift|rapport|kaart|afbeelding|film|uitzending|opname|zonder titel",
    "ru": "электронное письмо: {names}|письмо: {names}|письмо|интервью: {names}|интервью|рецензия: {names}, {title}|"
    "рецензия: {title}|рецензия на работу: {names}|рецензия|рукопись|документ|веб-страница|запись|речь|"
    "диссертация|отчет|карта|изображение|фильм|передача|аудиозапись|без названия",
}
_WORDS = {language: dict(zip(_ORDER, words.split("|"), strict=True)) for language, words in _OTHERS.items()}

_LETTER_TO = re.compile(r"Letter to ([^\d:]{3,80})")


def what_stands_for_a_title(item: Mapping[str, Any], style: Style) -> dict[str, Any]:
    """The fields of a work without a title that make the style print what it is; an empty one is taken away."""
    what = untitled(item)
    words = _description(what, style)
    if b"review-of" in style.data and "reviewed-title" in item and not _describes_itself(style):
        work = words.removeprefix(_ENGLISH["review of"].format(title=""))
        return dict.fromkeys(what.made_of, "") | {"title": work}  # it says itself that this is a review
    if not _describes_itself(style) or "author" not in item:
        return dict.fromkeys(what.made_of, "") | {"title": words[:1].upper() + words[1:]}
    said_by_style = what.places and ("recipient" not in what.made_of or item["type"] == "personal_communication")
    if what.words == "letter to" and said_by_style and "archive" not in item and style.name.startswith("mhra"):
        return {"genre": text_of(item.get("genre")) or words.partition(" ")[0]}  # or it were a “personal communication”
    if said_by_style or (what.words == "untitled" and not what.genre and "container-title" in item):
        return {}
    return {"genre": words}


def with_its_letter(item: dict[str, Any], style: Style) -> dict[str, Any]:
    """The item of a letter with a title and a recipient as the style prints both; a title that only names who got the
    letter is none."""
    if item["type"] != "personal_communication" or "title" not in item:
        return item
    if "recipient" not in item:
        found = _LETTER_TO.fullmatch(item["title"])
        if not found or not _describes_itself(style):
            return item
        return {name: value for name, value in item.items() if name != "title"} | {"recipient": [{"literal": found[1]}]}
    what = untitled(item)
    words = _description(what, style)
    word, space, to = words.partition(" ")
    last = item["recipient"][-1]
    begins = tuple(f"{each.partition(' ')[0]} ".casefold() for each in (words, what.said()))
    title, ends = item["title"].rstrip(".").casefold(), last.get("family", last.get("literal", "")).casefold()
    if title.startswith(begins) and title.endswith(ends) and len(title.split()) <= len(words.split()):
        return {name: value for name, value in item.items() if name != "title"}
    genre = text_of(item.get("genre")) or word
    if style.name.startswith("mhra"):
        return item | {"genre": genre}  # or it were a “personal communication”
    if not _describes_itself(style):
        return item
    rest = {name: value for name, value in item.items() if name != "recipient"}
    return rest | {"type": "manuscript", "genre": f"{genre}{space}{to}"}


def _description(what: Untitled, style: Style) -> str:
    """The words as they stand within a sentence of the style's language."""
    if what.genre and not what.places:
        return what.genre
    words = _WORDS.get(style.locale.partition("-")[0].lower(), _ENGLISH).get(what.words, what.words)
    return words.format(**what.places)


def _describes_itself(style: Style) -> bool:
    """Whether the style says itself to whom a letter went that has no title, and of what genre a thing is."""
    return b'"recipient"' in style.data and b'"genre"' in style.data
