"""How an outline is to be exported."""

from typing import NamedTuple

from essayplanner.cite.styles import DEFAULT_STYLE

#: The name of the notes that need no citation engine.
PLAIN = "plain"


class Choice(NamedTuple):
    """What was chosen for an export; `style` is a name in cite.styles, a `.csl` file's path, or PLAIN.

    `template` is the path of a DOCX or ODT whose styles are taken over.
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


#: What a format must honour (formats.export.Exporter) for a field of a choice to change anything, by that field.
HONOURED_AS = {
    "style": "style",
    "split": "split_bibliography",
    "paper": "paper",
    "template": "reference_doc",
    "headings_only": "headings_only",
    "card_texts": "card_texts",
    "word_targets": "word_targets",
    "cautions": "cautions",
}
