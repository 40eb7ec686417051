"""Notes of a file are those that were brought from it before, and no card becomes another note."""

from collections import Counter
from random import Random

from hypothesis import example, given, settings
from hypothesis import strategies as st

from essayplanner.domain.alike_cards import SMALL_WORDS
from essayplanner.domain.found_again import Again, How, Note, found_again, key_and_number, place_of, words_in

SAME, CHANGED, CUT = How.SAME, How.CHANGED, How.CUT

NOTES = (
    "Kirov was shot in Leningrad by Nikolaev",
    "Ryutin called Stalin an evil genius",
    "Order 447 set quotas for every region",
    "Bukharin was tried in March",
    "Half of the officers above colonel were dismissed",
)


def note(text: str, number: int = -1, key: str = "") -> Note:
    return Note(text, frozenset(words_in(text)), key, number)


def notes(*texts: str) -> list[Note]:
    return [note(text, number) for number, text in enumerate(texts, start=1)]


def found(old: tuple[str, ...], new: tuple[str, ...]) -> list[tuple[int, How] | None]:
    """By the numbers of new notes which old ones they are, and how."""
    again = found_again(notes(*old), notes(*new))
    return [tuple(again[number]) if number in again else None for number in range(len(new))]  # type: ignore[misc]


def test_a_note_before_others_and_a_change_behind_it_are_told_apart() -> None:
    changed = "Kirov was shot at the Smolny"
    assert found(NOTES, ("Preface of the teacher", changed, *NOTES[1:])) == [
        None,
        (0, CHANGED),
        *((number, SAME) for number in range(1, 5)),
    ]


def test_what_was_written_over_is_the_note_that_stood_there_where_it_shares_a_word() -> None:
    new = (*NOTES[:2], "quotas came from Moscow", "Zinoviev confessed", NOTES[4])
    assert found(NOTES, new) == [(0, SAME), (1, SAME), (2, CHANGED), None, (4, SAME)]
    hardly = "officers wrote many letters home about bread and the harvest that winter"
    assert found(NOTES, (*NOTES[:4], hardly))[4] is None
    assert found(("1934: Kirov", *NOTES), ("1934: Seventeenth Congress", *NOTES))[0] is None


def test_what_moved_is_the_same_and_what_went_takes_no_card_along() -> None:
    assert found(NOTES, (NOTES[4], NOTES[0], NOTES[2])) == [(4, SAME), (0, SAME), (2, SAME)]
    moved = "Half of the officers above major were dismissed"
    assert found(NOTES, (moved, *NOTES[:3])) == [(4, CHANGED), *((number, SAME) for number in range(3))]


def test_of_notes_with_one_text_each_stays_by_its_neighbours() -> None:
    old = ("Kamenev", "shot in 1936", "Bukharin", "shot in 1936", "Rykov")
    assert found(old, old) == [(number, SAME) for number in range(5)]
    assert found(old, ("Kamenev", "Bukharin", "shot in 1936", "Rykov")) == [(0, SAME), *((n, SAME) for n in (2, 3, 4))]
    assert found(("same", "same"), ("same",) * 3) == [(0, SAME), (1, SAME), None]


def test_another_file_of_the_name_changes_no_card() -> None:
    other = ("Stalin read the lists", "Kirov was popular", "Famine in Ukraine", "The Party in Leningrad", "Collective")
    assert found(NOTES, other) == [None] * 5
    assert found(NOTES[:1], ("Kirov was shot in Leningrad by a Nikolaev",)) == [(0, CHANGED)]


def test_what_is_cut_otherwise_is_there_already() -> None:
    whole = " ".join(NOTES[:3])
    assert found((whole,), NOTES[:3]) == [(0, CUT)] * 3
    assert found(NOTES[:3], (whole,)) == [(0, CUT)]
    assert found(NOTES[:3], (f"{whole} and more",)) != [(0, CUT)]
    heading, text = frozenset({"terror"}), "begins with Kirov"
    section = Note(f"Terror {text}", frozenset(words_in(f"Terror {text}")), at=1, inside=heading)
    alone = note(text, 1)._replace(above=heading)
    assert found_again([section], [alone]) == found_again([note(text, 1)], [section]) == {0: Again(0, CUT)}


