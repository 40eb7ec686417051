"""The screens of which there are pictures."""

from collections.abc import Mapping

#: By their names, with what they are called; `ui.frame.pictures` draws them.
SCREENS: Mapping[str, str] = {}
