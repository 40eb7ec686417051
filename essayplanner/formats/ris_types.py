"""What the tags of RIS mean by type of source, to the standard and to the programs that write it.

See https://en.wikipedia.org/wiki/RIS_(file_format); EndNote and Zotero say most by way of the types.
"""

from essayplanner.formats.word_lists import by_word, word_set

#: The type of CSL by the value of `TY`.
TYPES = by_word(
    {
        "article": "INPR",
        "article-journal": "JOUR EJOUR JFULL ABST",
        "article-magazine": "MGZN",
        "article-newspaper": "NEWS",
        "bill": "BILL UNBILL",
        "book": "BOOK EBOOK EDBOOK CLSWK SER CTLG",
        "broadcast": "RADIO TVPROG PODCAST",
        "chapter": "CHAP ECHAP",
        "classic": "ANCIENT",
        "dataset": "DATA DBASE AGGR",
        "document": "GEN",
        "entry-dictionary": "DICT",
        "entry-encyclopedia": "ENCYC",
        "figure": "FIGURE EQUA",
        "graphic": "ART SLIDE CHART",
        "interview": "INTV",
        "legal_case": "CASE",
        "legislation": "STAT LEGAL",
        "hearing": "HEAR",
        "manuscript": "MANSCPT UNPB UNPD",
        "map": "MAP",
        "motion_picture": "MPCT VIDEO ADVS",
        "musical_score": "MUSIC",
        "pamphlet": "PAMP",
        "paper-conference": "CONF CPAPER",
        "patent": "PAT",
        "personal_communication": "ICOMM PCOMM LETT",
        "post-weblog": "BLOG",
        "report": "RPRT GOVDOC GRANT GRNT",
        "software": "COMP",
        "song": "SOUND",
        "standard": "STAND",
        "thesis": "THES",
        "treaty": "TREATY",
        "webpage": "ELEC WEB MULTI",
    }
)
#: What a source stands in has a title and pages of its own.
WITH_PARTS = word_set(
    """chapter paper-conference entry-encyclopedia entry-dictionary article-journal article-magazine
    article-newspaper webpage post-weblog"""
)
WHOLE = word_set("book report thesis manuscript pamphlet classic")
WITH_ISBN = word_set(
    """book chapter report thesis pamphlet entry-encyclopedia entry-dictionary map paper-conference motion_picture
    musical_score classic"""
)
#: What is kept in an archive; catalogues give articles and books an `AV` that says where they can be had.
ARCHIVED = word_set(
    """document manuscript personal_communication graphic map interview speech report motion_picture song hearing"""
)
NUMBERED = word_set("report patent standard bill legislation hearing legal_case document broadcast")
#: Fields of CSL by the tags that say the same of every type, the best first.
TEXTS = {
    "title": ("TI", "T1", "CT"),
    "title-short": ("ST",),
    "publisher": ("PB",),
    "publisher-place": ("CY", "PP"),
    "collection-title": ("T3",),
    "volume": ("VL",),
    "issue": ("IS", "CP"),
    "edition": ("ET",),
    "number-of-volumes": ("NV",),
    "abstract": ("AB", "N2"),
    "DOI": ("DO", "DI"),
    "URL": ("UR", "LK"),
    "collection-number": ("SV",),
    "language": ("LA",),
    "call-number": ("CN",),
    "source": ("DB", "DP"),
    "reviewed-title": ("RI",),
    "PMID": ("PM",),
}
#: What a type has under a tag that other types do not have, or have for something else.
SPECIAL = {
    "article-journal": {"C2": "PMCID", "C7": "number", "SE": "section"},
    "article-newspaper": {"SE": "section", "C1": "section", "C2": "issue"},
    "article-magazine": {"SE": "section", "C2": "issue"},
    "bill": {"SE": "section", "T3": "authority"},
    "broadcast": {"M3": "medium"},
    "chapter": {"SE": "chapter-number", "C1": "section"},
    "entry-dictionary": {"SE": "section"},
    "entry-encyclopedia": {"SE": "section"},
    "graphic": {"C3": "dimensions", "M3": "medium"},
    "hearing": {"T3": "authority", "T2": "section"},
    "interview": {"M3": "medium"},
    "legal_case": {"PB": "authority", "SV": "number", "SE": "section"},
    "legislation": {"SE": "section", "T2": "container-title"},
    "map": {"C1": "scale", "C3": "dimensions"},
    "motion_picture": {"C4": "genre", "C5": "medium", "C3": "dimensions"},
    "paper-conference": {"C1": "event-place", "C3": "container-title", "M3": "genre"},
    "software": {"ET": "version", "M1": "medium"},
    "song": {"C1": "medium", "C5": "medium"},
    "thesis": {"M1": "number"},
}
KNOWN = word_set(
    """TY ER ID A1 A2 A3 A4 A5 A6 AB AD AN AU AV BT C1 C2 C3 C4 C5 C6 C7 C8 CA CN CP CR CT CY DA DB DI DO DP ED EP ET
    IS J1 J2 JA JF JO KW L1 L2 L3 L4 LA LB LK M1 M2 M3 N1 N2 NO NV OP PB PM PP PY RI RN RP SE SN SP ST SV T1 T2 T3
    TA TI TT U1 U2 U3 U4 U5 UR VL WT WV Y1 Y2 Y3"""
)
