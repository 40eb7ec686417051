"""What programs and catalogues call the kinds of sources, as CSL types."""

import re

from essayplanner.domain.csl import TYPES
from essayplanner.formats.word_lists import by_word, word_set

#: By CSL type the words for it, as letters alone: of BibTeX, BibLaTeX and its well-known extensions, Zotero, Mendeley,
#: Citavi, EndNote, Crossref, DataCite and Open Library.
_KINDS = by_word(
    {
        "article": "preprint postedcontent workingpaper",
        "article-journal": """article journal journalarticle articlejournal suppperiodical specialissue
    dataarticle articleletter""",
        "article-magazine": "magazine magazinearticle articleinmagazine",
        "article-newspaper": "newspaper newspaperarticle newsarticle news articleinnewspaper",
        "bill": "",
        "book": """book ebook editedbook collection mvbook mvcollection mvproceedings mvreference reference
    referencebook proceedings manual monograph commentary edbook classicalwork classic bookset bookseries
    electronicbook printedbook bookedited textbook anthology""",
        "broadcast": "radiobroadcast tvbroadcast televisionbroadcast podcast episode tvepisode radio television",
        "chapter": """inbook incollection chapter booksection bookchapter bookpart suppbook suppcollection
    bookinbook contribution contributioninbook inchapter sectioninbook partofbook electronicbooksection
    electronicchapter essay""",
        "dataset": "data dataset database statistics",
        "document": "misc other generic unspecified none unclassified",
        "entry-dictionary": "dictionary dictionaryentry indictionary dictionaryarticle",
        "entry-encyclopedia": """inreference encyclopedia encyclopediaarticle encyclopediaentry encyclopaedia
    lexiconentry referenceentry""",
        "figure": "figure equation chart table charttable",
        "graphic": "artwork graphic image photograph photo painting picture poster slide audiovisual",
        "hearing": "",
        "interview": "interview interviewmaterial",
        "legal_case": "jurisdiction case legalcase courtcase decision legalruleorregulation caselaw",
        "legislation": "legislation statute law act legaldocument constitution unpublishedlegislation",
        "manuscript": """unpublished manuscript unpublishedwork ancienttext archive archivalmaterial
    archivaldocument archivalsource""",
        "map": "map atlas",
        "motion_picture": "movie film video videorecording filmorbroadcast filmbroadcast motionpicture dvd",
        "musical_score": "score musicalscore sheetmusic",
        "pamphlet": "booklet pamphlet brochure leaflet",
        "paper-conference": """inproceedings conference conferencepaper conferenceproceedings proceedingsarticle
    paperconference""",
        "patent": "patent",
        "performance": "performance",
        "periodical": "periodical serial journalissue journalvolume journalfull wholejournal",
        "personal_communication": "letter email personalcommunication correspondence instantmessage",
        "post": "forumpost post socialmediapost tweet onlinemultimedia socialmedia",
        "post-weblog": "blog blogpost weblog blogposting",
        "report": """techreport report reportcomponent govdoc governmentdocument whitepaper governmentreport
    technicalreport grant deliverable greyliterature""",
        "review": "review",
        "review-book": "bookreview reviewbook",
        "software": "software computerprogram code program",
        "song": "music audio song audiorecording soundrecording sound recording",
        "speech": "presentation speech talk lecture conferencepresentation",
        "standard": "standard norm",
        "thesis": """thesis phdthesis mastersthesis masterthesis dissertation habilitation phd diplomathesis
    bachelorthesis bathesis candthesis mathesis bachelorsthesis diploma doctoralthesis""",
        "treaty": "treaty legal",
        "webpage": """online electronic www web webpage website internetdocument internet weblink websource url
    blogentry""",
    }
)
_KINDS |= {re.sub("[^a-z]", "", kind): kind for kind in TYPES} | {"article": "article-journal"}

#: What a thesis or report is, where its kind says no more than that.
GENRES = {
    "phdthesis": "PhD thesis",
    "mastersthesis": "Master’s thesis",
    "masterthesis": "Master’s thesis",
    "mathesis": "Master’s thesis",
    "bathesis": "Bachelor’s thesis",
    "bachelorthesis": "Bachelor’s thesis",
    "bachelorsthesis": "Bachelor’s thesis",
    "candthesis": "Candidate thesis",
    "resreport": "research report",
    "techreport": "technical report",
    "habilitation": "Habilitation",
}
#: What stands inside something else.
PARTS = word_set(
    """article-journal article-magazine article-newspaper chapter entry-dictionary entry-encyclopedia
    paper-conference post post-weblog review review-book webpage broadcast"""
)

ARTICLES = word_set("""article-journal article-magazine article-newspaper periodical review review-book""")


def letters(word: str) -> str:
    """A word in small letters, without all that programs put between."""
    return re.sub("[^a-z]", "", word.lower())


def kind_of(word: str) -> str:
    """The CSL type for what a program calls a kind of source; empty where it is not known.

    A CSL type is itself: what BibTeX calls an article, CSL has another word for.
    """
    return word if word in TYPES else _KINDS.get(letters(word), "")


def bibtex_kind(word: str) -> str:
    """As `kind_of`, where the words are BibTeX's own."""
    return _KINDS.get(letters(word), "")
