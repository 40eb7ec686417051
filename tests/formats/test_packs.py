"""Packs: a good one is read whole, and a bad one is told with the line, the field and the mend."""

import re
from pathlib import Path

import pytest

from essayplanner.domain.cards import Kind, Relation
from essayplanner.domain.claim_kinds import ClaimKind
from essayplanner.domain.outline import Role
from essayplanner.domain.packs import PackCitation, PackLink, PackPlacement, PackSide
from essayplanner.formats import packs
from essayplanner.formats.packs import PackError, read_pack
from tests.formats.packs_made import check_pack

GOOD = (Path(__file__).parent / "good.toml").read_text(encoding="utf-8")
ROOT = Path(__file__).parents[2]


def line_of(text: str, piece: str) -> int:
    """The line where a piece of the text begins, counted from 1."""
    return text[: text.index(piece)].count("\n") + 1


def test_every_field_of_a_good_pack_is_read() -> None:
    pack = read_pack(GOOD, "good.toml")
    assert (pack.id, pack.title, pack.version, pack.about, pack.language) == (
        "small",
        "A small pack",
        "1",
        "For tests.",
        "en-GB",
    )
    assert pack.sources[0].csl == {
        "id": "service2004",
        "type": "book",
        "title": "Stalin: A Biography",
        "author": [{"family": "Service", "given": "Robert"}],
        "issued": {"date-parts": [[2004]]},
        "publisher": "Macmillan",
        "publisher-place": "London",
    }
    assert pack.sources[0].source_class == "secondary"
    assert pack.sources[1].csl["issued"] == {"date-parts": [[2005, 7]]}
    assert pack.sources[1].csl["author"] == [{"literal": "Blacksacademy"}]
    assert pack.debates[0].sides[1] == PackSide("both", "Both", "", True)
    claim, order, saying, service = pack.cards
    assert (claim.kind, claim.text, claim.side) == (Kind.CLAIM, "Two lines\nof text.", "same")
    assert (claim.tags, claim.claim_kind) == (("terror", "planning"), ClaimKind.MOTIVE)
    assert order.citations == (PackCitation("service2004", "p. 227"), PackCitation("notes2005", ""))
    assert (order.when, order.caution) == ("1937-07-30", "Check the number.")
    assert saying.undated == "Nobody knows when it was said."
    assert (service.kind, service.aliases) == (Kind.HISTORIAN, ("Service",))
    assert (service.short, saying.short) == ("Service: in between the two", "")
    assert pack.links == (PackLink("order-00447", "terror-planned", Relation.SUPPORTS, "Quotas are plans."),)
    outline = pack.outlines[0]
    assert (outline.title, outline.thesis, outline.words) == ("Was the terror planned?", "Yes.", 1500)
    assert [section.title for section in outline.sections] == ["Quotas", "Conclusion"]
    quotas = outline.sections[0]
    assert (quotas.role, quotas.words, quotas.note) == (Role.PARAGRAPH, 250, "Begin here.")
    under = (PackPlacement("order-00447"), PackPlacement("service"))
    assert quotas.placements == (PackPlacement("terror-planned", "Mine.", under),)
    assert [section.title for section in quotas.sections] == ["Within"]


@pytest.mark.parametrize("path", sorted((ROOT / "resources" / "packs").glob("*.toml")), ids=lambda path: path.name)
def test_the_bundled_packs_are_good(path: Path) -> None:
    assert check_pack(path.read_bytes(), path.name) == []


def test_the_example_of_the_manual_is_good() -> None:
    manual = (ROOT / "docs" / "pack-format.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"^```toml\n(.*?)^```$", manual, re.MULTILINE | re.DOTALL)
    pack = read_pack(example, "example.toml")
    assert pack.cards
    assert pack.links
    assert pack.outlines
    (fault,) = check_pack(example.replace('"1934-12-01"\ntags', '"1934-12-01"\ntgas', 1), "kirov.toml")
    (remark,) = read_pack(example.replace('"1934-12-01"\ntags', '"1/12/1934"\ntags', 1), "kirov.toml").remarks
    assert f"    {fault}\n" in manual
    assert f"    {remark}\n" in manual


def test_a_pack_as_windows_and_other_editors_save_it_is_read() -> None:
    want = read_pack(GOOD, "good.toml")
    assert read_pack(GOOD.encode(), "good.toml") == want
    assert read_pack(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode(), "good.toml") == want


def test_bare_years_days_and_page_numbers_are_taken_as_they_are_meant() -> None:
    text = GOOD.replace('"1937-07-30"', "1937-07-30").replace('"p. 227"', "227").replace('"2004"', "2004")
    pack = read_pack(text, "good.toml")
    assert pack.cards[1].when == "1937-07-30"
    assert pack.cards[1].citations[0].locator == "227"
    assert pack.sources[0].csl["issued"] == {"date-parts": [[2004]]}


@pytest.mark.parametrize(
    ("written", "csl"),
    [
        ("1937/1938", {"date-parts": [[1937], [1938]]}),
        ("1937-07-30", {"date-parts": [[1937, 7, 30]]}),
        ("1937~", {"date-parts": [[1937]], "circa": True}),
        ("1937-22", {"date-parts": [[1937]], "season": 2}),
        ("1937-07/..", {"date-parts": [[1937, 7]], "literal": "July 1937–"}),
        ("July 2005", {"date-parts": [[2005, 7]]}),
        ("before 1917", {"date-parts": [[1917]], "literal": "before 1917"}),
        ("in press", {"literal": "in press"}),
    ],
)
def test_dates_of_sources_become_csl(written: str, csl: object) -> None:
    assert read_pack(GOOD.replace('"2005-07"', f'"{written}"'), "good.toml").sources[1].csl["issued"] == csl


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("30 July 1937", "1937-07-30"),
        ("by 1929", "../1929"),
        ("from 1934", "1934/.."),
        ("early 1953", "1953-~01/1953-~04"),
        ("1917-22", "1917-22"),  # the summer of 1917, as in packs of old
        ("13/1934", "13/1934"),
    ],
)
def test_dates_of_cards_become_edtf_or_stay_as_they_are_written(written: str, stored: str) -> None:
    pack = read_pack(GOOD.replace("1937-07-30", written), "good.toml")
    assert pack.cards[1].when == stored
    assert bool(pack.remarks) == (written == "13/1934")


