"""Lines of enquiry at the console: written, weighed, changed by two at once, and never a word lost."""

import pytest
import sqlalchemy as sa
from builders import NOW

from survey_app.fieldwork import audit, evidence, lines
from survey_app.staff import finding_forms
from survey_app.store import records, understanding_records

LINE = {"theme": "waits", "claim": "They wait for 14 months.", "whom": "The pathway", "state": "to-test"}
PIECE = {"source": "documents", "words": "The audit counted 212.", "where": "Audit, page 4"}
MISSING = "Nothing yet speaks against this. Look for it before you rest on it."


@pytest.fixture
def room(survey):
    return f"/staff/inspections/{survey.inspection_id}/lines"


@pytest.fixture
def write(inspector, room):
    """Write a line; returns its address."""

    def make(**facts):
        inspector.get(f"{room}/new")
        inspector.press(f"{room}/new", LINE | facts)
        return inspector.path

    return make


@pytest.fixture
def add(inspector):
    def make(path, side, **facts):
        inspector.get(f"{path}/evidence?side={side}")
        inspector.press(f"{path}/evidence", PIECE | facts)

    return make


def errors(person):
    (summary,) = [
        each for each in person.page.all("div") if "govuk-error-summary" in each.get("class").split()
    ]
    return [link.get("href") for link in summary.all("a")]


def entries(service):
    with service.store.reading() as connection:
        assert audit.verify(connection, service.keyring) == []
        found = connection.execute(sa.select(records.audit).order_by(records.audit.c.number))
        return [
            (row.action, row.subject) for row in found if "line" in row.action or "evidence" in row.action
        ]


def test_a_line_is_written_and_says_that_nothing_speaks_against_it_yet(inspector, survey, room, write):
    inspector.get(f"/staff/inspections/{survey.inspection_id}")
    assert room in {link.get("href") for link in inspector.page.all("a")}
    write()
    assert "They wait for 14 months." in inspector.words
    assert "Waits for assessment" in inspector.words
    assert "A colleague at 12 noon on Tuesday 3 February 2026" in inspector.words
    assert MISSING in inspector.words
    inspector.get(room)
    assert "Supports it: 0. Contradicts it: 0. Nothing yet speaks against this." in inspector.words


def test_evidence_stands_on_its_side_with_its_source_and_where_it_stands(inspector, write, add):
    path = write()
    add(path, "contradicts", source="outside")
    against = next(
        each for each in inspector.page.all("section") if each.get("aria-labelledby") == "contradicts"
    )
    for said in ("From outside this inspection", "The audit counted 212.", "Where it stands: Audit, page 4"):
        assert said in against.text()
    assert "Added by A colleague at 12 noon" in against.text()
    assert MISSING not in inspector.words
    assert "Nothing supports this yet." in inspector.words


def test_evidence_and_lines_are_removed(sqlite_service, inspector, survey, room, write, add):
    path = write()
    add(path, "supports")
    (remove,) = [
        form.get("action") for form in inspector.page.all("form") if "/evidence/" in form.get("action")
    ]
    inspector.press(remove)
    assert "The audit counted 212." not in inspector.words
    inspector.press(f"{path}/remove")
    assert (inspector.path, "There is no line of enquiry yet" in inspector.words) == (room, True)
    changes = [action for action, _ in entries(sqlite_service) if action not in ("list-lines", "read-line")]
    assert changes == ["draft-line", "add-evidence", "remove-evidence", "remove-line"]


def test_every_reading_of_a_line_is_noted(sqlite_service, inspector, survey, room, write):
    path = write()
    for address in (room, path, f"{path}/change", f"{path}/evidence"):
        inspector.get(address)
    line = path.rpartition("/")[2]
    assert [subject for action, subject in entries(sqlite_service) if action == "read-line"] == [
        f"{survey.inspection_id} {line}"
    ] * 4
    assert ("list-lines", survey.inspection_id) in entries(sqlite_service)


@pytest.mark.parametrize(
    ("facts", "wrong"),
    [
        ({"theme": "none"}, ["#theme"]),
        ({"claim": "  "}, ["#claim"]),
        ({"claim": "x" * (lines.LIMIT_CLAIM + 1)}, ["#claim"]),
        ({"whom": "x" * (lines.LIMIT_WHOM + 1)}, ["#whom"]),
        ({"state": "certain"}, ["#state"]),
        ({"theme": "", "claim": "", "whom": ""}, ["#theme", "#claim", "#whom"]),
    ],
)
def test_a_line_that_cannot_be_kept_comes_back_as_it_was_typed(inspector, room, facts, wrong):
    inspector.get(f"{room}/new")
    inspector.press(f"{room}/new", LINE | facts)
    assert (inspector.status, errors(inspector)) == (422, wrong)
    typed = inspector.form(f"{room}/new")
    for name in ("claim", "whom"):
        assert typed[name] == [(LINE | facts)[name].strip()]


def test_a_text_that_is_too_long_says_by_how_much(inspector, room):
    inspector.get(f"{room}/new")
    inspector.press(f"{room}/new", LINE | {"claim": "x" * (lines.LIMIT_CLAIM + 7)})
    assert "Make this shorter by 7: at most 600 characters." in inspector.words


