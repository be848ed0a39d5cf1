"""New lines go to whichever process has least to do, and none is left standing."""

import os
import selectors
import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import pairwise

import pytest
from gunicorn.config import Config

from survey_app import clock
from survey_app.patience import PatientWorker
from survey_app.sharing import FEW, JUST_NOW, MANY, MOMENT, MOST_MOMENTS, SharingWorker

SECONDS = 10.0
Open = Callable[[], socket.socket]


class Process(SharingWorker):
    """One that notes the lines it took, in a loop turned by a test."""

    def __init__(self, listener: socket.socket, processes: int, in_hand: int = 0) -> None:
        config = Config()
        config.set("workers", processes)
        super().__init__(1, os.getpid(), [listener], None, 30, config, None)
        self.poller = selectors.DefaultSelector()
        self.back_at = self.took_at = 0.0
        self.has_waited = False
        self.nr_conns = in_hand
        self.taken: list[float] = []

    def enqueue_req(self, conn):
        """No word comes on it: so it is not in hand."""
        self.taken.append(clock.ticks())
        self.pending_conns.append(conn)

    def turn(self) -> None:
        """As gunicorn's loop does, but for waiting long."""
        if self.nr_conns < self.worker_connections:
            self.set_accept_enabled(True)
        self.wait_for_and_dispatch_events(timeout=MOMENT / 10)

    def close(self) -> None:
        for conn in self.pending_conns:
            conn.close()
        self.poller.close()
        self.tmp.close()


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0), backlog=64) as opened:
        yield opened


@pytest.fixture
def phone(listener) -> Iterator[Open]:
    """Open one more line."""
    with ExitStack() as stack:
        yield lambda: stack.enter_context(socket.create_connection(listener.getsockname()))


@pytest.fixture
def process(listener) -> Iterator[Callable[..., Process]]:
    with ExitStack() as stack:

        def make(**facts: int) -> Process:
            made = Process(listener, **({"processes": 2} | facts))
            stack.callback(made.close)
            return made

        yield make


def until(is_done: Callable[[], bool], *turning: Process) -> float:
    """Turn their loops until it is done; how long that took."""
    began = clock.ticks()
    while not is_done():
        assert clock.ticks() - began < SECONDS
        for process in turning:
            process.turn()
    return clock.ticks() - began


@pytest.mark.parametrize("in_hand", [0, FEW])
def test_one_with_few_in_hand_takes_a_line_at_once(process, phone, in_hand):
    resting = process(in_hand=in_hand)
    phone()
    resting.turn()
    assert len(resting.taken) == 1


def test_one_with_more_in_hand_leaves_it_first(process, phone):
    busy = process(in_hand=FEW + 1)
    phone()
    busy.turn()
    assert not busy.taken
    assert busy.back_at > 0


def test_lines_that_wait_for_a_word_or_are_seen_off_are_not_in_hand():
    worker = PatientWorker.__new__(PatientWorker)
    worker.nr_conns, worker.keepalived_conns, worker.pending_conns = 10, [1, 2], [3]
    worker.leaving = {4: 0.0, 5: 0.0, 6: 0.0}
    assert worker.in_hand == 4


@pytest.mark.parametrize("busy_first", [True, False])
def test_a_line_goes_to_who_has_less_in_hand(process, phone, busy_first):
    busy, idle = process(in_hand=9), process(in_hand=1)
    both = (busy, idle) if busy_first else (idle, busy)
    for number in range(1, 5):
        phone()
        until(lambda number=number: len(busy.taken) + len(idle.taken) == number, *both)
        came = clock.ticks()
        until(lambda came=came: clock.ticks() - came > JUST_NOW, *both)
    assert (len(busy.taken), len(idle.taken)) == (0, 4)


def test_lines_that_come_together_are_shared_out(process, phone):
    """Before a word has come on any of them, when all still have nothing in hand."""
    one, other = process(), process()
    for _ in range(16):
        phone()
    until(lambda: len(one.taken) + len(other.taken) == 16, one, other)
    assert min(len(one.taken), len(other.taken)) >= 6


def test_who_has_just_taken_a_line_leaves_the_next_for_a_moment(process, phone):
    quick = process()
    for _ in range(5):
        phone()
    until(lambda: len(quick.taken) == 5, quick)
    assert min(after - before for before, after in pairwise(quick.taken)) >= MOMENT


def test_one_left_alone_takes_all_and_never_waits_long(process, phone):
    busy = process(in_hand=400)
    for _ in range(20):
        phone()
    began = clock.ticks()
    until(lambda: len(busy.taken) == 20, busy)
    longest = max(after - before for before, after in zip([began, *busy.taken], busy.taken, strict=False))
    assert longest >= MOST_MOMENTS * MOMENT
    assert busy.taken[-1] - began < 4.0  # 0.22 on a machine at rest; 8 if it waited for each of them


def test_thousands_of_silent_lines_are_taken_as_fast_as_they_come(process, phone):
    busy = process(in_hand=100)
    for _ in range(MANY):
        phone()
    until(lambda: len(busy.taken) == MANY, busy)
    for _ in range(20):
        phone()
    for _ in range(20):
        busy.turn()
    assert len(busy.taken) == MANY + 20


def test_a_single_process_leaves_nothing_to_others(process, phone):
    only = process(processes=1, in_hand=100)
    for _ in range(5):
        phone()
    for _ in range(5):
        only.turn()
    assert len(only.taken) == 5
    assert only.back_at == 0


def test_one_with_all_lines_it_may_have_takes_none(process, phone):
    full = process(in_hand=Config().worker_connections)
    phone()
    for _ in range(20):
        full.turn()
    assert not full.taken
