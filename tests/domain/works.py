"""Works that are two, and one work written in two ways, by what tells them apart or does not."""

from typing import Any

Item = dict[str, Any]


def by(*names: str) -> list[dict[str, str]]:
    """People, from “Family, Given”."""
    return [dict(zip(("family", "given"), name.split(", "), strict=False)) for name in names]


def on(*parts: int) -> Item:
    return {"date-parts": [[*parts]]}


BOOK: Item = {"type": "book", "title": "Stalin: A Biography", "author": by("Service, Robert"), "issued": on(2004)}
ARTICLE: Item = {
    "type": "article-journal",
    "title": "Victims of the Soviet Penal System in the Pre-war Years",
    "author": by("Getty, J. Arch", "Rittersporn, Gábor T."),
    "container-title": "The American Historical Review",
    "volume": "98",
    "issue": "4",
    "page": "1017-1049",
    "issued": on(1993),
}
NEWS: Item = {
    "type": "article-newspaper",
    "title": "Parliamentary Intelligence",
    "container-title": "The Fen Courier",
    "issued": on(1812, 3, 3),
    "page": "2",
}
LETTER: Item = {
    "type": "personal_communication",
    "title": "Letter to his wife",
    "author": by("Moore, John"),
    "issued": on(1808, 10, 3),
}
FILE: Item = {
    "type": "manuscript",
    "title": "Correspondence",
    "archive": "The National Archives",
    "archive_location": "FO 371/1234",
}
CHAPTER: Item = {
    "type": "chapter",
    "title": "Introduction",
    "author": by("Service, Robert"),
    "container-title": "Lenin: A Biography",
    "page": "1-10",
    "issued": on(2000),
}
WORKS: Item = {"type": "book", "title": "Collected Works", "author": by("Lenin, V. I."), "publisher": "Progress"}
CENSUS: Item = {"type": "document", "title": "Census return", "archive_location": "RG 12/345", "issued": on(1891)}
REVIEW: Item = ARTICLE | {"title": "Review", "author": by("Gregory, Paul"), "page": "300-302"}
PAGE: Item = {"type": "webpage", "title": "About us", "container-title": "History Today", "URL": "https://a.org/about"}


