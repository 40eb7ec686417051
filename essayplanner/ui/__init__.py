"""The window: the only Qt."""

from essayplanner.ui.running.compiled import CompiledCode

compiled_code = CompiledCode()
with compiled_code.in_use():
    import PySide6  # noqa: F401 - it has Shiboken's own files compiled

from essayplanner.ui.look.imports import import_without_features  # noqa: E402
from essayplanner.ui.look.overrides import guard_overrides  # noqa: E402

import_without_features()
guard_overrides()
