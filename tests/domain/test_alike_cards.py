"""Whether a proposed card says what one of the notebook says already."""

import pytest

from essayplanner.domain.alike_cards import AlikeCards, Said

CARDS = AlikeCards(
    enumerate(
        (
            Said("Kamenev and Zinoviev were executed", when="1936-08"),
            Said("Causes of the Terror", "Stalin feared rivals within the Party."),
            Said("Stalin was responsible for the murder of Kirov"),
            Said("Order 447 set a quota of 2,000 in Omsk"),
            Said("Who led the NKVD in 1937?", "Yezhov"),
            Said("The army feared the Party"),
            Said("A view", "Terror grew from below, out of the fears of local officials."),
            Said("In that year", "The plan was raised, and grain was taken from every village.", "1931"),
        ),
        start=1,
    )
)


@pytest.mark.parametrize(
    ("said", "id"),
    [
        (Said("Kamenev and Zinoviev executed", when="Aug 1936"), 1),
        (Said("Zinoviev and Kamenev were executed"), 1),
        (Said("Kamenev and Zinoviev executed", when="1929"), 0),
        (Said("Causes of the terror"), 2),
        (Said("Causes of the Terror", "Within the Party, Stalin feared rivals"), 2),
        (Said("Causes of the Terror", "Collective farms had failed, and the harvest was poor."), 0),
        (Said("Stalin was responsible for Kirov: the murder"), 3),
        (Said("Stalin was not responsible for the murder of Kirov"), 0),
        (Said("Stalin wasn’t responsible for the murder of Kirov"), 0),
        (Said("Order 447: a quota of 2000 was set in Omsk"), 4),
        (Said("Order 447 set a quota of 3,000 in Omsk"), 0),
        (Said("Who followed Yagoda?", "Yezhov"), 0),
        (Said("Who led the NKVD in 1937?", "Yezhov"), 5),
        (Said("From below", "Terror grew from below, out of the fears of local officials."), 7),
        (Said("", "Terror grew from below, out of the fears of local officials."), 7),
        (Said("More", "The plan was raised, and grain was taken from every village.", "1931"), 8),
        (Said("More", "The plan was raised, and grain was taken from every village.", "1932"), 0),
        (Said("", "The plan was raised, and grain was taken from every village.", "1932"), 0),
        (Said("The army had feared the Party"), 6),
        (Said("The Party feared the army"), 0),
        (Said("", "Terror grew from above."), 0),
    ],
)
def test_a_card_that_says_the_same_is_found_and_no_other(said: Said, id: int) -> None:
    assert CARDS.find(said) == id
