"""Counting what a collection would look through, while other threads are at work."""

import gc
import sys
import threading

from essayplanner.ui.running.collecting import tracked


def test_what_a_worker_is_making_is_counted_without_being_held() -> None:
    wrong, over, interval = list[SystemError](), threading.Event(), sys.getswitchinterval()

    def make() -> None:
        while not over.is_set():
            try:
                tuple((number, number) for number in range(50))
            except SystemError as error:
                wrong.append(error)

    worker = threading.Thread(target=make)
    sys.setswitchinterval(1e-5)
    gc.freeze()  # what other tests left is looked through by nobody
    try:
        worker.start()
        many: list[list[int]] = [[] for _number in range(40_000)]
        counted = [tracked() for _time in range(400)]
    finally:
        over.set()
        worker.join()
        sys.setswitchinterval(interval)
    assert wrong == []
    assert min(counted) >= len(many)
