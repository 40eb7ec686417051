"""Every check of the pack against its own rules: each gives complaints."""

from collections.abc import Callable

from tests.content.argument import ARGUMENT
from tests.content.cautions import CAUTIONS
from tests.content.fields import FIELDS_OF_CARDS
from tests.content.links import LINKS
from tests.content.outlines import OUTLINES
from tests.content.people import PEOPLE_ALONE
from tests.content.stalin import Complaints, Pack
from tests.content.tags import TAGS

ALONE: tuple[Callable[[Pack], Complaints], ...] = (
    *FIELDS_OF_CARDS,
    *CAUTIONS,
    *TAGS,
    *PEOPLE_ALONE,
    *LINKS,
    *ARGUMENT,
    *OUTLINES,
)