@pytest.mark.parametrize(
    ("facts", "wrong"),
    [
        ({"words": ""}, "#words"),
        ({"where": ""}, "#where"),
        ({"source": "gossip"}, "#source"),
        ({"side": "both"}, "#side"),
        ({"words": "x" * (evidence.LIMIT_WORDS + 1)}, "#words"),
    ],
)
def test_evidence_that_cannot_be_kept_comes_back_as_it_was_typed(inspector, write, facts, wrong):
    path = write()
    inspector.get(f"{path}/evidence")
    inspector.press(f"{path}/evidence", {"side": "supports"} | PIECE | facts)
    assert (inspector.status, errors(inspector)) == (422, [wrong])
    assert inspector.form(f"{path}/evidence")["words"] == [(PIECE | facts)["words"]]


def test_the_second_of_two_inspectors_is_told_and_keeps_what_was_typed(inspector, somebody, write):
    path = write()
    colleague = somebody("inspector", address="second@example.org").sign_in()
    inspector.get(f"{path}/change")
    colleague.get(f"{path}/change")
    inspector.press(f"{path}/change", {"claim": "What the first typed"})
    colleague.press(f"{path}/change", {"claim": "What the second typed"})
    assert colleague.status == 409
    assert "A colleague saved this line while you were writing" in colleague.words
    assert "Claim What the first typed" in colleague.words
    assert colleague.form(f"{path}/change")["claim"] == ["What the second typed"]
    colleague.press(f"{path}/change")
    assert (colleague.status, "What the second typed" in colleague.words) == (200, True)


def test_what_was_typed_for_a_line_that_is_gone_can_be_kept_as_a_new_one(inspector, somebody, room, write):
    path = write()
    colleague = somebody("inspector", address="second@example.org").sign_in()
    inspector.get(path)
    colleague.get(f"{path}/change")
    inspector.press(f"{path}/remove")
    colleague.press(f"{path}/change", {"claim": "Still typed"})
    assert (colleague.status, "A colleague has removed this line." in colleague.words) == (409, True)
    colleague.press(f"{room}/new")
    assert (colleague.status, "Still typed" in colleague.words) == (200, True)


def test_evidence_typed_for_a_line_that_is_gone_is_shown_to_be_copied(inspector, somebody, write):
    path = write()
    colleague = somebody("inspector", address="second@example.org").sign_in()
    colleague.get(f"{path}/evidence?side=supports")
    inspector.get(path)
    inspector.press(f"{path}/remove")
    colleague.press(f"{path}/evidence", PIECE)
    assert (colleague.status, "copy what you need from here" in colleague.words) == (409, True)
    assert "The audit counted 212." in colleague.reply.text


@pytest.mark.parametrize("version", ["", "-1", "x", "9" * 30, "１２"])
def test_a_version_nobody_was_given_is_stale(inspector, write, version):
    path = write()
    inspector.get(f"{path}/change")
    inspector.press(f"{path}/change", {"version": version, "claim": "Typed"})
    assert (inspector.status, inspector.form(f"{path}/change")["claim"]) == (409, ["Typed"])


def test_advice_on_wording_stands_under_the_claim_and_hinders_nobody(inspector, write):
    write(claim="Parents feel that nobody rings back.")
    assert inspector.status == 200
    assert "“Parents feel”: write what they said, told us or described." in inspector.words
    write(claim="Children feel safe at school.")
    assert "About the wording" not in inspector.words


def test_what_was_typed_is_text_and_never_markup(inspector, room, write, add):
    path = write(claim="<b>They</b> wait", whom="<i>Head</i>")
    add(path, "supports", words="<script>1</script>", where="\u202eback")
    assert "<b>They</b> wait" in inspector.words
    assert "<script>1</script>" in inspector.words
    assert "\u202e" not in inspector.reply.text
    inspector.get(room)
    assert "<i>Head</i>" in inspector.words


def test_an_inspection_without_a_survey_has_no_themes_to_write_about(sqlite_service, somebody):
    with sqlite_service.store.writing() as connection:
        area = connection.execute(sa.select(records.inspections.c.area_id)).scalar_one()
        connection.execute(
            sa.insert(records.inspections),
            {"id": "bare", "area_id": area, "kind": "revisit", "day_1": NOW.date()},
        )
    person = somebody("inspector", inspection_id="bare").sign_in()
    person.get("/staff/inspections/bare/lines/new")
    assert "This inspection has no survey yet" in person.words


def test_every_value_the_database_knows_has_its_words():
    assert tuple(finding_forms.STATES) == understanding_records.LINE_STATES
    assert tuple(finding_forms.SIDES) == understanding_records.SIDES
    assert tuple(finding_forms.SOURCES) == understanding_records.SOURCES


def test_the_forum_and_the_officer_reach_nothing_of_it(sqlite_service, inspector, somebody, room, write):
    path = write()
    before = entries(sqlite_service)
    for role in ("forum", "officer"):
        person = somebody(role).sign_in()
        for address in (room, path, f"{path}/change", f"{path}/evidence", f"{room}/new"):
            assert person.request("GET", address).status == 403
        person.get("/staff/inspections")
        (token, *_) = [
            each.get("value") for each in person.page.all("input") if each.get("name") == "csrf_token"
        ]
        for address in (
            f"{room}/new",
            f"{path}/change",
            f"{path}/evidence",
            f"{path}/remove",
            f"{path}/evidence/abcd-efgh/remove",
        ):
            fields = LINE | PIECE | {"side": "supports", "csrf_token": token}
            assert person.request("POST", address, fields).status == 403
    assert entries(sqlite_service) == before