APART: dict[str, tuple[Item, Item]] = {
    "newspapers of several days": (NEWS, NEWS | {"issued": on(1812, 3, 10)}),
    "newspapers of several pages": (NEWS, NEWS | {"page": "4"}),
    "two newspapers": (NEWS, NEWS | {"container-title": "The Marsh Herald"}),
    "a newspaper without its day": (NEWS, NEWS | {"issued": on(1812)}),
    "a newspaper without any date": (NEWS, {k: v for k, v in NEWS.items() if k != "issued"}),
    "dates in words": (
        NEWS | {"issued": {"literal": "Lady Day 1812"}},
        NEWS | {"issued": {"literal": "Michaelmas 1812"}},
    ),
    "seasons": (
        ARTICLE | {"issued": on(1993) | {"season": 1}},
        ARTICLE | {"issued": on(1993) | {"season": 3}},
    ),
    "letters of several days": (LETTER, LETTER | {"issued": on(1808, 10, 4)}),
    "a letter without a day": (LETTER, LETTER | {"issued": on(1808)}),
    "letters to several people": (
        LETTER | {"title": "Letter", "recipient": by("Castlereagh")},
        LETTER | {"title": "Letter", "recipient": by("Canning")},
    ),
    "letters that are documents": (LETTER | {"type": "document"}, LETTER | {"type": "document", "issued": on(1808)}),
    "letters to a son and a sun": (LETTER | {"title": "Letter to his son"}, LETTER | {"title": "Letter to his sun"}),
    "untitled letters": (LETTER | {"title": ""}, LETTER | {"title": "", "issued": on(1809, 1, 1)}),
    "files of an archive": (FILE, FILE | {"archive_location": "FO 371/1235"}),
    "shelfmarks": (FILE | {"call-number": "Add MS 1"}, FILE | {"call-number": "Add MS 2"}),
    "archives": (FILE, FILE | {"archive": "Norfolk Record Office"}),
    "interviews": (
        {"type": "interview", "title": "Interview", "author": by("Miner, A."), "issued": on(1984, 3, 6)},
        {"type": "interview", "title": "Interview", "author": by("Miner, A."), "issued": on(1984, 3, 7)},
    ),
    "volumes": (WORKS | {"volume": "1"}, WORKS | {"volume": "2"}),
    "volumes in Roman numbers": (WORKS | {"volume": "Vol. IX"}, WORKS | {"volume": "XI"}),
    "volumes in titles": (WORKS | {"title": "Collected Works, vol. I"}, WORKS | {"title": "Collected Works, vol. II"}),
    "a volume in a title and one in its field": (
        WORKS | {"title": "Collected Works: Volume 1"},
        WORKS | {"volume": "2"},
    ),
    "parts in words": (WORKS | {"title": "Henry IV, Part One"}, WORKS | {"title": "Henry IV, Part Two"}),
    "parts": (WORKS | {"part-number": "1"}, WORKS | {"part-number": "2"}),
    "volumes of a set with one ISBN": (
        WORKS | {"ISBN": "9780333726276", "volume": "1"},
        WORKS | {"ISBN": "9780333726276", "volume": "2"},
    ),
    "volumes named in the titles, with one ISBN": (
        WORKS | {"ISBN": "9780333726276", "title": "Works I: Youth"},
        WORKS | {"ISBN": "9780333726276", "title": "Works II: Age"},
    ),
    "other ISBNs": (WORKS | {"ISBN": "9780333726276"}, WORKS | {"ISBN": "9780713991482"}),
    "editions": (BOOK | {"edition": "1"}, BOOK | {"edition": "2nd ed."}),
    "an edition and a revised one": (BOOK | {"edition": "2"}, BOOK | {"edition": "Revised"}),
    "a reprint": (BOOK | {"publisher": "Macmillan"}, BOOK | {"publisher": "Pan", "issued": on(2005)}),
    "a reprint by another firm, without a year": (
        BOOK | {"publisher": "Macmillan"},
        {**BOOK, "publisher": "Pan", "issued": {}},
    ),
    "a reprint of another original": (BOOK | {"original-date": on(1850)}, BOOK | {"original-date": on(1851)}),
    "translations": (BOOK | {"translator": by("Smith, A.")}, BOOK | {"translator": by("Jones, B.")}),
    "editors": (WORKS | {"editor": by("Smith, A.")}, WORKS | {"editor": by("Jones, B.")}),
    "censuses": (CENSUS, CENSUS | {"issued": on(1901)}),
    "censuses by title": (CENSUS | {"title": "Census, 1891"}, CENSUS | {"title": "Census, 1901"}),
    "census returns by their shelfmark": (CENSUS, CENSUS | {"archive_location": "RG 12/346"}),
    "reviews with one title": (REVIEW, REVIEW | {"page": "303-304"}),
    "reviews of two books": (REVIEW | {"reviewed-title": "Stalin"}, REVIEW | {"reviewed-title": "Lenin"}),
    "editorials": (REVIEW | {"title": "Editorial"}, REVIEW | {"title": "Editorial", "issue": "5", "page": "1"}),
    "obituaries": (
        NEWS | {"title": "Obituary", "author": []},
        NEWS | {"title": "Obituary", "issued": on(1812, 3, 4)},
    ),
    "introductions of two books": (CHAPTER, CHAPTER | {"container-title": "Trotsky: A Biography"}),
    "introductions by two people": (CHAPTER, CHAPTER | {"author": by("Service, Mary")}),
    "introductions with other second authors": (
        CHAPTER | {"author": by("Service, Robert", "Smith, A.")},
        CHAPTER | {"author": by("Service, Robert", "Jones, B.")},
    ),
    "a chapter and its book": (CHAPTER | {"title": "Lenin: A Biography"}, BOOK | {"title": "Lenin: A Biography"}),
    "chapters with the DOI of their book": (CHAPTER | {"DOI": "10.1/b"}, CHAPTER | {"DOI": "10.1/b", "title": "War"}),
    "a chapter and its book with one DOI": (CHAPTER | {"DOI": "10.1/b"}, BOOK | {"DOI": "10.1/b"}),
    "a book and its review": (BOOK, ARTICLE | {"title": BOOK["title"], "author": BOOK["author"]}),
    "a thesis and the book that was made of it": (BOOK | {"type": "thesis"}, BOOK),
    "a preprint and the article": (
        {"type": "article", "title": ARTICLE["title"], "author": ARTICLE["author"], "DOI": "10.2/pre"},
        ARTICLE | {"DOI": "10.1086/ahr"},
    ),
    "articles of two issues": (ARTICLE, ARTICLE | {"issue": "5"}),
    "articles of two journals": (ARTICLE, ARTICLE | {"container-title": "Past & Present"}),
    "journals of which one begins like the other": (
        REVIEW | {"container-title": "History"},
        REVIEW | {"container-title": "History Today"},
    ),
    "other DOIs": (BOOK | {"DOI": "10.1/a"}, BOOK | {"DOI": "10.1/b"}),
    "pages of a site": (PAGE, PAGE | {"URL": "https://a.org/press"}),
    "where there is nothing else but the address": (
        {"type": "document", "title": "Home", "URL": "https://a.org"},
        {"type": "document", "title": "Home", "URL": "https://b.org"},
    ),
    "reports by their numbers": (
        {"type": "report", "title": "Poor Law Commission", "number": "C. 1234"},
        {"type": "report", "title": "Poor Law Commission", "number": "Cd. 1234"},
    ),
    "volumes of a series": (BOOK | {"collection-number": "3"}, BOOK | {"collection-number": "4"}),
    "other subtitles": (BOOK, BOOK | {"title": "Stalin: Breaker of Nations"}),
    "other words of few letters": (
        BOOK | {"title": "A History of Modern Iran"},
        BOOK | {"title": "A History of Modern Iraq"},
    ),
    "north and south": (BOOK | {"title": "A History of North Korea"}, BOOK | {"title": "A History of South Korea"}),
    "first and second": (
        BOOK | {"title": "The Origins of the First World War"},
        BOOK | {"title": "The Origins of the Second World War"},
    ),
    "months in titles": (
        NEWS | {"title": "Parliamentary Intelligence, March"},
        NEWS | {"title": "Parliamentary Intelligence, May"},
    ),
    "parts of titles": (BOOK | {"title": "Men in Power"}, BOOK | {"title": "Women in Power"}),
    "genres": (FILE | {"genre": "Diary"}, FILE | {"genre": "Will"}),
    "maps of two scales": (
        {"type": "map", "title": "Ely", "scale": "1:2500"},
        {"type": "map", "title": "Ely", "scale": "1:10560"},
    ),
    "laws of two countries": (
        {"type": "legislation", "title": "Education Act", "jurisdiction": "Scotland"},
        {"type": "legislation", "title": "Education Act", "jurisdiction": "England"},
    ),
}

