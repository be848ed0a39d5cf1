"""Links by mail, the second factor, visits that end."""

import datetime as dt

import pyotp
import pytest
import sqlalchemy as sa
from builders import NOW

from survey_app.fieldwork import outbox, sign_in
from survey_app.store import records

MINUTE = dt.timedelta(minutes=1)
HOME = "/staff/inspections"


def letters(service):
    with service.store.reading() as connection:
        rows = connection.execute(sa.select(records.outbox).where(records.outbox.c.kind == "mail")).all()
    dues = [
        outbox.Due(kind=r.kind, subject=r.subject, sealed=r.sealed, attempts=0, claimed_until=NOW)
        for r in rows
    ]
    return [outbox.unseal(service.keyring, due) for due in dues]


def ask(staff, address):
    staff.get("/staff/sign-in")
    return staff.press("/staff/sign-in", {"address": address})


def mailed_link(service):
    (letter,) = letters(service)
    return next(word for word in letter["text"].split() if word.startswith("http://localhost/staff/sign-in/"))


@pytest.fixture
def stranger(somebody):
    return somebody()


def test_whoever_asks_reads_the_same_for_a_known_and_an_unknown_address(somebody, stranger):
    somebody("forum", address="known@example.org")
    known, unknown = ask(stranger, "known@example.org"), ask(stranger, "unknown@example.org")
    assert stranger.screen == "check-mail"
    assert (known.status, known.text) == (unknown.status, unknown.text)


def test_a_known_address_is_mailed_a_link_whose_subject_tells_nothing(sqlite_service, somebody, stranger):
    somebody("forum", address="Known@Example.org")
    ask(stranger, " known@example.ORG ")
    (letter,) = letters(sqlite_service)
    assert letter["to"] == "known@example.org"
    assert not any(word in letter["subject"].lower() for word in ("child", "school", "send", "fenmoor"))
    stranger.get(mailed_link(sqlite_service))
    stranger.press(mailed_link(sqlite_service).removeprefix("http://localhost"))
    assert stranger.screen == "inspections"


def test_an_unknown_address_is_mailed_nothing(sqlite_service, stranger):
    ask(stranger, "unknown@example.org")
    assert letters(sqlite_service) == []


def test_something_that_is_no_address_is_given_back_with_what_to_do(stranger):
    ask(stranger, "known at example")
    assert stranger.screen == "sign-in"
    assert stranger.form("/staff/sign-in")["address"] == ["known at example"]
    assert "Type your e-mail address" in stranger.words


def test_asking_too_often_from_one_place_is_refused_with_the_wait(stranger):
    for _ in range(20):
        ask(stranger, "unknown@example.org")
    ask(stranger, "known@example.org")
    assert (stranger.screen, stranger.status) == ("too-often", 429)


def test_looking_at_a_link_spends_nothing_and_pressing_twice_signs_in_once(somebody):
    staff = somebody("forum")
    for _ in range(3):
        staff.get(staff.link)
    staff.press(staff.link)
    assert staff.screen == "inspections"
    staff.get(staff.link)
    assert (staff.screen, staff.status) == ("link-refused", 403)


def test_a_link_is_refused_after_fifteen_minutes(somebody, clock):
    staff = somebody("forum")
    staff.get(staff.link)
    clock.move_to(NOW + 15 * MINUTE)
    staff.press(staff.link)
    assert staff.screen == "link-refused"


def test_an_inspectors_mailed_link_works_only_in_the_browser_that_asked(sqlite_service, somebody, stranger):
    inspector = somebody("inspector", address="inspector@example.org")
    ask(inspector, "inspector@example.org")
    link = mailed_link(sqlite_service).removeprefix("http://localhost")
    stranger.get(link)
    assert stranger.screen == "link-refused"
    inspector.get(link)
    inspector.press(link)
    assert inspector.screen == "second-factor"


def test_a_forums_mailed_link_works_in_any_browser(sqlite_service, somebody, stranger):
    forum = somebody("forum", address="forum@example.org")
    ask(forum, "forum@example.org")
    link = mailed_link(sqlite_service).removeprefix("http://localhost")
    stranger.get(link)
    stranger.press(link)
    assert stranger.screen == "inspections"


def test_an_inspector_reaches_nothing_before_the_second_factor(somebody, survey):
    staff = somebody("inspector")
    staff.get(staff.link)
    staff.press(staff.link)
    for path in (HOME, f"/staff/inspections/{survey.inspection_id}", f"/staff/surveys/{survey.id}/responses"):
        staff.get(path)
        assert staff.screen == "second-factor"


def test_a_wrong_code_says_so_and_a_right_one_lets_in(somebody):
    staff = somebody("inspector")
    staff.get(staff.link)
    staff.press(staff.link)
    staff.type_second_factor("000000")
    assert (staff.screen, "does not fit" in staff.words) == ("second-factor", True)
    right = pyotp.TOTP(staff.secret).at(NOW)
    staff.type_second_factor(f"{right[:3]} {right[3:]}")
    assert staff.screen == "inspections"


