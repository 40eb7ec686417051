"""“Zotero RDF”: sources with the notes to them, and notes of no source.

A source is an element with `z:itemType`; its notes are `bib:Memo` elements, named by `dcterms:isReferencedBy`, whose
`rdf:value` is the note’s HTML (“Zotero RDF.js” of zotero/translators). The sources are read as Zotero’s own JSON is.
"""

import json
from typing import Any

from essayplanner.domain.brought import Writing
from essayplanner.formats.bibliography import read_bibliography
from essayplanner.formats.records.gathering import Cancelled, Gathered, UnreadableError
from essayplanner.formats.records.html_pieces import pieces_of
from essayplanner.formats.records.rdf_nodes import Node, rdf_nodes
from essayplanner.formats.records.zotero_notes import ZOTERO, give_note
from essayplanner.formats.word_lists import word_list, word_pairs
from essayplanner.language import _, n_

Item = dict[str, Any]

#: Elements with one text, and what Zotero’s JSON calls each; of an element and of what it is part of.
_TEXTS = word_pairs(
    """title title date date abstract abstractNote description extra shortTitle shortTitle language language
    edition edition volume volume number number pages pages numPages numPages type type dateSubmitted accessDate
    libraryCatalog libraryCatalog archive archive archiveLocation archiveLocation numberOfVolumes numberOfVolumes
    runningTime runningTime citationKey citationKey rights rights thesisType thesisType callNumber callNumber"""
)
_PARTS = word_pairs("title publicationTitle volume volume number issue alternative journalAbbreviation")
_PEOPLE = word_list(
    """authors editors contributors translators seriesEditors bookAuthors recipients interviewers interviewees directors
    producers scriptwriters castMembers presenters podcasters programmers artists composers performers"""
)


def is_zotero_rdf(text: str) -> bool:
    """Whether XML is such a file."""
    return "http://www.zotero.org/namespaces/export#" in text[:10_000]


def read_zotero_rdf(text: str, name: str, title: str, cancelled: Cancelled | None) -> Writing:
    """The sources of such a file, and the blocks of their notes, each with its source."""
    root = rdf_nodes(text, name)
    by_id = {node.about: node for node in root.nodes if node.about}
    memos = {node.about: node for node in root.all("Memo")}
    works = [node for node in root.nodes if _is_work(node)]
    gathered = Gathered(name, cancelled)
    sources = _sources(works, by_id, name, cancelled, gathered)
    owned: set[str] = set()
    for number, work in enumerate(works, start=1):
        for told in work.all("isReferencedBy"):
            for memo in filter(None, (memos.get(told.leads_to), *told.all("Memo"))):
                if not memo.about or memo.about not in owned:
                    _give(memo, gathered, sources.get(number, -1))
                owned.add(memo.about)
    for about, memo in memos.items():
        if about not in owned:
            _give(memo, gathered, -1)
    if count := sum(1 for _node in root.all("Attachment")):
        gathered.remark(n_("{n} attachment was left out.", "{n} attachments were left out.", count))
    if not works and not len(gathered):
        raise UnreadableError(_("There are no notes and sources in “{name}”", name=name), _("nothing was imported"))
    return gathered.writing(title, ZOTERO)


def _is_work(node: Node) -> bool:
    kind = node.first("itemType").text
    return node.tag not in ("Memo", "Attachment", "Collection") and kind not in ("", "note", "attachment")


def _give(memo: Node, gathered: Gathered, source: int) -> None:
    tags = tuple(subject.text for subject in memo.all("subject"))
    key = f"{memo.about} {gathered.source(source).get('title', '')}"
    give_note(pieces_of(memo.first("value").text), gathered, source, key, tags)


def _sources(
    works: list[Node], by_id: dict[str, Node], name: str, cancelled: Cancelled | None, gathered: Gathered
) -> dict[int, int]:
    """For each work that could be read, by its number from 1, its number among the sources."""
    if not works:
        return {}
    records = [_record(node, by_id) for node in works]
    found = read_bibliography(json.dumps(records).encode(), name, cancelled)
    gathered.remarks(remark.sentence for remark in found.remarks)
    gathered.remarks(unread.reason for unread in found.unread)
    return {each.number: gathered.work(each.item) for each in found.listed}


def _record(node: Node, by_id: dict[str, Node]) -> Item:
    """A source as Zotero’s JSON has it."""
    record: Item = {"itemType": node.first("itemType").text, "creators": _creators(node)}
    record |= {name: text for tag, name in _TEXTS.items() if (text := node.first(tag).text)}
    numbers = [*node.all("identifier")]
    for part in _parts(node, by_id):
        numbers += part.all("identifier")
        if part.tag == "Series":
            record["series"] = part.first("title").text
            record["seriesNumber"] = part.deep("identifier").text
        else:
            record |= {name: text for tag, name in _PARTS.items() if (text := part.first(tag).text)}
    publisher = node.deep("publisher", "Organization")
    record["publisher"] = publisher.first("name").text
    record["place"] = publisher.deep("adr", "Address", "locality").text
    for number in numbers:
        if address := number.first("URI").text:
            record["url"] = address
        kind, _blank, value = number.text.partition(" ")
        if kind in ("ISBN", "ISSN", "DOI") and value:
            record[kind] = value
    if tags := [subject.text or subject.first("AutomaticTag").text for subject in node.all("subject")]:
        record["tags"] = [tag for tag in tags if tag]
    return {key: value for key, value in record.items() if value}


def _parts(node: Node, by_id: dict[str, Node]) -> list[Node]:
    """What a source is part of, and what that is part of: a journal, a book, a series."""
    found: list[Node] = []
    waiting = [node]
    while waiting and len(found) < 4:
        for told in waiting.pop().all("isPartOf"):
            parts = [by_id[told.leads_to]] if told.leads_to in by_id else told.nodes[:1]
            found += parts
            waiting += parts
    return found


def _creators(node: Node) -> list[Item]:
    found: list[Item] = []
    for role in _PEOPLE:
        for seq in node.first(role).all("Seq"):
            for entry in seq.all("li"):
                person = entry.first("Person")
                family = person.first("surname").text
                given = person.first("givenName", "givenname").text
                names = {"lastName": family, "firstName": given} if given else {"name": family}
                found.append({"creatorType": role.removesuffix("s"), **names})
    return found
