"""A screen as a picture: SVG, PNG or PDF, which something else draws."""

from functools import partial

from essayplanner.domain.errors import EssayError
from essayplanner.formats.export import Exported, Exporter, Material, Plate
from essayplanner.formats.looks import PAPERS
from essayplanner.language import _

#: The kinds of file, by the ending of the name; what is to be printed is offered first.
KINDS = {".pdf": "PDF", ".png": "PNG", ".svg": "SVG"}


def picture_exporters(screen: str, called: str) -> tuple[Exporter, ...]:
    """The formats of a screen that is called so, one for each kind of file."""
    return tuple(
        Exporter(
            f"{screen}-{suffix[1:]}",
            _("{screen} ({kind})", screen=called, kind=kind),
            suffix,
            frozenset({"paper", "fit"} if suffix == ".pdf" else ()),
            partial(_write, suffix),
            screen=screen,
            of_screen=_("{screen} as a picture", screen=called),
        )
        for suffix, kind in KINDS.items()
    )


def plate_of(material: Material, suffix: str) -> Plate:
    """How the material is to be drawn."""
    paper = material.paper if material.paper in PAPERS else next(iter(PAPERS))
    return Plate(suffix, material.essay.title, paper, material.fit)


def _write(suffix: str, material: Material) -> Exported:
    if material.draw is None:
        raise EssayError(_("This format needs something to draw it, which was not given"), _("nothing was written"))
    return material.draw(plate_of(material, suffix))
