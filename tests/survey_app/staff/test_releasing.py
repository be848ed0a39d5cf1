"""What the nominated officer is shown: chosen by the lead, seen by the lead word for word, and taken back."""

from collections.abc import Callable

import pytest
from builders import NOW

from survey_app.fieldwork import lines
from survey_app.fieldwork.lines import Words


@pytest.fixture
def officer(somebody):
    return somebody("officer").sign_in()


@pytest.fixture
def draft(sqlite_service, survey, inspector) -> Callable[..., str]:
    def make(whom: str) -> str:
        words = Words(theme="waits", claim="Nobody rings back.", whom=whom)
        with sqlite_service.store.writing() as connection:
            return lines.draft(
                connection, sqlite_service.keyring, survey.inspection_id, words, actor=inspector.id, now=NOW
            )

    return make


@pytest.fixture
def room(survey):
    return f"/staff/inspections/{survey.inspection_id}/lines"


@pytest.fixture
def shown(survey):
    return f"/staff/inspections/{survey.inspection_id}/released-lines"


def rows(person):
    (shown,) = person.page.all("dl")
    return list(zip(*([each.text() for each in shown.all(tag)] for tag in ("dt", "dd")), strict=True))


def release(person, room, *chosen):
    person.get(f"{room}/release/check?" + "&".join(f"line={each}" for each in chosen))
    return person.press(f"{room}/release")


def test_the_officer_sees_theme_and_whom_of_released_lines_and_nothing_else(
    inspector, officer, survey, room, shown, draft
):
    first, _ = draft("The pathway"), draft("The forum")
    officer.get(shown)
    assert "There is nothing here at present" in officer.words
    release(inspector, room, first)
    officer.get(f"/staff/inspections/{survey.inspection_id}")
    assert shown in {link.get("href") for link in officer.page.all("a")}
    officer.get(shown)
    assert rows(officer) == [("Waits for assessment", "The pathway")]
    for hidden in ("Nobody rings", "The forum", first):
        assert hidden not in officer.reply.text


def test_the_lead_checks_exactly_what_the_officer_will_see(inspector, officer, room, shown, draft):
    first, second = draft("The pathway"), draft("<b>The forum</b>")
    inspector.get(f"{room}/release/check?line={first}&line={second}")
    checked = rows(inspector)
    inspector.press(f"{room}/release")
    officer.get(shown)
    assert rows(officer) == checked
    assert len(checked) == 2


def test_looking_at_the_list_releases_nothing(inspector, officer, room, shown, draft):
    inspector.get(f"{room}/release/check?line={draft('The pathway')}")
    officer.get(shown)
    assert "There is nothing here at present" in officer.words


def test_the_lead_takes_a_line_back(inspector, officer, room, shown, draft):
    first, second = draft("The pathway"), draft("The forum")
    release(inspector, room, first, second)
    inspector.get(f"{room}/release")
    ticked = {each.get("value") for each in inspector.page.all("input") if "checked" in each.attributes}
    assert ticked == {first, second}
    release(inspector, room, second)
    officer.get(shown)
    assert rows(officer) == [("Waits for assessment", "The forum")]
    inspector.get(f"{room}/release/check")
    assert "They will see nothing." in inspector.words
    inspector.press(f"{room}/release")
    officer.get(shown)
    assert "There is nothing here at present" in officer.words


def test_what_changed_after_the_lead_looked_is_shown_again_and_not_released(
    inspector, officer, somebody, room, shown, draft
):
    line = draft("The pathway")
    inspector.get(f"{room}/release/check?line={line}")
    colleague = somebody("inspector", address="second@example.org").sign_in()
    colleague.get(f"{room}/{line}/change")
    colleague.press(f"{room}/{line}/change", {"whom": "The team that lost our letters"})
    inspector.press(f"{room}/release")
    assert inspector.status == 409
    assert "Nothing was released." in inspector.words
    assert "The team that lost our letters" in inspector.words
    officer.get(shown)
    assert "There is nothing here at present" in officer.words


def test_an_inspector_sees_the_list_and_cannot_release(
    sqlite_service, somebody, inspector, room, shown, draft
):
    line = draft("The pathway")
    person = somebody("inspector", address="second@example.org").sign_in()
    person.get(room)
    assert f"{room}/release" not in {link.get("href") for link in person.page.all("a")}
    assert person.request("GET", shown).status == 200
    for address in (f"{room}/release", f"{room}/release/check?line={line}"):
        assert person.request("GET", address).status == 403
    person.get(f"{room}/new")
    (token, *_) = person.form(f"{room}/new")["csrf_token"]
    assert person.request("POST", f"{room}/release", {"csrf_token": token, "chosen": line}).status == 403


def test_a_line_of_nowhere_is_not_released(inspector, room, draft):
    inspector.get(f"{room}/release/check?line={draft('The pathway')}")
    inspector.press(f"{room}/release", {"chosen": "aaaa-aaaa 1"})
    assert inspector.status == 404
