"""The chain of entries: every way of touching it shows, and two writers never fork it."""

from concurrent.futures import ThreadPoolExecutor

import pytest
import sqlalchemy as sa
from builders import NOW

from survey_app.fieldwork import audit, keys
from survey_app.fieldwork.keys import Keyring
from survey_app.store.records import audit as entries


def record(service, subject, *, actor="inspector"):
    with service.store.writing() as connection:
        audit.record(connection, service.keyring, actor=actor, action="read", subject=subject, now=NOW)


def faults(service, keyring=None, **facts):
    with service.store.reading() as connection:
        return audit.verify(connection, keyring or service.keyring, **facts)


def tamper(service, *statements):
    """Somebody with the database file in hand, who takes the guards off first."""
    with service.store.writing() as connection:
        for without in guards(connection):
            connection.exec_driver_sql(without)
        for statement in statements:
            connection.execute(statement)


def guards(connection):
    if connection.dialect.name == "sqlite":
        names = connection.exec_driver_sql(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit'"
        ).scalars()
        return [f'DROP TRIGGER "{name}"' for name in names]
    return ["ALTER TABLE audit DISABLE TRIGGER USER"]


@pytest.fixture
def five(service):
    for number in range(1, 6):
        record(service, f"response {number}")
    return service


def test_an_untouched_chain_has_no_faults(five):
    assert faults(five) == []


def test_an_empty_chain_has_no_faults(service):
    assert faults(service) == []


@pytest.mark.parametrize("change", ["UPDATE audit SET actor = 'nobody'", "DELETE FROM audit"])
def test_the_database_itself_refuses_to_change_an_entry(five, change):
    with (
        pytest.raises(sa.exc.DBAPIError, match="append only"),
        five.store.writing() as connection,
    ):
        connection.exec_driver_sql(change)
    assert faults(five) == []


@pytest.mark.parametrize(
    "change",
    [{"actor": "somebody"}, {"action": "other"}, {"subject": "other"}, {"at": NOW.replace(year=2025)}],
)
def test_a_changed_entry_is_named(five, change):
    tamper(five, sa.update(entries).where(entries.c.number == 3).values(change))
    assert faults(five)[0] == "entry 3 was changed or moved"


def test_a_deleted_entry_is_named(five):
    tamper(five, sa.delete(entries).where(entries.c.number == 2))
    assert faults(five)[0] == "entry 2 is missing"


def test_a_deleted_start_is_named(five):
    tamper(five, sa.delete(entries).where(entries.c.number <= 2))
    assert faults(five)[0] == "entries 1 to 2 are missing"


def test_entries_that_changed_places_are_named(five):
    moves = [(2, 20), (3, 2), (20, 3)]
    tamper(five, *(sa.update(entries).where(entries.c.number == a).values(number=b) for a, b in moves))
    assert faults(five)[0] == "entry 2 was changed or moved"


def test_a_deletion_closed_up_is_named(five):
    tamper(
        five,
        sa.delete(entries).where(entries.c.number == 3),
        *(sa.update(entries).where(entries.c.number == n).values(number=n - 1) for n in (4, 5)),
    )
    assert faults(five)[0] == "entry 3 was changed or moved"


def test_a_cut_at_the_end_shows_to_whoever_kept_the_head(five):
    with five.store.reading() as connection:
        kept = audit.head(connection)
    tamper(five, sa.delete(entries).where(entries.c.number > 3))
    assert faults(five) == []
    assert faults(five, kept=kept) == ["entries 4 to 5 were cut off"]


def test_a_cut_that_was_written_over_shows_to_whoever_kept_the_head(five):
    with five.store.reading() as connection:
        kept = audit.head(connection)
    tamper(five, sa.delete(entries).where(entries.c.number == 5))
    record(five, "something else")
    assert faults(five, kept=kept) == ["entry 5 is not the one that was kept"]


def test_nobody_without_the_keys_can_write_an_entry_that_fits(five):
    forger = keys.new()
    with five.store.writing() as connection:
        audit.record(connection, forger, actor="somebody", action="read", subject="none", now=NOW)
    assert faults(five) == ["entry 6 was changed or moved"]


def test_the_chain_holds_across_a_new_key_and_breaks_without_the_old(five):
    rotated = five.keyring.with_new_key()
    with five.store.writing() as connection:
        audit.record(connection, rotated, actor="inspector", action="read", subject="after", now=NOW)
    assert faults(five, rotated) == []
    assert faults(five, Keyring(rotated.keys[:1]))[0] == "entry 1 was changed or moved"


def test_writers_at_the_same_time_make_one_chain(service):
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda number: record(service, f"response {number}"), range(40)))
    assert faults(service) == []
    with service.store.reading() as connection:
        assert audit.head(connection).number == 40


def test_an_entry_goes_with_the_transaction_it_tells_of(service):
    with pytest.raises(ZeroDivisionError):
        record_and_fail(service)
    with service.store.reading() as connection:
        assert audit.head(connection).number == 0


def record_and_fail(service):
    with service.store.writing() as connection:
        audit.record(connection, service.keyring, actor="inspector", action="read", subject="none", now=NOW)
        raise ZeroDivisionError
