"""Qt's own words (buttons of boxes, menus of text fields, dialogs for files) in the reader's language."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from essayplanner.language.choosing import PSEUDO
from essayplanner.language.pseudo import odd


class OddTranslator(QTranslator):
    """Has every sentence of Qt in the language that nobody speaks."""

    def isEmpty(self) -> bool:
        """Never: Qt asks it for each."""
        return False

    def translate(self, context: str, sourceText: str, disambiguation: str | None = None, n: int = -1) -> str:
        """The sentence, in which Qt puts the number; the names of keys stay, as in our own sentences."""
        return sourceText if context == "QShortcut" else odd(sourceText)


def have_qt_speak(application: QCoreApplication, language: str) -> QTranslator:
    """Have Qt speak a language (“de”, “pt_BR”), and write dates and numbers so, from here on; gives what translates.

    What Qt is not translated into stays in English.
    """
    if language == PSEUDO:
        translator: QTranslator = OddTranslator(application)
    else:
        translator = QTranslator(application)
        locale = QLocale(language)
        QLocale.setDefault(locale)
        translator.load(locale, "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    application.installTranslator(translator)
    return translator
