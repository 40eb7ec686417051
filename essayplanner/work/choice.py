"""How an outline is to be exported."""

from typing import TYPE_CHECKING, NamedTuple

from essayplanner.cite.styles import DEFAULT_STYLE

if TYPE_CHECKING:
    from essayplanner.formats.export import Exporter

#: The name of the notes that need no citation engine.
PLAIN = "plain"


class Choice(NamedTuple):
    """What was chosen for an export; `style` is a name in cite.styles, a `.csl` file's path, or PLAIN.

    `template` is the path of a DOCX or ODT whose styles are taken over. With `fit` a screen is on one sheet.
    """

    format: str = ""
    style: str = DEFAULT_STYLE
    split: bool = False
    paper: str = ""
    template: str = ""
    headings_only: bool = False
    card_texts: bool = True
    word_targets: bool = False
    cautions: bool = False
    fit: bool = False


#: What a field of a choice is called among what a format honours, where it has another name there.
_HONOURED_AS = {"split": "split_bibliography", "template": "reference_doc"}


def honours(exporter: "Exporter", field: str) -> bool:
    """Whether this field of a choice changes what comes out in a format."""
    return _HONOURED_AS.get(field, field) in exporter.honours