def test_a_code_works_once(sqlite_service, somebody, clock):
    staff = somebody("inspector")
    other = sign_in_again(sqlite_service, staff)
    staff.sign_in()
    other.type_second_factor(pyotp.TOTP(staff.secret).at(NOW))
    assert other.screen == "second-factor"
    clock.move_to(NOW + MINUTE)
    other.type_second_factor(pyotp.TOTP(staff.secret).at(NOW + MINUTE))
    assert other.screen == "inspections"


def sign_in_again(service, staff):
    """The same person in another browser, as far as the second factor."""
    other = type(staff)(staff.send_request, id=staff.id, secret=staff.secret)
    with service.store.writing() as connection:
        other.link = "/staff/sign-in/" + sign_in.make_link(connection, service.keyring, staff.id, now=NOW)
    other.get(other.link)
    other.press(other.link)
    return other


def test_after_five_wrong_codes_even_the_right_one_waits_ten_minutes(somebody, clock):
    staff = somebody("inspector")
    staff.get(staff.link)
    staff.press(staff.link)
    for _ in range(5):
        staff.type_second_factor("000000")
    staff.type_second_factor(pyotp.TOTP(staff.secret).at(NOW))
    assert "Wait ten minutes" in staff.words
    clock.move_to(NOW + 10 * MINUTE)
    staff.type_second_factor(pyotp.TOTP(staff.secret).at(NOW + 10 * MINUTE))
    assert staff.screen == "inspections"


def test_a_visit_left_alone_for_half_an_hour_is_over(forum, clock):
    clock.move_to(NOW + 29 * MINUTE)
    forum.get(HOME)
    assert forum.screen == "inspections"
    clock.move_to(NOW + 58 * MINUTE)
    forum.get(HOME)
    assert forum.screen == "inspections"
    clock.move_to(NOW + 88 * MINUTE)
    forum.get(HOME)
    assert forum.screen == "sign-in"


def test_a_visit_is_over_after_twelve_hours_however_busy(forum, clock):
    for step in range(1, 48):
        clock.move_to(NOW + step * 15 * MINUTE)
        forum.get(HOME)
        assert forum.screen == "inspections"
    clock.move_to(NOW + 12 * 60 * MINUTE)
    forum.get(HOME)
    assert forum.screen == "sign-in"


def test_signing_out_ends_the_visit_for_whoever_kept_the_cookie(forum):
    kept = dict(forum.cookies)
    forum.get(HOME)
    fields = forum.form("/staff/sign-out")
    reply = forum.request("POST", "/staff/sign-out", fields)
    assert "cache" in reply.header("Clear-Site-Data")
    forum.follow(reply)
    assert forum.screen == "signed-out"
    forum.cookies = kept
    forum.get(HOME)
    assert forum.screen == "sign-in"


def test_the_cookie_before_the_second_factor_is_worth_nothing_after_it(somebody):
    staff = somebody("inspector")
    staff.get(staff.link)
    staff.press(staff.link)
    before = dict(staff.cookies)
    staff.type_second_factor(pyotp.TOTP(staff.secret).at(NOW))
    staff.cookies = before
    staff.get(HOME)
    assert staff.screen == "sign-in"


def test_a_role_that_is_taken_away_is_gone_at_the_next_request(sqlite_service, inspector, survey):
    inspector.get(f"/staff/surveys/{survey.id}/responses")
    assert inspector.screen == "responses"
    with sqlite_service.store.writing() as connection:
        sign_in.take_roles(connection, inspector.id, survey.inspection_id)
        sign_in.give_role(connection, inspector.id, survey.inspection_id, "forum")
    inspector.get(f"/staff/surveys/{survey.id}/responses")
    assert (inspector.screen, inspector.status) == ("not-allowed", 403)


def test_a_forum_volunteer_made_inspector_meanwhile_must_show_the_second_factor(
    sqlite_service, forum, survey
):
    with sqlite_service.store.writing() as connection:
        sign_in.give_role(connection, forum.id, survey.inspection_id, "inspector")
    forum.get(f"/staff/surveys/{survey.id}/responses")
    assert forum.screen == "second-factor"


def test_a_form_without_its_token_changes_nothing(forum):
    forum.post("/staff/sign-out", {"csrf_token": "forged"})
    assert (forum.screen, forum.status) == ("not-taken", 400)
    forum.get(HOME)
    assert forum.screen == "inspections"


def test_the_cookie_goes_to_the_console_alone(send, somebody):
    staff = somebody("forum")
    reply = staff.request("GET", staff.link)
    crumbs = [value for name, value in reply.headers if name == "Set-Cookie"]
    assert crumbs
    assert all(
        "Path=/staff/;" in crumb and "HttpOnly" in crumb and "SameSite=Lax" in crumb for crumb in crumbs
    )
