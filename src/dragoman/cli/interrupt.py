"""Ctrl-C → KeyboardInterrupt between two readings, never in the middle of writing one."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class Interrupts:
    """While it is open, Ctrl-C waits for what is `whole` to end; a second Ctrl-C does not wait."""

    def __init__(self) -> None:
        self._busy = False
        self._asked = False

    @contextmanager
    def open(self) -> Iterator[Interrupts]:
        """Take over Ctrl-C until the block ends; outside the main thread nothing changes."""
        if threading.current_thread() is not threading.main_thread():
            yield self
            return
        before = signal.signal(signal.SIGINT, self._hear)
        try:
            yield self
        finally:
            signal.signal(signal.SIGINT, before)

    @contextmanager
    def whole(self) -> Iterator[None]:
        """What happens in this block happens wholly or, on an error, not at all."""
        self._busy = True
        try:
            yield
        finally:
            self._busy = False
        if self._asked:
            raise KeyboardInterrupt

    def _hear(self, _number: int, _frame: FrameType | None) -> None:
        if self._busy and not self._asked:
            self._asked = True
        else:
            raise KeyboardInterrupt
