"""The fields of a source in a pack: CSL variables by name, with people and dates written as a teacher writes them."""

from typing import Any

from essayplanner.domain.csl import DATES, FIELDS, NAMES, TEXTS, TYPES
from essayplanner.domain.reading_dates import read_date
from essayplanner.formats.toml_problems import mended, not_understood, quoted
from essayplanner.formats.toml_tables import Table
from essayplanner.language import _

_OTHER_WORDS = {
    "website": "webpage",
    "web page": "webpage",
    "journal": "article-journal",
    "newspaper": "article-newspaper",
    "magazine": "article-magazine",
    "film": "motion_picture",
    "letter": "personal_communication",
    "archive": "document",
}
_PERSON = ("family", "given", "literal", "dropping-particle", "non-dropping-particle", "suffix")
_PERSON_HELP = {"person": 'author = [{family = "Service", given = "Robert"}]', "body": '{literal = "..."}'}


def read_csl(table: Table, key: str) -> dict[str, Any]:
    """The source as one CSL-JSON item with `key` as its id; whatever is wrong is noted with the table."""
    csl: dict[str, Any] = {"id": key, "type": _type(table), "title": table.line("title", required=True)}
    for name in table.values:
        if name in csl or name in ("key", "class", "uid"):
            continue
        if name in NAMES:
            csl[name] = _people(table, name)
        elif name in DATES:
            csl[name] = _date(table, name)
        elif name in TEXTS:
            csl[name] = _text(table, name)
    table.done(FIELDS)
    return {name: value for name, value in csl.items() if value}


def _type(table: Table) -> str:
    text = table.line("type", required=True)
    if text and text not in TYPES:
        near = _OTHER_WORDS.get(text.lower()) or table.problems.guess(text, sorted(TYPES))
        what = _("{text} is not a type of source", text=quoted(text))
        mend = _("write “{one}”, “{two}”, “{three}”, ...", one="book", two="chapter", three="webpage")
        table.wrong("type", mended(what, near, mend))
        return ""
    return text


def _text(table: Table, name: str) -> str:
    if name in ("abstract", "annote", "note"):
        return table.text(name)
    return table.line(name)


def _people(table: Table, name: str) -> list[dict[str, str]]:
    value = table.take(name)
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        table.wrong(
            name, _("People are a list of tables: write {person}, or {body} for an organisation.", **_PERSON_HELP)
        )
        return []
    return [person for one in table.tables(name) if (person := _person(one))]


def _person(table: Table) -> dict[str, str]:
    person = {part: text for part in _PERSON if (text := table.line(part))}
    table.done()
    if not person.get("family") and not person.get("literal"):
        sentence = _("A person needs a family name: write {person}, or {body} for an organisation.", **_PERSON_HELP)
        table.problems.add(table.path, sentence)
        return {}
    return person


def _date(table: Table, name: str) -> dict[str, Any]:
    text = table.line(name)
    date = read_date(text)
    if date and "date-parts" not in date:
        table.remark(name, not_understood(text))
    return date
