"""What programs and catalogues call the fields of a source in JSON, and the CSL variable that each is.

Zotero (export and web API), Better BibTeX, Mendeley, Crossref, DataCite, Open Library and Google Books are among them.
"""

import re

from essayplanner.domain.csl import FIELDS
from essayplanner.formats.word_lists import by_word, word_list, word_set

_NAMES = by_word(
    {
        "abstract": "abstractnote summary description descriptions",
        "annote": "annotation",
        "archive": "archivename",
        "archive_collection": "archivecollection",
        "archive_location": "archivelocation locinarchive",
        "archive-place": "archiveplace",
        "authority": "court legislativebody issuingauthority organization",
        "call-number": "callnumber shelfmark lccn callno signature",
        "chapter-number": "chapter chapternumber",
        "collection-number": "seriesnumber collectionnumber bookseriesnumber numberinseries",
        "collection-title": "series seriestitle collectiontitle bookseries",
        "container-title": """journal journaltitle journalname publicationtitle publication booktitle
    containertitle container periodical websitetitle blogtitle forumtitle encyclopediatitle dictionarytitle
    programtitle proceedingstitle newspaper magazine reporter code sourcetitle parenttitle hostpublication
    website isPartOf ispartof""",
        "container-title-short": """journalabbreviation shortcontainertitle journalabbrev journalabbr
    containertitleshort abbreviation""",
        "dimensions": "runningtime duration artworksize",
        "DOI": "doi",
        "edition": "editionname editionnumber editionstatement",
        "event-place": "eventplace conferenceplace eventlocation",
        "event-title": "conferencename meetingname event eventtitle conference eventname",
        "genre": """thesistype lettertype manuscripttype maptype reporttype presentationtype websitetype posttype
    genrename""",
        "ISBN": "isbn isbns isbnlist",
        "ISSN": "issn",
        "issue": "issuenumber number_issue issueno",
        "keyword": "keywords tags subjects categories subject",
        "language": "languages lang languagecode",
        "license": "rights copyright",
        "medium": "interviewmedium artworkmedium videorecordingformat audiorecordingformat format",
        "note": "extra notes remark remarks comment",
        "number": """reportnumber billnumber docketnumber publiclawnumber patentnumber episodenumber
    documentnumber codenumber articlenumber archiveid""",
        "number-of-pages": "numpages numberofpages pagecount pagetotal extent",
        "number-of-volumes": "numberofvolumes volumes",
        "original-publisher-place": "originalplace",
        "page": "pages pagination pagerange firstpage",
        "PMID": "pmid",
        "PMCID": "pmcid",
        "publisher": """publishers university institution company label studio network distributor school
    publishername imprint repository""",
        "publisher-place": """place city publisherlocation publishplaces publisherplace placeofpublication
    publicationplace location address placespublished""",
        "scale": "",
        "source": "librarycatalog",
        "status": "pubstate",
        "title": "nameofact casename worktitle booktitlemain titles",
        "title-short": "shorttitle titleshort",
        "URL": "url urls link uri webaddress website_url infolink websites",
        "version": "versionnumber",
        "volume": "vol volumenumber reportervolume codevolume",
        "volume-title": "volumetitle",
        # people
        "author": "authors authorname creator creators by writer writers byline",
        "editor": "editors edited editedby",
        "translator": "translators",
        "collection-editor": "serieseditor serieseditors collectioneditor",
        "container-author": "bookauthor containerauthor bookauthors",
        "contributor": "contributors",
        "original-author": "originalauthor",
        "reviewed-author": "reviewedauthor",
        "recipient": "recipients addressee",
        "interviewer": "interviewers",
        "director": "directors",
        # dates
        "accessed": "accessdate urldate dateaccessed accesseddate lastaccessed retrieved",
        "event-date": "eventdate conferencedate",
        "original-date": """originaldate originalyear firstpublished firstpublishdate originalpublicationdate
    origdate""",
        "submitted": "filingdate",
    }
)
_NAMES |= {re.sub("[^a-z]", "", name.lower()): name for name in FIELDS}

#: Dates on which a work came out, the surest first.
ISSUED = word_list(
    """issued publishedprint published publishedonline date publicationdate publisheddate publishdate
    datepublished pubdate datedecided dateenacted issuedate publicationyear publishedyear yearpublished year
    yearofpublication firstpublishyear"""
)
#: Who a creator of Zotero or a contributor of DataCite is, by letters alone; others contributed.
ROLES = by_word(
    {
        "author": "author interviewee inventor programmer presenter podcaster artist cartographer creator",
        "editor": "editor",
        "translator": "translator",
        "collection-editor": "serieseditor",
        "container-author": "bookauthor",
        "reviewed-author": "reviewedauthor",
        "recipient": "recipient",
        "interviewer": "interviewer",
        "director": "director",
        "script-writer": "scriptwriter",
        "producer": "producer",
        "performer": "performer castmember",
        "composer": "composer",
        "guest": "guest",
        "host": "host",
        "compiler": "compiler datacollector",
    }
)
#: What only a source has; and what is a source's where it has a title too.
OF_SOURCES = word_set("issued original-date event-date DOI ISBN ISSN PMID PMCID container-title page archive recipient")
OF_TITLED = word_set(
    """author editor translator interviewer director publisher publisher-place collection-title volume issue edition URL
    number-of-pages call-number"""
)
#: What is not worth a word: keys and dates of the program, links, counts, licences in lists, and what was used already.
WORTHLESS = word_set(
    """id key citationkey citekey citationkeys type itemtype resourcetype types kind printtype creatortype
    dateadded datemodified created modified lastmodified added updated collections relations links meta
    library attachments seealso itemid libraryid select schema schemaversion score indexed deposited
    referencecount referencescount isreferencedbycount contentdomain prefix member relation resource
    journalissue alternativeid link updatepolicy assertion funder isbntype issntype reference references
    starred read profileid groupid filesattached hidden identifiers covers works lcclassifications
    latestrevision revision etag selflink readingmodes maturityrating allowanonlogging contentversion
    panelizationsummary imagelinks previewlink canonicalvolumelink infolink accessinfo saleinfo searchinfo
    averagerating ratingscount industryidentifiers ocaid subtitle month day state agency client providerid
    url_state isactive reason viewcount citationcount downloadcount systemgeneratedtitle fileattached
    confirmed uuid guid pdf file files collectionid parentitem intest inpublications authorkey covereditionkey coveri
    ebookaccess editioncount hasfulltext ia iacollection iacollections lendingeditions lendingidentifiers publicscanb
    bibkey"""
)


def plain(name: str) -> str:
    """The name of a field in small letters, without what programs put between."""
    return re.sub("[^a-z]", "", name.lower())


def variable(name: str) -> str:
    """The CSL variable that a field is; empty where it is none. The standard's own names come before all others."""
    return name if name in FIELDS else _NAMES.get(plain(name), "")
