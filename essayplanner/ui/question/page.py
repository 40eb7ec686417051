"""New outline from a question: the question as it is read, what follows from it, and the plan that a shape makes."""

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from essayplanner.domain.changes import ChangeSet
from essayplanner.domain.dates import show_date
from essayplanner.domain.question import Part
from essayplanner.domain.slots import waiting
from essayplanner.domain.structures import Shape
from essayplanner.domain.text import shorten
from essayplanner.domain.typed_dates import stored_date, understood
from essayplanner.language import _, n_, p_
from essayplanner.ui.controls.buttons import quiet_button
from essayplanner.ui.controls.form_area import FormArea
from essayplanner.ui.controls.texts import is_ctrl_enter
from essayplanner.ui.desk import mime as drags
from essayplanner.ui.desk.afterwards import AfterPicture
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.desk.keys_here import name_keys
from essayplanner.ui.look.fields import ElidedLabel
from essayplanner.ui.look.mirroring import set_margins
from essayplanner.ui.look.plain import Label, caption
from essayplanner.ui.look.style import sheet
from essayplanner.ui.look.targets import LEAST
from essayplanner.ui.question.draft import Draft
from essayplanner.ui.question.facts import ClaimRow, Fact, FactorRow, YearsRow
from essayplanner.ui.question.field import QuestionField
from essayplanner.ui.question.length import LengthBar, minutes_of, words_of
from essayplanner.ui.question.plan import Holds, PlanLook, PlanRow
from essayplanner.ui.question.shapes import Shapes, open_menu
from essayplanner.ui.question.words import lacking

#: Pixels of the design: nothing is wider, so that lines can be read; boards are named where there is more room than.
_WIDEST, _NARROW = 1000, 560
