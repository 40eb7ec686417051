"""Controls that are laid out in lines, as words are."""

from PySide6.QtWidgets import QApplication, QLabel, QWidget

from essayplanner.ui.look.fields import FlowLayout


def test_it_is_known_how_high_it_would_be_with_a_control_and_without(qapp: QApplication) -> None:
    whole = QWidget()
    flow = FlowLayout(whole, 10, lead=5)
    labels = [QLabel("What happened when", whole) for _number in range(3)]
    for label in labels:
        flow.addWidget(label)
    last, size = labels[-1], labels[-1].sizeHint()
    width, one, two = 2 * size.width() + 20, size.height(), 2 * size.height() + 5
    for hidden in (False, True):
        last.setHidden(hidden)
        assert [flow.height_with(width, last, shown=shown) for shown in (False, True)] == [one, two]
        assert flow.heightForWidth(width) == (one if hidden else two)
