"""The fields of BibTeX, BibLaTeX and the programs that write them: where each goes in a source.

What says nothing of a work is listed with the reason; all else that has no place is told.
"""

from essayplanner.formats.word_lists import by_word, word_pairs, word_set
from essayplanner.language import N_

#: Other names of a field, and the name that BibLaTeX has for it: each entry may use whichever it likes.
SAME = by_word(
    {
        "journaltitle": "journal publicationtitle journal_title newspaper magazine",
        "booktitle": "book_title",
        "school": "university",
        "location": "address place city pub-location publisher-place publication_place",
        "origdate": "origyear originaldate",
        "annotation": "annote",
        "keywords": "keyword tags",
        "langid": "hyphenation",
        "language": "lang",
        "eprinttype": "archiveprefix",
        "eprintclass": "primaryclass",
        "shortjournal": "journalabbreviation abbrjournal abbrev-journal",
        "pagetotal": "pagestotal numpages totalpages",
        "shelfmark": "lccn call-number callnumber",
        "series": "collection",
        "compiler": "compilers",
        "editor": "editors",
        "author": "authors",
        "translator": "translators",
        "urldate": """lastaccessed lastchecked lastvisited accessed accessdate dateaccessed date-accessed access-date
        visited retrieved""",
        "volumes": "numberofvolumes",
        "url": "link uri",
        "eid": "articleno article-number article_number",
        "eprint": "arxivid",
        "eventtitle": "conference",
        "venue": "conference-location eventlocation",
        "abstract": "summary",
        "archivelocation": "archive-location archive_location archiveloc",
        "archive": "repository",
        "issn": "issn-print e-issn eissn",
        "isbn": "isbn-13 isbn13 e-isbn eisbn",
        "foreword": "forward",
        "reviewedauthor": "reviewed-author",
        "reviewedtitle": "reviewed-title",
    }
)
#: Fields whose text is one of a source's.
TEXTS = word_pairs(
    """abstract abstract annotation annote keywords keyword edition edition pagetotal number-of-pages volumes
    number-of-volumes version version pubstate status eventtitle event-title venue event-place origlocation
    original-publisher-place origpublisher original-publisher origtitle original-title shorttitle
    title-short shortjournal container-title-short archive archive archivelocation archive_location location
    publisher-place section section scale scale medium medium library call-number authority authority status
    status copyright license division division dimensions dimensions shelfmark call-number archivecollection
    archive_collection archiveplace archive-place reviewedtitle reviewed-title"""
)
#: Addresses and numbers, in which TeX escapes signs alone.
NUMBERS = word_pairs("doi DOI url URL isbn ISBN issn ISSN pmid PMID pmcid PMCID")
PEOPLE = word_pairs(
    """author author editor editor translator translator bookauthor container-author compiler compiler director
    director illustrator illustrator interviewer interviewer recipient recipient narrator narrator performer
    performer chair chair composer composer curator curator producer producer serieseditor collection-editor
    contributor contributor origauthor original-author reviewedauthor reviewed-author addressee recipient"""
)
#: What the field “editortype” says, and its like; others are editors.
ROLES = word_pairs(
    """compiler compiler director director producer producer organizer organizer curator curator illustrator
    illustrator narrator narrator translator translator collaborator contributor redactor editor reviser
    editor founder editor continuator editor editor editor chair chair guest guest host host performer
    performer"""
)
#: Who wrote something beside the work; CSL has no place for them, so that the note says it.
BESIDE = {
    "introduction": N_("Introduction by {names}"),
    "foreword": N_("Foreword by {names}"),
    "afterword": N_("Afterword by {names}"),
    "commentator": N_("Commentary by {names}"),
    "annotator": N_("Annotated by {names}"),
}
DATES = word_pairs("urldate accessed origdate original-date eventdate event-date")

#: How far a work is from print, by BibLaTeX's words.
STATES = {
    "inpreparation": "in preparation",
    "inpress": "in press",
    "submitted": "submitted",
    "forthcoming": "forthcoming",
    "prepublished": "pre-published",
}
#: What babel and polyglossia call languages.
LANGUAGES = word_pairs(
    """english en american en-US usenglish en-US british en-GB ukenglish en-GB canadian en-CA australian en-AU
    german de-DE ngerman de-DE austrian de-AT naustrian de-AT swissgerman de-CH nswissgerman de-CH french
    fr-FR francais fr-FR français fr-FR acadian fr-CA canadien fr-CA italian it-IT spanish es-ES portuguese
    pt-PT brazil pt-BR brazilian pt-BR dutch nl-NL russian ru-RU ukrainian uk-UA polish pl-PL czech cs-CZ
    slovak sk-SK hungarian hu-HU magyar hu-HU romanian ro-RO bulgarian bg-BG serbian sr-RS croatian hr-HR
    slovene sl-SI slovenian sl-SI greek el-GR swedish sv-SE danish da-DK norwegian nb-NO norsk nb-NO nynorsk
    nn-NO finnish fi-FI estonian et-EE latvian lv-LV lithuanian lt-LT turkish tr-TR hebrew he-IL arabic ar
    latin la catalan ca-AD irish ga-IE welsh cy-GB japanese ja-JP chinese zh-CN korean ko-KR persian fa-IR
    icelandic is-IS"""
)

#: What is not worth a word: it says nothing of the work.
WORTHLESS = word_set(
    # where a file is on somebody's disk
    """file files pdf local-url localfile attachment attachments bdsk-file fulltext ps postscript_file url_pdf
    img preview """
    # when and by whom a program was used, and what it notes for itself
    """owner timestamp groups mendeley-groups date-added date-modified date_added creationdate modificationdate
    added-at posted-at read readstatus rating ranking priority printed qualityassured relevance biburl
    bibsource interhash intrahash username citeulike-article-id citeulike-linkout citeulike-linkout-0
    citeulike-linkout-1 citationkey ids dateadded datemodified last-modified-date da issue_date bibtex_show
    selected abbr display html unique-id researcherid-numbers orcid-numbers doc-delivery-number
    number-of-cited-references times-cited web-of-science-categories journal-iso nourl internal-note """
    # how to sort, label and typeset, and other entries that were used already
    """options execute presort sortkey sortname sorttitle sortyear sortshorthand indextitle indexsorttitle
    gender label key entryset entrysubtype crossref xref xdata langidopts hyphenation authortype editortype
    nameaddon shortauthor shorteditor editoratype editorbtype editorctype useprefix related relatedtype
    relatedoptions csl adsurl adsnote eprintclass shorthand shorthandintro options skip bdsk-color"""
)
#: Names of programs' own fields begin with these.
WORTHLESS_STARTS = ("bdsk-url", "bdsk-file", "jabref", "zotero", "__", "citeulike", "papers2", "papers3")


def is_worthless(name: str) -> bool:
    """Whether a field says nothing of a work."""
    return name in WORTHLESS or name.startswith(WORTHLESS_STARTS)


#: What an entry never takes from another.
OWN = word_set(
    """crossref xref xdata entryset entrysubtype execute label options presort related relatedoptions
    relatedstring relatedtype shorthand shorthandintro sortkey ids title subtitle titleaddon shorttitle
    sorttitle indextitle indexsorttitle booktitle booksubtitle booktitleaddon author key csl abstract
    annotation file url urldate doi pages note"""
)
