"""Years as people and as ISO count them, and as a reader writes them."""

from essayplanner.language import p_

BC, AD = p_("a year", "{year} BC"), p_("a year", "{year} AD")


def year_words(year: int) -> str:
    """A year as a reader writes it; empty for 0, which is none."""
    if year < 0:
        return BC.format(year=-year)
    return str(year) if year else ""


def year_text(year: int) -> str:
    """A year as it stands in a date, with its era where the number alone may be something else."""
    if 100 <= year <= 9999:
        return str(year)
    return BC.format(year=-year) if year < 0 else AD.format(year=year)


def iso_year(year: int) -> int:
    """The year as ISO counts it, in which 1 BC is 0, of one before Christ that is a negative number."""
    return year if year > 0 else year + 1


def era_year(year: int) -> int:
    """The year of ISO as people count it, before Christ as a negative number: there is no year 0."""
    return year if year > 0 else year - 1
