"""The rigs must be able to fail: each is shown what it is there to find."""

import sqlite3
from collections.abc import Iterable
from pathlib import Path

from benchmarks import floor, kill_run, sync_order
from benchmarks.figures import Figure
from benchmarks.power_cut import Cut
from benchmarks.power_cut import figures as power_cut_figures
from benchmarks.respondents import Tally
from benchmarks.subjects import Ledger, wal_commits

READ = '7 recvfrom(9, "POST /send HTTP/"..., 8192, 0, NULL, NULL) = 512'
SYNC = "7 fdatasync(11)                         = 0"
SYNC_RESUMED = "7 <... fdatasync resumed>)              = 0"
FAILED_SYNC = "7 fdatasync(11)                         = -1 EIO (Input/output error)"
ANSWER = '7 sendto(9, "HTTP/1.1 303 SEE"..., 310, 0, NULL, 0) = 310'


def verdicts(figures: Iterable[Figure]) -> list[str]:
    return [figure.verdict for figure in figures if figure.verdict != "told"]


def killed(*given: str, total: int, **times: int) -> list[str]:
    tally, ledger = Tally(receipts=list(given)), Ledger(total=total, times=times)
    return verdicts(kill_run.verdicts("sqlite", tally, ledger, before=100))


def test_a_sync_counts_only_between_reading_a_form_and_answering_it() -> None:
    assert list(sync_order.posts([SYNC, READ, ANSWER, SYNC])) == [0]
    assert list(sync_order.posts([READ, SYNC, SYNC_RESUMED, ANSWER, READ, ANSWER])) == [2, 0]


def test_a_sync_that_failed_counts_for_nothing() -> None:
    assert list(sync_order.posts([READ, FAILED_SYNC, ANSWER])) == [0]


def test_each_receipt_counted_once_passes_the_kill_run() -> None:
    assert killed("A", "B", total=102, A=1, B=1) == ["PASS", "PASS", "PASS"]


def test_a_receipt_that_is_nowhere_or_that_two_people_hold_fails_the_kill_run_as_lost() -> None:
    assert killed("A", "B", total=101, A=1, B=0)[0] == "FAIL"
    assert killed("A", "A", total=101, A=1)[0] == "FAIL"


def test_a_response_counted_twice_or_beside_the_acknowledged_ones_fails_the_kill_run() -> None:
    assert killed("A", "B", total=102, A=2, B=1)[1] == "FAIL"
    assert killed("A", "B", total=103, A=1, B=1)[1] == "FAIL"


def test_a_cut_that_loses_one_or_breaks_the_database_or_had_nothing_to_lose_is_not_passed() -> None:
    harmless = Cut(acknowledged=9, lost=0)
    assert set(verdicts(power_cut_figures("sqlite", [harmless]))) == {"PASS"}
    for cut in (
        Cut(acknowledged=9, lost=1),
        Cut(acknowledged=9, lost=0, problem="torn"),
        Cut(acknowledged=0, lost=0),
    ):
        assert "FAIL" in verdicts(power_cut_figures("sqlite", [harmless, cut]))


def test_writing_transactions_are_counted_by_sqlite_itself(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "a.db", isolation_level=None)
    connection.execute("pragma journal_mode=wal")
    connection.execute("create table t (x)")
    before = wal_commits(tmp_path / "a.db-shm")
    for number in range(5):
        connection.execute("insert into t values (?)", (number,))
    connection.execute("select count(*) from t").fetchone()
    assert wal_commits(tmp_path / "a.db-shm") - before == 5
    connection.close()


def test_the_floor_gives_the_same_receipt_however_often_one_sends(tmp_path: Path) -> None:
    client = floor.create(f"sqlite:///{tmp_path}/floor.db").test_client()
    client.get("/s/OPEN")
    for step in floor.STEPS:
        client.post(f"/answer/{step}", data={"a": "1", "w": "two words"})
    first = client.get("/answer/receipt").data
    client.post("/answer/check")
    assert client.get("/answer/receipt").data == first
    with sqlite3.connect(tmp_path / "floor.db") as connection:
        assert connection.execute("select count(*) from responses").fetchone() == (1,)
    connection.close()