def test_what_its_file_calls_it_is_found_by_that() -> None:
    old = [note(NOTES[0], key="a"), note(NOTES[1], key="b"), note(NOTES[2], key="c")]
    new = [note("All of it is new", key="b"), note(NOTES[2], key="c"), note(NOTES[0], key="d")]
    assert found_again(old, new) == {0: Again(1, CHANGED), 1: Again(2, SAME), 2: Again(0, SAME)}
    loose = new[0]._replace(is_sure=False)
    assert 0 not in found_again(old, [loose, *new[1:]])
    numbered = [note(text, key=str(number)) for number, text in enumerate(("First of all", *NOTES))]
    shifted = [note(text, key=str(number)) for number, text in enumerate(NOTES)]
    assert found_again(shifted, numbered) == {number + 1: Again(number, SAME) for number in range(5)}
    other = [note(text, key=str(number)) for number, text in enumerate(("Famine", "Farms", "Steel", "Coal"))]
    assert found_again(shifted, other) == {}
    assert found_again(shifted, [*other, note(NOTES[4], key="9")]) == {4: Again(4, SAME)}


def test_letters_are_words_where_words_are_not_parted() -> None:
    assert words_in("基洛夫在1934年 被杀 NKVD") == [*"基洛夫在", "1934", *"年被杀", "nkvd"]
    assert words_in("The Party, and p. 3 of it") == ["party", "3"]
    assert found(("基洛夫被杀", NOTES[0]), ("基洛夫被暗杀", NOTES[0])) == [(0, CHANGED), (1, SAME)]


def test_a_place_is_a_key_or_a_number() -> None:
    assert [key_and_number(place_of(*each)) for each in (("", 3), ("row-3", 3))] == [("", 3), ("row-3", -1)]
    assert key_and_number("") == ("", -1)


_words = "kirov stalin purge decree quotas famine steel trial letter army 1934 1937 the of was".split()  # noqa: SIM905
_texts = st.lists(st.sampled_from(_words), min_size=1, max_size=8).map(" ".join)


@st.composite
def _edited(draw: st.DrawFn) -> tuple[list[str], list[str]]:
    """Notes, and the same with some left out, written over, moved, and others among them."""
    old = draw(st.lists(_texts, max_size=9))
    new = [draw(st.one_of(st.just(text), st.just(text), _texts)) for text in old if draw(st.integers(0, 4))]
    for text in draw(st.lists(_texts, max_size=3)):
        new.insert(draw(st.integers(0, len(new))), text)
    if new:
        new.insert(draw(st.integers(0, len(new) - 1)), new.pop())
    return old, new


@settings(deadline=None)
@given(_edited(), st.randoms(use_true_random=False), st.booleans())
@example((["kirov", "steel", "army"], ["letter", "kirov purge", "steel", "army"]), None, False)
def test_no_card_becomes_another_note_and_none_is_made_twice(
    both: tuple[list[str], list[str]], random: Random | None, has_keys: bool
) -> None:
    old, new = (
        [note(text, -1 if has_keys else number, f"p. {number // 2}" if has_keys else "") for number, text in each]
        for each in map(list, map(enumerate, both))
    )
    sure = [set[str](), set[str]()]
    for keys, each in zip(sure, (old, new), strict=True):
        keys |= {key for key, many in Counter(one.key for one in each).items() if key and many == 1}
    if random:
        random.shuffle(old)
    again = found_again(old, new)
    told = Counter[str]()
    for number, (at, how) in again.items():
        said, was = (set(each.text.split()) - SMALL_WORDS for each in (new[number], old[at]))
        if how is SAME:
            assert new[number].text == old[at].text
            told[new[number].text] += 1
        elif how is CHANGED:
            assert said & was or new[number].key in sure[0] & sure[1]
        else:
            assert said <= was.union(*(each.text.split() for each in old))
    assert told == Counter(each.text for each in old) & Counter(each.text for each in new)
    once = Counter(at for at, how in again.values() if how is not CUT)
    assert not once or max(once.values()) == 1
    assert [each.how for each in found_again(old, old).values()] == [SAME] * len(old)
