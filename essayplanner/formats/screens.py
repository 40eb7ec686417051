"""The screens of which there are pictures."""

from collections.abc import Mapping

from essayplanner.language import _

#: By their names, with what they are called; `ui.frame.pictures` draws them.
SCREENS: Mapping[str, str] = {"debate": _("Debate"), "timeline": _("Timeline"), "map": _("Map")}
