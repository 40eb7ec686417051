"""The window: the only Qt."""

from essayplanner.ui.look.imports import import_without_features
from essayplanner.ui.look.overrides import guard_overrides

import_without_features()
guard_overrides()
