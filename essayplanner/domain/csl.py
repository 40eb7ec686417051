"""The words of CSL 1.0.2: types of sources, and the fields that each may have."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Types and variables, https://docs.citationstyles.org/en/stable/specification.html (appendices III, IV).
TYPES = _words(
    """article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset
    document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation
    manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical
    personal_communication post post-weblog regulation report review review-book software song speech standard thesis
    treaty webpage"""
)
NAMES = _words(
    """author chair collection-editor compiler composer container-author contributor curator director editor
    editorial-director executive-producer guest host illustrator interviewer narrator organizer original-author
    performer producer recipient reviewed-author script-writer series-creator translator"""
)
DATES = _words("accessed available-date event-date issued original-date submitted")
TEXTS = _words(
    """abstract annote archive archive-place archive_collection archive_location authority call-number chapter-number
    citation-label collection-number collection-title container-title container-title-short dimensions division DOI
    edition event-place event-title first-reference-note-number genre ISBN ISSN issue jurisdiction keyword language
    license locator medium note number number-of-pages number-of-volumes original-publisher original-publisher-place
    original-title page page-first part-number part-title PMCID PMID printing-number publisher publisher-place
    references reviewed-genre reviewed-title scale section source status supplement-number title title-short URL
    version volume volume-title volume-title-short year-suffix"""
)
FIELDS = NAMES | DATES | TEXTS

#: Fields that are titles: their capitals stay as the student wrote them, whatever the style does to titles.
TITLES = _words(
    """collection-title container-title event-title original-title part-title reviewed-title title title-short
    volume-title"""
)
