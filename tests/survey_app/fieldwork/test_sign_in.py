"""People and their links on both databases; what the browser sees of it is tested at the console."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import pyotp
import pytest
import sqlalchemy as sa
from builders import NOW, an_inspection

from survey_app.errors import SignInRefused
from survey_app.fieldwork import second_factor, sign_in, staff_visits
from survey_app.store import records

BROWSER = b"a browser's secret"


@pytest.fixture
def inspection_id(service):
    return an_inspection(service)


def add(service, inspection_id, *roles, address="somebody@example.org"):
    with service.store.writing() as connection:
        held = [(inspection_id, role) for role in roles]
        return sign_in.add_staff(
            connection, service.keyring, name="Somebody", address=address, roles=held, now=NOW
        )


def link(service, staff_id, browser=None):
    with service.store.writing() as connection:
        return sign_in.make_link(connection, service.keyring, staff_id, browser=browser, now=NOW)


def spend(service, code, *, browser=BROWSER, now=NOW):
    with service.store.writing() as connection:
        return sign_in.spend_link(connection, service.keyring, code, browser=browser, now=now)


@pytest.mark.parametrize(("role", "has_secret"), [("lead", True), ("inspector", True), ("forum", False)])
def test_only_those_who_read_what_families_wrote_get_a_second_factor(
    service, inspection_id, role, has_secret
):
    _, secret = add(service, inspection_id, role)
    assert (secret is not None) == has_secret


def test_no_address_and_no_secret_stands_in_the_database_in_clear(service, inspection_id):
    staff_id, secret = add(service, inspection_id, "lead", address="lead.person@example.org")
    code = link(service, staff_id)
    with service.store.reading() as connection:
        rows = [connection.execute(sa.select(t)).all() for t in (records.staff, records.sign_in_links)]
    stored = repr(rows)
    for word in ("lead.person", secret, code):
        assert word not in stored


def test_somebody_is_found_by_their_address_however_it_is_written(service, inspection_id):
    staff_id, _ = add(service, inspection_id, "forum", address="Some.Body@Example.org")
    with service.store.reading() as connection:
        assert sign_in.find_staff(connection, service.keyring, " some.body@example.ORG\n") == staff_id
        assert sign_in.find_staff(connection, service.keyring, "nobody@example.org") is None


def test_a_key_added_later_still_finds_them(service, inspection_id):
    staff_id, _ = add(service, inspection_id, "forum")
    rotated = service.keyring.with_new_key()
    with service.store.reading() as connection:
        assert sign_in.find_staff(connection, rotated, "somebody@example.org") == staff_id


def test_a_link_used_by_many_at_once_signs_in_one(service, inspection_id):
    staff_id, _ = add(service, inspection_id, "forum")
    code = link(service, staff_id)

    def once(_):
        try:
            return spend(service, code)
        except SignInRefused:
            return None

    with ThreadPoolExecutor(8) as pool:
        signed_in = [visit for visit in pool.map(once, range(8)) if visit]
    assert len(signed_in) == 1


@pytest.mark.parametrize("after", [dt.timedelta(minutes=15), dt.timedelta(days=1)])
def test_a_link_that_is_too_old_signs_nobody_in(service, inspection_id, after):
    staff_id, _ = add(service, inspection_id, "forum")
    code = link(service, staff_id)
    with pytest.raises(SignInRefused):
        spend(service, code, now=NOW + after)


def test_a_refused_link_is_not_spent(service, inspection_id):
    staff_id, _ = add(service, inspection_id, "inspector")
    code = link(service, staff_id, browser=BROWSER)
    with pytest.raises(SignInRefused):
        spend(service, code, browser=b"another")
    assert spend(service, code)[0] == staff_id


def test_a_link_of_the_command_line_works_in_any_browser(service, inspection_id):
    staff_id, _ = add(service, inspection_id, "lead")
    assert spend(service, link(service, staff_id), browser=b"any")[0] == staff_id


def test_old_links_and_visits_are_forgotten(service, inspection_id):
    staff_id, _ = add(service, inspection_id, "forum")
    spend(service, link(service, staff_id))
    link(service, staff_id)
    later = NOW + dt.timedelta(days=1)
    with service.store.writing() as connection:
        ask(connection, service, "nobody@example.org", now=later)
        staff_visits.begin(connection, staff_id, has_second_factor=False, now=later)
        assert connection.execute(sa.select(sa.func.count()).select_from(records.sign_in_links)).scalar() == 0
        assert connection.execute(sa.select(sa.func.count()).select_from(records.staff_visits)).scalar() == 1


def ask(connection, service, address, *, now):
    sign_in.ask(
        connection,
        service.keyring,
        address,
        browser=BROWSER,
        place="192.0.2.1",
        link_to="http://localhost/staff/sign-in/",
        now=now,
    )


def check(service, staff_id, typed, now=NOW):
    with service.store.writing() as connection:
        return second_factor.check(connection, service.keyring, staff_id, typed, now=now)


@pytest.mark.parametrize(
    ("off", "verdict"), [(-60, "wrong"), (-30, "right"), (0, "right"), (30, "right"), (60, "wrong")]
)
def test_a_phone_whose_clock_is_half_a_minute_off_still_works(service, inspection_id, off, verdict):
    staff_id, secret = add(service, inspection_id, "inspector")
    assert check(service, staff_id, pyotp.TOTP(secret).at(NOW + dt.timedelta(seconds=off))) == verdict


def test_a_code_typed_twice_at_once_counts_once(service, inspection_id):
    staff_id, secret = add(service, inspection_id, "inspector")
    code = pyotp.TOTP(secret).at(NOW)
    with ThreadPoolExecutor(4) as pool:
        verdicts = list(pool.map(lambda _: check(service, staff_id, code), range(4)))
    assert verdicts.count("right") == 1


def test_slips_are_forgotten_after_ten_quiet_minutes(service, inspection_id):
    staff_id, secret = add(service, inspection_id, "inspector")
    for _ in range(4):
        assert check(service, staff_id, "000000") == "wrong"
    later = NOW + second_factor.WAIT
    assert check(service, staff_id, "000000", now=later) == "wrong"
    assert check(service, staff_id, pyotp.TOTP(secret).at(later), now=later) == "right"


@pytest.mark.parametrize("typed", ["", "12345", "abcdef", "٣٤٥٦٧٨", "1" * 1000])
def test_what_is_no_code_is_wrong(service, inspection_id, typed):
    staff_id, _ = add(service, inspection_id, "inspector")
    assert check(service, staff_id, typed) == "wrong"


def test_somebody_without_a_secret_never_passes(service, inspection_id):
    staff_id, _ = add(service, inspection_id, "forum")
    assert check(service, staff_id, "") == "wrong"
