"""A table with a card a row: our own, with all that its columns say, and any other, by the heads of its columns."""

from collections import Counter

from essayplanner.domain.brought import Block, What, Writing
from essayplanner.domain.cards import Kind
from essayplanner.domain.quoting import bare
from essayplanner.domain.text import fold, shorten
from essayplanner.domain.words import kind_title, kind_word
from essayplanner.formats.cards_csv import COLUMNS, without_guard
from essayplanner.formats.records.gathering import OWN_CARDS, Cancelled, Gathered, UnreadableError
from essayplanner.formats.records.tables import cell, letters, listed
from essayplanner.formats.records.works import book, in_pages, named_work, work_and_place
from essayplanner.formats.tidy import HERE, around
from essayplanner.formats.word_lists import by_word
from essayplanner.language import _, join_and, n_

#: What tables call their columns, in English, German, French and Spanish, as small letters without accents.
_HEADS = by_word(
    {
        "title": """title heading head headline name claim point argument thesis question front term topicsentence
    titel uberschrift these frage begriff titre question titulo pregunta""",
        "text": """text content body description details detail back answer summary explanation evidence paraphrase
    ownwords inownwords inhalt antwort beschreibung texte contenu reponse texto contenido respuesta""",
        "quotation": "quote quotes quotation quotations highlight highlights passage excerpt extract zitat cita",
        "comment": """comment comments note notes mynote mynotes thought thoughts idea ideas myidea remark remarks
    annotation annotations kommentar notiz notizen anmerkung commentaire remarque comentario nota notas""",
        "kind": "kind type category art typ genre tipo",
        "when": "date dates year when period time datum jahr zeit annee fecha ano",
        "source": """source sources work book reference references ref booktitle sourcetitle quelle quellen buch source
    livre fuente libro""",
        "author": "author authors bookauthor autor autoren verfasser auteur auteurs autores",
        "page": "page pages pp pg p locator location loc seite seiten pagina paginas position",
        "tags": """tags tag keyword keywords topic topics theme themes label labels schlagwort schlagworte stichworte
    themen motscles etiquetas""",
        "caution": "caution warning vorsicht",
        "place": "id uid guid key uuid",
    }
)
_KINDS = by_word(
    {
        Kind.CLAIM.value: "claim claims point argument thesis these behauptung argumento",
        Kind.EVIDENCE.value: "evidence fact facts quote quotation source example beleg fakt preuve fait prueba hecho",
        Kind.HISTORIAN.value: "historian historians historiography interpretation historiker historien historiador",
    }
)

#: No more lines stand above the heads of a table.
_MOST_ABOVE = 6
#: Heads that only Zotero’s table of sources has together.
_OF_SOURCES = frozenset(("itemtype", "publicationyear", "publicationtitle"))


def read_own(rows: list[list[str]], name: str, cancelled: Cancelled | None) -> Writing | None:
    """The cards of a table that our own export wrote (`formats/cards_csv.py`); None where it is another."""
    head = [each.strip() for each in rows[0]]
    if not {"uid", "kind", "title", "used_in"} <= {*head}:
        return None
    columns = {each: head.index(each) for each in COLUMNS if each in head}
    gathered = Gathered(name, cancelled)
    cited_in = around(_("{source}, cited in {other}", source="", other=HERE))[0]
    lost: Counter[str] = Counter()
    for row in rows[1:]:
        said = {each: without_guard(cell(row, column)) for each, column in columns.items()}
        cited = [each for each in said.get("sources", "").split("; ") if each]
        first, through, _other = (cited or [""])[0].partition(cited_in)
        work, locator = work_and_place(first)
        lost["sources"] += len(cited) > 1
        lost["through"] += bool(through)
        for each in ("side", "links"):
            lost[each] += bool(said.get(each))
        lost["voices"] += said.get("voice") not in (None, "", "quotation" if not said.get("text") else "")
        gathered.add(
            Block(
                What.RECORD,
                said.get("text", ""),
                place=said.get("uid", ""),
                locator=locator,
                source=gathered.work(named_work(work)) if work else -1,
                title=said.get("title", ""),
                kind=kind_named(said.get("kind", "")),
                tags=tuple(said.get("tags", "").split("; ")),
                when=said.get("when", ""),
                short=said.get("short", ""),
                caution=said.get("caution", ""),
                quotation=said.get("quotation", ""),
                comment=said.get("idea", ""),
            )
        )
    if count := lost["sources"]:
        gathered.remark(
            n_(
                "{n} card names several sources, and only the first came along.",
                "{n} cards name several sources, and only the first of each came along.",
                count,
            )
        )
    if count := lost["through"]:
        gathered.remark(
            n_(
                "{n} card says that its source is cited in another, which was left out.",
                "{n} cards say that their source is cited in another, which was left out.",
                count,
            )
        )
    if count := lost["voices"]:
        gathered.remark(
            n_(
                "{n} card is exported in another voice than its own words; choose that again.",
                "{n} cards are exported in another voice than their own words; choose that again.",
                count,
            )
        )
    if count := lost["side"] + lost["links"]:
        gathered.remark(
            n_(
                "A table has no place for links and debates, so {n} was left out; a pack keeps them.",
                "A table has no place for links and debates, so {n} were left out; a pack keeps them.",
                count,
            )
        )
    return gathered.writing(_("Cards"), OWN_CARDS)