def test_dates_that_are_not_understood_are_told_by_line() -> None:
    pack = read_pack(GOOD.replace("1937-07-30", "13/1934").replace('"2005-07"', '"in press"'), "good.toml")
    assert [remark.partition(",")[0] for remark in pack.remarks] == [
        f"line {line_of(GOOD, piece)}" for piece in ("2005-07", "1937-07-30")
    ]
    assert "cards[2].when: “13/1934” is not understood as a date" in pack.remarks[1]


def test_control_characters_and_direction_overrides_are_taken_out() -> None:
    text = GOOD.replace("A saying", r"A\u0000 say\u202eing\u0007")
    assert read_pack(text, "good.toml").cards[2].title == "A saying"


def test_a_short_form_is_counted_as_it_is_kept() -> None:
    """With one space where several are typed, and a letter with its accent as one."""
    written = "\u0065\u0301" * 15 + "  " + "a" * 14
    assert read_pack(GOOD.replace("Service: in between the two", written), "good.toml").cards[3].short == (
        "é" * 15 + " " + "a" * 14
    )


BAD = [
    # what is written instead of what; the field that is named; a piece of the sentence
    ('when = "1937-07-30"', "when = true", "cards[2].when", "“true” is not a text: write it in quotation marks"),
    ('when = "1937-07-30"\n', "", "cards[2].when", 'write when = "1934", or undated = "..." with the reason'),
    ('kind = "historian"', 'kind = "historien"', "cards[4].kind", "did you mean “historian”?"),
    ('kind = "historian"\n', "", "cards[4].kind", 'This is missing: write kind = "..."'),
    ('claim-kind = "motive"', 'claim-kind = "motiv"', "cards[1].claim-kind", "did you mean “motive”?"),
    ('title = "A saying"', 'title = "A saying"\nclaim-kind = "cause"', "cards[3].claim-kind", "Only a claim is of"),
    ('title = "A saying"', 'title = "  "', "cards[3].title", "This is blank"),
    ('title = "A saying"', 'titel = "A saying"', "cards[3].titel", "did you mean “title”?"),
    ('title = "A saying"', 'title = ["A saying"]', "cards[3].title", "A list is not a text"),
    ('side = "same"', 'side = "sane"', "cards[1].side", "no side with the key “sane”; did you mean “same”?"),
    ('source = "service2004"', 'source = "servce2004"', "cards[2].cites[1].source", "did you mean “service2004”?"),
    ('{source = "notes2005"}', '"notes2005"', "cards[2].cites[2]", "is not a table: write {name = value}"),
    ('tags = ["terror", "planning"]', 'tags = "terror"', "cards[1].tags", "is not a list of texts"),
    ('key = "saying"', 'key = "service"', "cards[4].key", "Another one has the key “service” already"),
    ('key = "both"', 'key = "same"', "debates[1].sides[2].key", "Another side has the key “same” already"),
    ("between = true", 'between = "yes"', "debates[1].sides[2].between", "write true or false"),
    ('key = "notes2005"', 'key = "service2004"', "sources[2].key", "Another one has the key “service2004” already"),
    ('type = "webpage"', 'type = "website"', "sources[2].type", "did you mean “webpage”?"),
    ('publisher-place = "London"', 'publisher-plce = "L"', "sources[1].publisher-plce", "mean “publisher-place”?"),
    ('class = "secondary"', 'class = "second"', "sources[1].class", "neither “primary” nor “secondary”"),
    ('[{literal = "Blacksacademy"}]', '"Blacksacademy"', "sources[2].author", "People are a list of tables"),
    ('{literal = "Blacksacademy"}', '{given = "Ann"}', "sources[2].author[1]", "A person needs a family name"),
    ('to = "terror-planned"', 'to = "terror-plannd"', "links[1].to", "did you mean “terror-planned”?"),
    ('to = "terror-planned"', 'to = "order-00447"', "links[1].to", "cannot be linked to itself"),
    ('relation = "supports"', 'relation = "support"', "links[1].relation", "did you mean “supports”?"),
    ('because = "Quotas are plans."\n', "", "links[1].because", "This is missing"),
    ('role = "conclusion"', 'role = "ending"', "outlines[1].sections[2].role", "is not one of “introduction”"),
    ("words = 250", "words = -3", "outlines[1].sections[1].words", "write a whole number from 0"),
    ("words = 250", 'words = "many"', "outlines[1].sections[1].words", "is not a number of words"),
    ('{card = "service"}', '{card = "servic"}', "outlines[1].sections[1].placements[1].placements[2].card", "service"),
    (
        '{card = "order-00447"}',
        '{card = "order-00447", placements = [{card = "service"}]}',
        "outlines[1].sections[1].placements[1].placements[1].placements[1].card",
        "Nothing can go under evidence",
    ),
    ('id = "small"\n', "", "pack.id", "This is missing"),
    ("[pack]", "[pack_]", "pack", "The file has no [pack] with id and title"),
    ("[[links]]", "[[link]]", "link", "did you mean “links”?"),
    ('question = "Continuity or break?"\n', "", "debates[1].question", "This is missing"),
    ('short = "Service', 'short = "Robert Service', "cards[4].short", "has 34 characters, and the limit is 30"),
    ('aliases = ["Service"]', "cites = 3", "cards[4].cites", "“3” is not a list: write [[cites]] above each"),
]


