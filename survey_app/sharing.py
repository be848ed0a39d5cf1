"""gunicorn's threaded worker, which leaves a new line to whichever process has least to do.

All processes hear of a new line at once, and the first takes it, however many it has already: of sixteen phones
one process often served thirteen or more. Here a process waits a moment for each request beyond a
few that it has in hand before it takes another line, and a moment after each line it took: who has less comes first.
Nobody counts for anybody else, so nothing is shared that could go wrong. Where many lines stand silent none is left
waiting: whoever opens thousands would keep everybody else behind them.
"""

from typing import Any

from gunicorn.workers.gthread import ThreadWorker

from survey_app import clock

MOMENT = 0.001
"""Seconds. Half of it and twice as much share lines as evenly; with four times as much the slowest pages were slower
by a seventh."""

FEW = 2
"""Requests in hand for which nobody waits: a process with fewer would rest between two lines."""

MOST_MOMENTS = 10
"""However busy all are, a line waits no longer than this for somebody less busy."""

JUST_NOW = 0.02
"""Seconds for which a line just taken counts, until its request has come and is in hand."""

MANY = 32
"""Lines on which no word has come yet: with so many there is a flood or a slow net, and no moment to lose."""


class SharingWorker(ThreadWorker):  # type: ignore[misc]  # gunicorn ships no types
    def init_process(self) -> None:
        self.back_at = 0.0
        """Until when this process leaves new lines to others; 0 when it does not."""
        self.has_waited = False
        self.took_at = 0.0
        super().init_process()

    @property
    def in_hand(self) -> int:
        """Lines on which a request is being read, waits for a thread, or is worked on."""
        lines: int = self.nr_conns
        return lines - len(self.keepalived_conns) - len(self.pending_conns)

    def accept(self, listener: Any) -> None:
        """Take the new line, or leave it to the others first."""
        now = clock.ticks()
        moments = min(max(0, self.in_hand - FEW), MOST_MOMENTS) + (now - self.took_at < JUST_NOW)
        may_wait = self.cfg.workers > 1 and len(self.pending_conns) < MANY and not self.has_waited
        if moments and may_wait:
            self.back_at = now + moments * MOMENT
            self.set_accept_enabled(False)
        else:
            self.has_waited, self.took_at = False, now
            super().accept(listener)

    def set_accept_enabled(self, enabled: bool) -> None:
        """Asked for at every turn of gunicorn's loop."""
        super().set_accept_enabled(enabled and not self.back_at)

    def wait_for_and_dispatch_events(self, timeout: float) -> None:
        """Wait no longer than the others' time lasts, and look at once whether they have left the line."""
        if self.back_at:
            super().wait_for_and_dispatch_events(min(timeout, max(0.0, self.back_at - clock.ticks())))
            if clock.ticks() >= self.back_at:
                self.back_at, self.has_waited = 0.0, True
        else:
            super().wait_for_and_dispatch_events(0 if self.has_waited else timeout)
            self.has_waited = False