def read_other(rows: list[list[str]], delimiter: str, name: str, title: str, cancelled: Cancelled | None) -> Writing:
    """The rows of any other table, each a record; which column is what is told.

    Raises UnreadableError where it is a list of sources.
    """
    gathered = Gathered(name, cancelled)
    for above in _above_heads(rows):
        gathered.remark(_("The line “{line}” above the heads was left out.", line=shorten(above, 80)))
        rows = rows[1:]
    head = [shorten(each, 60) for each in rows[0]]
    if set(map(letters, head)) >= _OF_SOURCES:
        raise UnreadableError(
            _("“{name}” is Zotero’s table of sources, not of notes", name=shorten(name, 80)),
            _("nothing was imported"),
            _("export them from Zotero as BibTeX or RIS, with their notes, and take that"),
        )
    columns = _guessed(head)
    if columns:
        rows = rows[1:]
        told = _guess_told(head, columns)
        if left := [each for number, each in enumerate(head) if number not in columns.values() and each]:
            gathered.remark(
                n_(
                    "The column {heads} was left out.",
                    "The columns {heads} were left out.",
                    len(left),
                    heads=join_and([f"“{each}”" for each in left]),
                )
            )
        if headless := sum(not each and any(cell(row, number) for row in rows) for number, each in enumerate(head)):
            gathered.remark(
                n_("{n} column without a head was left out.", "{n} columns without a head were left out.", headless)
            )
    else:
        columns = {"title": 0, "text": 1}
        told = _(
            "The columns have no heads that say what they are, so the first was read as titles and the second as "
            "texts; others were left out."
        )
    strange: Counter[str] = Counter()
    longer = wordless = 0
    for row in rows:
        if len(row) > len(head):
            longer += any(each.strip() for each in row[len(head) :])
            row = [*row[: len(head) - 1], delimiter.join(row[len(head) - 1 :]).rstrip(f"{delimiter} ")]
        wordless += not gathered.add(_record(row, columns, gathered, strange))
    if wordless:
        gathered.remark(
            n_(
                "{n} row has no words for a card, and was left out.",
                "{n} rows have no words for a card, and were left out.",
                wordless,
            )
        )
    if longer:
        gathered.remark(
            n_(
                "{n} row has more cells than the table has columns; those beyond were added to the last.",
                "{n} rows have more cells than the table has columns; those beyond were added to the last.",
                longer,
            )
        )
    if strange:
        gathered.remark(
            n_(
                "{words} is no kind of card, so it was left out.",
                "{words} are no kinds of card, so they were left out.",
                len(strange),
                words=join_and([f"“{word}”" for word, _count in strange.most_common(5)]),
            )
        )
    gathered.remark(told)
    return gathered.writing(title, name)


def _above_heads(rows: list[list[str]]) -> list[str]:
    """What stands alone in the first rows, above one of heads; nothing where there is no such row."""
    above: list[str] = []
    for row in rows[:_MOST_ABOVE]:
        said = [each for each in row if each.strip()]
        if len(said) > 1:
            return above if len(_guessed(row)) > 1 else []
        above += said
    return []


def _guessed(head: list[str]) -> dict[str, int]:
    """Which column is what, by its head; the first of two that are the same. Empty without title and text."""
    columns: dict[str, int] = {}
    for number, each in enumerate(head):
        if what := _HEADS.get(letters(each), ""):
            columns.setdefault(what, number)
    if "text" not in columns and "quotation" not in columns and "comment" in columns:
        columns["text"] = columns.pop("comment")
    return columns if columns.keys() & {"title", "text", "quotation"} else {}


def _guess_told(head: list[str], columns: dict[str, int]) -> str:
    words = {
        "title": _("title"),
        "text": _("text"),
        "quotation": _("quotation"),
        "comment": _("your comment"),
        "kind": _("kind"),
        "when": _("date"),
        "source": _("source"),
        "author": _("author"),
        "page": _("page"),
        "tags": _("tags"),
        "caution": _("caution"),
        "place": _("the card’s own number"),
    }
    said = [
        _("“{head}” as {what}", head=head[number], what=words[what])
        for what, number in sorted(columns.items(), key=lambda each: each[1])
    ]
    return _("The columns were read by their heads: {columns}.", columns=join_and(said))


def _record(row: list[str], columns: dict[str, int], gathered: Gathered, strange: Counter[str]) -> Block:
    said = {what: without_guard(cell(row, number)) for what, number in columns.items()}
    quotation, text = bare(said.get("quotation", "")), said.get("text", "")
    work, locator = work_and_place(said.get("source", ""))
    author = said.get("author", "")
    item = book(work, author) if author else named_work(work) if work else {}
    word = said.get("kind", "")
    kind = kind_named(word)
    if word and kind is None:
        strange[shorten(word, 40)] += 1
    return Block(
        What.HIGHLIGHT if quotation and not text else What.RECORD,
        text or quotation,
        place=said.get("place", ""),
        locator=in_pages(said.get("page", "")) or locator,
        source=gathered.work(item),
        comment=said.get("comment", ""),
        title=said.get("title", ""),
        kind=kind,
        tags=listed(said.get("tags", "")),
        when=said.get("when", ""),
        quotation=quotation if text else "",
        caution=said.get("caution", ""),
    )


def kind_named(word: str) -> Kind | None:
    """The kind that a word names, in English or as the program says it."""
    word = fold(word.strip())
    for kind in Kind:
        if word in (kind.value, fold(kind_word(kind)), fold(kind_title(kind))):
            return kind
    found = _KINDS.get(word)
    return Kind(found) if found else None
