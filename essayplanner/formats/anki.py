"""Cards as flashcards: a text file that Anki imports, https://docs.ankiweb.net/importing/text-files.html"""

import re
from html import escape

from essayplanner.domain.cards import Card
from essayplanner.domain.dates import show_date
from essayplanner.domain.marked_text import shown_runs
from essayplanner.domain.quoting import quoted_paragraphs
from essayplanner.domain.tags import group_and_name
from essayplanner.domain.text import clean_line
from essayplanner.domain.words import kind_word
from essayplanner.formats.export import Exported, Material
from essayplanner.formats.html import html_runs
from essayplanner.formats.notes import plain_note
from essayplanner.formats.tidy import one_line, paragraphs
from essayplanner.language import _

_HEAD = (
    "#separator:tab",
    "#html:true",
    "#notetype:Basic",
    "#guid column:1",
    "#tags column:4",
    "#columns:Guid\tFront\tBack\tTags",
)


def write_anki(material: Material) -> Exported:
    """One flashcard for each card: its title asks, its date, its three voices and its sources answer; a second import
    updates it."""
    deck = clean_line(material.outline.title).replace("::", ": ") or "EssayPlanner"
    head = [*_HEAD[:3], f"#deck:{deck}", *_HEAD[3:]]
    lines = [_line(number, card) for number, card in enumerate(material.all_cards(), 1)]
    return Exported("".join(f"{line}\n" for line in [*head, *lines]).encode(errors="replace"))


def _line(number: int, card: Card) -> str:
    front = f"{escape(one_line(card.title))}<br><small>{escape(kind_word(card.kind))}</small>"
    back = [_words(text) for text in paragraphs(card.text)]
    if quotation := paragraphs(card.quotation):
        back += [_part("quotation", _words(text)) for text in quoted_paragraphs(quotation)]
    if idea := paragraphs(card.idea):
        first, *more = map(_words, idea)
        back += [_part("idea", text) for text in ("<i>" + escape(_("My idea:")) + f"</i> {first}", *more)]
    if when := one_line(show_date(card.when)):
        back.insert(0, _part("date", escape(when)))
    if card.side:
        back.append(_part("side", escape(_("Side: {side}", side=one_line(card.side.name)))))
    if card.caution:
        back.append(_part("caution", "<i>" + escape(_("Caution:")) + f"</i> {_words(one_line(card.caution))}"))
    if card.citations:
        back.append(f"<small>{html_runs(plain_note(card.citations))}</small>")
    tags = " ".join(map(_tag, card.tags))
    fields = (card.uid or str(number), _as_text(front), _as_text("<br>".join(back)), tags)
    return "\t".join(_field(field) for field in fields)


def _words(text: str) -> str:
    return html_runs(shown_runs(text))


def _part(name: str, html: str) -> str:
    """A line of the back that says what it is, so that it is known again whatever stands in it and in any language."""
    return f"<span class={name}>{html}</span>"


def _tag(tag: str) -> str:
    """A tag without spaces, which end one; Anki writes a name in a group “people::Kirov”."""
    group, name = group_and_name(one_line(tag))
    return re.sub(r"\s+", "_", f"{group}::{name}" if group else name)


#: What Anki acts upon in the HTML of a card, where a sign by its number is no bracket.
_TAG = re.compile(r"\[(?=/?(?:\$|latex|sound|anki))", re.IGNORECASE)
#: What MathJax acts upon in the texts of a card, which an element cuts in two; and the opening of a field.
_ACTED_UPON = {"\\": "<span>&#92;</span>", "$$": "$<span>$</span>", "{{": "{&#123;"}


def _as_text(html: str) -> str:
    """HTML of ours whose texts are nothing but texts in Anki."""
    html = _TAG.sub("&#91;", html)
    for sign, instead in _ACTED_UPON.items():
        html = html.replace(sign, instead)
    return html


def _field(text: str) -> str:
    """A field with nothing in it that ends it, or that makes its line a comment."""
    text = re.sub(r"[\t\r\n]+", " ", text)
    text = f"&#35;{text[1:]}" if text.startswith("#") else text
    return f'"{text.replace(chr(34), chr(34) * 2)}"' if '"' in text else text
