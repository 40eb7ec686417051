"""The plan of a model essay, stored and compared."""

from essayplanner.coach.xray import Does, Essay, Xray, planned
from essayplanner.coach.xray_plans import Bone, counts, differences, skeleton
from essayplanner.domain.cards import Kind
from essayplanner.domain.outline import Role
from essayplanner.notebook.argument import read_cards_seen
from essayplanner.notebook.cards import add_card
from essayplanner.notebook.items import Spot
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.outlines import new_outline, outlines, read_outline
from essayplanner.notebook.outlining import add_section, place
from essayplanner.notebook.plans import read_bare_plan
from essayplanner.notebook.xrays import make_xray

TEXT = """I shall argue this.

Lenin began it. In 1921 factions were banned. So nobody could object.

Stalin went on. In 1937 he shot the delegates.

It was both."""
DOES = (Does.NOTHING, Does.CLAIM, Does.EVIDENCE, Does.EXPLAINS, Does.CLAIM, Does.EVIDENCE, Does.NOTHING)


def test_one_step_makes_the_plan_of_an_essay(book: Notebook) -> None:
    """An outline with sections, cards under their claims, notes, words and a tag; one undo takes all of it back."""
    essay = Essay(TEXT)
    made = make_xray(book, essay.title, planned(essay, Xray(DOES)))
    outline = read_outline(book, made)
    assert outline.title == "X-ray: I shall argue this."
    assert [section.role for section in outline.sections][::3] == [Role.INTRODUCTION, Role.CONCLUSION]
    (claim,) = outline.sections[1].placements
    (evidence,) = claim.placements
    assert (evidence.card.title, evidence.note) == ("In 1921 factions were banned.", "So nobody could object.")
    assert evidence.card.text == evidence.card.title
    assert {card.tags for card in read_cards_seen(book).values()} == {("model essay",)}
    assert outline.sections[1].words == 12
    book.undo()
    assert outlines(book) == []
    assert book.rows("SELECT 1 FROM card") == []


def test_cards_stand_in_the_order_of_their_sentences(book: Notebook) -> None:
    """Those of two claims, and one before any; an essay of which nothing is kept makes no tag."""
    does = (Does.NOTHING, Does.EVIDENCE, Does.CLAIM, Does.HISTORIAN, Does.CLAIM, Does.EVIDENCE, Does.NOTHING)
    made = make_xray(book, "Model", planned(Essay(TEXT), Xray(does)))
    before, claim = read_outline(book, made).sections[1].placements
    assert [before.card.title, claim.card.title] == ["Lenin began it.", "In 1921 factions were banned."]
    assert [each.card.title for each in claim.placements] == ["So nobody could object."]
    book.undo()
    make_xray(book, "Model", planned(Essay(TEXT), Xray((Does.NOTHING,) * 7)))
    assert book.rows("SELECT 1 FROM tag") == []


def test_what_the_model_has_that_the_plan_lacks(book: Notebook) -> None:
    """In words, with the numbers of the sections; a plan beside itself differs in nothing."""
    model = skeleton(read_bare_plan(book, make_xray(book, "Model", planned(Essay(TEXT), Xray(DOES)))))
    steps = (Does.CLAIM, Does.EVIDENCE, Does.EXPLAINS)
    assert [bone.does for bone in model] == [(), steps, (Does.CLAIM, Does.EVIDENCE), ()]
    assert counts(model) == {Does.CLAIM: 2, Does.EVIDENCE: 2, Does.HISTORIAN: 0, Does.EXPLAINS: 1}
    own = new_outline(book, "Why?")
    sections = [add_section(book, Spot("outline", own), title) for title in ("One", "Two", "Three")]
    claim = add_card(book, Kind.CLAIM, "Fear")
    place(book, [claim], Spot("section", sections[0]))
    found = differences(model, skeleton(read_bare_plan(book, own)))
    assert found == (
        "It has an introduction; yours has none.",
        "It has a conclusion; yours has none.",
        "It argues in 2 paragraphs, yours in 3.",
        "It has a claim in each paragraph; yours lacks one in 2 and 3.",
        "It has evidence in each paragraph; yours lacks it in 1, 2 and 3.",
        "It ends 1 of 2 paragraphs by explaining the last card, yours 0 of 1.",
        "It has 2 pieces of evidence in 2 paragraphs; yours has 0 in 3.",
        "It says what 1 of its 4 cards show; yours has a note at 0 of 1.",
    )
    assert differences(model, model) == ()
    assert differences(model, ()) == ("Your plan has no paragraph yet.",)
    some = [bone._replace(kinds=()) if number == 1 else bone for number, bone in enumerate(model)]
    assert "It has a claim in 1 of 2 paragraphs, yours in 0 of 3." in differences(some, [
        bone._replace(role=Role.PARAGRAPH, kinds=()) for bone in model[:3]
    ])  # fmt: skip


def test_the_claim_is_looked_for_where_there_is_one() -> None:
    """A paragraph without a claim is told once, and not a second time for where its claim stands."""
    first = Bone(1, "1", "One", Role.PARAGRAPH, (Kind.CLAIM, Kind.EVIDENCE), (False, False))
    late = first._replace(number="2", kinds=(Kind.EVIDENCE, Kind.CLAIM))
    without = first._replace(number="3", kinds=(Kind.EVIDENCE,), noted=(False,))
    assert differences((first,) * 3, (first, late, without)) == (
        "It has a claim in each paragraph; yours lacks one in 3.",
        "Its paragraphs begin with their claim; yours does not in 2.",
    )
