"""What programs write into a file as its title and its author where nobody gave any."""

import re

from essayplanner.domain.text import clean_line

#: “Document1”, “Microsoft Word - essay.doc”, the name of a file, a number that is no year.
_NO_TITLE = re.compile(
    r"""(?: (?:new|microsoft|scanned|no)?\s?(?:word|powerpoint|full\spage\sfax)?\s?
        (?:document|doc|dokument|documento|presentation|print|untitled|un\s?named|unbenannt|sans\stitre|sin\stítulo|
        senza\stitolo|title|titel|blank|notes?|index|home|unknown|none|slide|scan|layout|page|book|chapter|abbyy)
        [\W_]*\d*(?:\W*(?:document|title))?
    | microsoft\s(?:word|powerpoint|excel|publisher)\b.* | pii:?.* | doi:?\s.* | https?:.* | www\..*
    | .*\.(?:docx?|pdf|tex|dvi|indd|qxd|qxp|rtf|odt|pages|tiff?|jpe?g|pptx?|eps|ps|fm|pmd|wpd|txt|html?|md|tmp|p65|3d)
    | (?!\d{4}\Z)[\d\W_]* | (?=\S*_)(?=\S*\d)\S+ | [a-z]+\d\S* )""",
    re.IGNORECASE | re.VERBOSE,
)
#: The names of accounts, computers and programs.
_NO_AUTHOR = re.compile(
    r"""(?:microsoft(?:\soffice)?|office|windows|my|the)?\W*
        (?:user|author|unknown|anonymous|admin(?:istrator)?|owner|guest|student|me|pc|laptop|default|test|root|scanner|
        compaq|hp|dell|python-docx|pandoc|libreoffice|openoffice)?[\W\d]*
    | (?:microsoft|windows|adobe|acrobat|pscript)\b.* | .*\buser | .*[\d@].*""",
    re.IGNORECASE | re.VERBOSE,
)
#: So much of a text is looked at, in characters.
_LOOKED_AT = 300


def is_title(text: str) -> bool:
    """Whether somebody may have given this title."""
    return not _NO_TITLE.fullmatch(clean_line(text)[:_LOOKED_AT])


def is_author(text: str) -> bool:
    """Whether this may name a person or body; a word in small letters is the name of an account."""
    name = clean_line(text)[:_LOOKED_AT]
    return not (_NO_AUTHOR.fullmatch(name) or (name.islower() and " " not in name))