@pytest.mark.parametrize(("old", "new", "field", "piece"), BAD, ids=[f"{bad[2]} {bad[1][:20]}" for bad in BAD])
def test_a_bad_pack_is_told_with_line_field_and_mend(old: str, new: str, field: str, piece: str) -> None:
    assert GOOD.count(old) == 1
    text = GOOD.replace(old, new)
    told = check_pack(text, "bad.toml")
    (found,) = [line for line in told if f", {field}: " in line]
    assert piece in found
    assert "\n" not in found
    line = int(re.match(r"line (\d+), ", found)[1])  # type: ignore[index]
    where = field.rpartition(".")[2] if new and field.rpartition(".")[2] in new else ""
    if where and not new.startswith(("[", "{")):
        assert re.search(rf"\b{re.escape(where.partition('[')[0])}\b", text.split("\n")[line - 1])
    assert abs(line - line_of(GOOD, old)) <= 12


def test_the_line_is_that_of_the_value_even_within_lists() -> None:
    told = check_pack(GOOD.replace('{card = "service"}', '{card = "nobody"}'), "bad.toml")
    place = line_of(GOOD, '{card = "service"}')
    assert told[0].startswith(f"line {place}, ")
    told = check_pack(GOOD.replace("between = true", "between = 1"), "bad.toml")
    assert told[0].startswith(f"line {line_of(GOOD, 'between = true')}, ")


def test_all_problems_are_told_by_line_and_twenty_at_most() -> None:
    head, rest = GOOD.split("[[sources]]", 1)
    text = (
        ("[[sources]]" + rest + head.replace('id = "small"', ""))
        .replace('"historian"', '"x"')
        .replace('"London"', "[]")
        .replace('"same"', "7")
        .replace("250", "-1")
    )
    told = check_pack(text, "bad.toml")
    assert len(told) > 2
    lines = [int(line[5:].partition(",")[0]) for line in told]
    assert lines == sorted(lines)
    many = GOOD + '[[links]]\nfrom = "a"\nto = "b"\nrelation = "supports"\nbecause = "c"\n' * 30
    told = check_pack(many, "bad.toml")
    assert len(told) == 21
    assert told[-1] == "… and 69 more."
    with pytest.raises(PackError) as caught:
        read_pack(many, "bad.toml")
    assert str(caught.value).startswith("“bad.toml” has 89 faults; nothing was imported.\n\nline ")
    assert caught.value.count == 20 + 69


def test_what_is_too_large_or_too_deep_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    (told,) = check_pack(GOOD.replace("Two lines", "x" * 200_001), "bad.toml")
    assert "cards[1].text: The text has 200,010 characters, and the limit is 200,000." in told
    deep = "{card = 'service', placements = [" * 7 + "]}" * 7
    (told,) = check_pack(GOOD.replace('{card = "service"}', deep), "bad.toml")
    assert "Cards can be at most 6 levels deep" in told
    header, text = "outlines.sections", GOOD
    for _ in range(5):
        header += ".sections"
        text += f'\n[[{header}]]\ntitle = "deeper"\nrole = "heading"\n'
    (told,) = check_pack(text, "bad.toml")
    assert "Sections can be at most 5 levels deep" in told
    monkeypatch.setattr(packs, "LARGEST", 100)
    (told,) = check_pack(GOOD, "bad.toml")
    assert "divide it into several files" in told