ONE: dict[str, tuple[Item, Item]] = {
    "a misprint": (BOOK, BOOK | {"title": "Stalin: A Biografy"}),
    "a missing subtitle": (BOOK, BOOK | {"title": "Stalin"}),
    "a missing article": (BOOK | {"title": "The Road to Terror"}, BOOK | {"title": "Road to Terror"}),
    "initials": (BOOK, BOOK | {"author": by("Service, R.")}),
    "more initials": (ARTICLE, ARTICLE | {"author": by("Getty, Arch")}),
    "another transliteration": (
        BOOK | {"author": by("Lewin, Moshe")},
        BOOK | {"author": by("Lewin, Moishe")},
    ),
    "a particle": (
        BOOK | {"author": [{"family": "de Gaulle"}]},
        BOOK | {"author": [{"family": "Gaulle", "non-dropping-particle": "de"}]},
    ),
    "a person taken for a body": (BOOK, BOOK | {"author": [{"literal": "Robert Service"}]}),
    "a missing year": (BOOK, {**BOOK, "issued": {}}),
    "a year and a day": (ARTICLE, ARTICLE | {"issued": on(1993, 10)}),
    "a year in words": (BOOK, BOOK | {"issued": {"literal": "c. 2004"}}),
    "dashes": (ARTICLE, ARTICLE | {"page": "1017--1049"}),
    "pages with words": (ARTICLE, ARTICLE | {"page": "pp. 1017–1049"}),
    "pages cut short": (ARTICLE, ARTICLE | {"page": "S. 1017-49"}),
    "the first page": (ARTICLE, ARTICLE | {"page": "1017"}),
    "capitals": (ARTICLE, ARTICLE | {"title": ARTICLE["title"].title()}),
    "hyphens": (ARTICLE, ARTICLE | {"title": "Victims of the Soviet Penal System in the Prewar Years"}),
    "accents": (BOOK | {"title": "Émigré Russia"}, BOOK | {"title": "Emigre Russia"}),
    "small marks": (BOOK | {"title": "Lenin’s “Testament”"}, BOOK | {"title": "Lenin's 'Testament'"}),
    "an abbreviated journal": (ARTICLE, ARTICLE | {"container-title": "Amer. Hist. Rev."}),
    "a journal's initials": (ARTICLE, ARTICLE | {"container-title": "AHR"}),
    "an ampersand": (
        ARTICLE | {"container-title": "Past & Present"},
        ARTICLE | {"container-title": "Past and Present"},
    ),
    "fewer authors": (ARTICLE, ARTICLE | {"author": by("Getty, J. A.")}),
    "volumes in two ways": (WORKS | {"volume": "Vol. II"}, WORKS | {"volume": "2"}),
    "editions in two ways": (BOOK | {"edition": "2nd ed."}, BOOK | {"edition": "second"}),
    "a DOI and its address": (
        ARTICLE | {"DOI": "10.1086/AHR/98.4"},
        {"type": "article-journal", "title": "Other", "DOI": "https://doi.org/10.1086/ahr/98.4"},
    ),
    "a DOI as an address alone": (ARTICLE | {"DOI": "10.1086/ahr"}, {"URL": "http://dx.doi.org/10.1086/AHR"}),
    "an ISBN of ten digits and one of thirteen": (
        BOOK | {"ISBN": "978-0-333-72627-6"},
        {"type": "book", "title": "Other", "ISBN": "0333726278 (pbk.)"},
    ),
    "an ISBN with blanks": (
        BOOK | {"ISBN": "978 0 333 72627 6"},
        {"type": "book", "title": "Other", "ISBN": "0333726278"},
    ),
    "two DOIs of one article": (ARTICLE | {"DOI": "10.2307/2166597"}, ARTICLE | {"DOI": "10.1086/ahr"}),
    "two libraries": (BOOK | {"call-number": "DK268"}, BOOK | {"call-number": "947.0842"}),
    "a newspaper without its page": (NEWS, {k: v for k, v in NEWS.items() if k != "page"}),
    "a file with the name of its archive": (FILE, FILE | {"archive_location": "TNA, FO 371/1234", "archive": "TNA"}),
    "an introduction without pages": (CHAPTER, {k: v for k, v in CHAPTER.items() if k != "page"}),
    "an address with or without its end": (PAGE, PAGE | {"URL": "http://www.a.org/about/"}),
    "a document that is a book": (BOOK, BOOK | {"type": "document"}),
}
