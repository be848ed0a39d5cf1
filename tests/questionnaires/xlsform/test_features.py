"""One feature of XLSForm at a time: what it becomes here, or what is said of it."""

from pathlib import Path
from typing import Any

import pytest
from xlsforms import CHOICES, COLUMNS, Rows, a_form

from questionnaires.xlsform import converting, reading
from questionnaires.xlsform.converting import Converted
from questionnaires.xlsform.form import UnreadableForm

ASKED = ("select_one yes_no", "has_help", "Do you get help?")


def converted(tmp_path: Path, *survey: tuple[object, ...], **more: Any) -> Converted:
    return converting.convert(reading.read(a_form(tmp_path / "form.xlsx", survey, **more)))


def pages(form: Converted) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = form.plain["pages"]
    return found


def questions(form: Converted) -> list[dict[str, Any]]:
    return [question for page in pages(form) for question in page["questions"]]


def report(form: Converted) -> str:
    return "\n".join(form.report.lines())


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        (("select_one yes_no", "a", "A?"), "one"),
        (("select one from yes_no", "a", "A?"), "one"),
        (("select_multiple yes_no", "a", "A?"), "several"),
        (("text", "a", "A?"), "comment"),
    ],
)
def test_a_row_becomes_a_question(tmp_path: Path, row: tuple[object, ...], kind: str) -> None:
    question = questions(converted(tmp_path, row))[0]
    assert (question["kind"], question["text"]) == (kind, "A?")


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (("integer", "a", "A?", None, None, None, None, ". < 26"), "a number: offer bands"),
        (("decimal", "a", "A?"), "a number"),
        (("range", "a", "A?"), "a slider"),
        (("date", "a", "A?"), "a date"),
        (("geopoint", "a", "A?"), "where people are is not asked"),
        (("image", "a", "A?"), "nothing is uploaded"),
        (("audio", "a", "A?"), "nothing is uploaded"),
        (("rank yes_no", "a", "A?"), "an order of preference"),
        (("acknowledge", "a", "A?"), "agreeing to take part has a page of its own"),
        (("calculate", "a", None, None, None, None, None, None, "1"), "a calculation"),
        (("deviceid", "a"), "nothing is collected that people do not see"),
        (("select_one_from_file x.csv", "a", "A?"), "choices from a file"),
        (("select_one nowhere", "a", "A?"), "no choices called `nowhere`"),
        (("sparkle", "a", "A?"), "the type `sparkle` is not known"),
        (("text", "a", "A?", None, None, None, "numbers"), "a number"),
    ],
)
def test_what_cannot_be_asked_is_named_with_its_row(
    tmp_path: Path, row: tuple[object, ...], said: str
) -> None:
    form = converted(tmp_path, ASKED, row)
    assert len(questions(form)) == 1
    assert any(line.startswith("  survey, row 3: ") and said in line for line in form.report.lines())


@pytest.mark.parametrize(
    ("column", "cell", "said"),
    [
        ("required", "yes", "`required`: every question here may be left out"),
        ("constraint", ". != 'no'", "the constraint `. != 'no'` is not checked"),
        ("default", "yes", "the answer `yes` given beforehand"),
        ("choice_filter", "area=${x}", "choices filtered by `area=${x}`"),
        ("read_only", "yes", "nothing is read only"),
        ("media::image", "x.png", "a picture, sound or film"),
        ("parameters", "randomize=true", "the parameters `randomize=true`"),
        ("appearance", "minimal", "the appearance `minimal`"),
        ("relevant", "${x} > 3", "asked only where ${x} > 3; here it is asked of more people"),
    ],
)
def test_what_a_row_carries_besides_its_words_is_named(
    tmp_path: Path, column: str, cell: str, said: str
) -> None:
    form = converted(tmp_path, (*ASKED, cell), columns=("type", "name", "label", column))
    assert len(questions(form)) == 1
    assert f"  survey, row 2: {said}" in report(form)


def test_what_is_switched_off_with_no_is_not_told(tmp_path: Path) -> None:
    assert "required" not in report(converted(tmp_path, (*ASKED, None, None, "no")))


def test_hints_and_guidance_become_hint_and_help(tmp_path: Path) -> None:
    columns = ("type", "name", "label", "hint", "guidance_hint")
    question = questions(converted(tmp_path, (*ASKED, "At school.", "Any help."), columns=columns))[0]
    assert (question["hint"], question["help"]) == ("At school.", "Any help.")


@pytest.mark.parametrize(
    ("name", "ours"),
    [
        ("age", "item-age"),
        ("child_age", "child-age"),
        ("ChildAge", "child-age"),
        ("Q1.a", "q1-a"),
        ("end", "item-end"),
    ],
)
def test_names_become_ids_of_two_words_and_the_report_tells(tmp_path: Path, name: str, ours: str) -> None:
    form = converted(tmp_path, ("text", name, "A?"))
    assert questions(form)[0]["id"] == ours
    assert f"  survey, row 2: {name} is {ours}" in report(form)


def test_names_that_become_the_same_are_told_apart(tmp_path: Path) -> None:
    form = converted(tmp_path, ("text", "a_b", "A?"), ("text", "A-b", "B?"))
    assert [question["id"] for question in questions(form)] == ["a-b", "a-b-2"]


@pytest.mark.parametrize(
    "condition",
    [
        "${has_help} = 'yes'",
        "'yes' = ${has_help}",
        '(${has_help}="yes")',
        "selected(${has_help}, 'yes')",
        "selected(${has_help}, 'yes') or ${has_help} = 'yes'",
    ],
)
def test_a_simple_condition_becomes_a_route(tmp_path: Path, condition: str) -> None:
    last = ("select_one yes_no", "the_end", "Is that all?")
    form = converted(tmp_path, ASKED, ("text", "which_help", "Which?", None, condition), last)
    assert [page["id"] for page in pages(form)] == ["has-help", "which-help", "the-end"]
    assert pages(form)[0]["routes"] == [
        {"to": "which-help", "when": {"question": "has-help", "any_of": ["yes"]}},
        {"to": "the-end"},
    ]
    assert "routes" not in pages(form)[1]


@pytest.mark.parametrize(
    "condition",
    [
        "${has_help} != 'yes'",
        "${has_help} = 'maybe'",
        "${has_help} = 'yes' and ${has_help} = 'no'",
        "${nobody} = 'yes'",
        "not(selected(${has_help}, 'yes'))",
        "${which_help} = 'yes'",
        "${several_of} = 'yes'",
        "(${has_help} = 'yes') or (${several_of} = 'no')",
    ],
)
def test_a_condition_that_no_route_can_say_is_told(tmp_path: Path, condition: str) -> None:
    several = ("select_multiple yes_no", "several_of", "Which?")
    form = converted(tmp_path, ASKED, several, ("text", "which_help", "Which?", None, condition))
    assert all("routes" not in page for page in pages(form))
    assert f"  survey, row 4: asked only where {condition};" in report(form)


def test_a_condition_inside_a_group_keeps_what_the_group_hangs_on(tmp_path: Path) -> None:
    form = converted(
        tmp_path,
        ASKED,
        ("begin_group", "more", "More", None, "${has_help} = 'yes'"),
        ("select_one yes_no", "is_good", "Is it good?"),
        ("text", "why_not", "Why not?", None, "${is_good} = 'no'"),
        ("text", "why_else", "Why else?", None, "${has_help} = 'no'"),
        ("end_group",),
    )
    assert [[route["to"] for route in page.get("routes", ())] for page in pages(form)] == [
        ["more", "more-3", "end"],
        ["more-2", "more-3", "end"],
        ["more-3", "end"],
        [],
    ]
    assert pages(form)[3]["questions"][0]["id"] == "why-else"
    assert "  survey, row 6: asked only where ${has_help} = 'no';" in report(form)


def test_a_repeat_is_asked_once_and_told(tmp_path: Path) -> None:
    form = converted(tmp_path, ("begin_repeat", "child", "Each child"), ASKED, ("end_repeat",))
    assert len(questions(form)) == 1
    assert "  survey, row 2: a repeat: its questions are asked once" in report(form)


def test_a_ranking_is_left_out_whole(tmp_path: Path) -> None:
    form = converted(tmp_path, ASKED, ("begin_rank", "r"), ("rank__level", "r1", "First"), ("end_rank",))
    assert "row 3: an order of preference" in report(form)
    assert "row 4" not in report(form)


def test_notes_lead_the_page_of_the_next_question(tmp_path: Path) -> None:
    form = converted(tmp_path, ("note", "n", "Read this."), ("note", "m", "And this."), ASKED)
    assert pages(form)[0]["lead"] == "Read this. And this."


def test_a_note_after_the_last_question_is_told(tmp_path: Path) -> None:
    assert "  survey, row 3: the note “Bye.”:" in report(converted(tmp_path, ASKED, ("note", "n", "Bye.")))


def test_answers_that_hold_no_view_are_marked_and_told(tmp_path: Path) -> None:
    choices: Rows = (
        *CHOICES,
        ("yes_no", "dk", "Don't know"),
        ("yes_no", "pnts", "I'd rather not say"),
        ("yes_no", "none", "None of these"),
    )
    form = converted(tmp_path, ("select_multiple yes_no", "a_b", "A?"), choices=choices)
    marks = {option["value"]: (set(option) - {"value", "label"}) for option in questions(form)[0]["options"]}
    assert marks == {
        "yes": set(),
        "no": set(),
        "dont-know": {"is_substantive", "is_exclusive"},
        "prefer-not-to-say": {"is_substantive", "is_exclusive"},
        "none": {"is_exclusive"},
    }
    assert "choices, row 4: “Don't know” is taken for an answer that holds no view" in report(form)


def test_or_other_adds_a_choice_and_tells_that_nothing_can_be_written(tmp_path: Path) -> None:
    form = converted(tmp_path, ("select_one yes_no or_other", "a_b", "A?"))
    assert [option["value"] for option in questions(form)[0]["options"]] == ["yes", "no", "other"]
    assert "no line to write beside it" in report(form)


def test_a_list_that_two_questions_use_is_a_scale_and_takes_no_fixed_name_from_us(tmp_path: Path) -> None:
    form = converted(tmp_path, ASKED, ("select_one yes_no", "has_plan", "A plan?"))
    assert [question["scale"] for question in questions(form)] == ["yes-no-list"] * 2
    assert [option["value"] for option in form.plain["scales"]["yes-no-list"]] == ["yes", "no"]


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ((("default_language",), ("Polski (pl)",)), ("pl", "Czy?")),
        ((), ("en", "Is it?")),
    ],
)
def test_the_default_language_is_carried_and_the_others_are_told(
    tmp_path: Path, settings: Rows, said: tuple[str, str]
) -> None:
    columns = ("type", "name", "label::Polski (pl)", "label::English (en)")
    form = converted(tmp_path, ("text", "a_b", "Czy?", "Is it?"), columns=columns, settings=settings)
    assert (form.plain["language"], questions(form)[0]["text"]) == said
    assert "translations have a file of their own" in report(form)


def test_formatting_is_taken_out_and_earlier_answers_are_named(tmp_path: Path) -> None:
    form = converted(tmp_path, ("text", "a_b", '**Is** <b>${child_name}</b> "well"?'))
    assert questions(form)[0]["text"] == "Is {child-name} “well”?"
    assert "an earlier answer stands in this text" in report(form)


def test_a_csv_file_with_a_mark_at_its_start_is_read(tmp_path: Path) -> None:
    file = tmp_path / "form.csv"
    file.write_text('"survey",,\n,type,name,label\n,text,what_else,What else?\n', "utf-8-sig")
    assert questions(converting.convert(reading.read(file)))[0]["id"] == "what-else"


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("form.docx", b"", "this is no .xlsx"),
        ("form.xlsx", b"nonsense", "damaged, or another kind of file"),
        ("form.xls", b"nonsense", "damaged, or another kind of file"),
        ("form.csv", b"a,b,c,d,e,f\n1,2,3", "cannot be read as an XLSForm"),
        ("form.csv", b'"survey",,\n,type,name,label\n,text,a,\xe9\n', "not UTF-8"),
    ],
)
def test_a_file_that_is_no_form_is_refused_in_words(
    tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(UnreadableForm, match=reason):
        reading.read(tmp_path / name)


def test_a_form_in_which_nothing_can_be_asked_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableForm, match="nothing in this form can be asked"):
        converted(tmp_path, ("geopoint", "home", "Where?"))


def test_two_columns_of_one_name_are_refused_in_the_words_of_pyxform(tmp_path: Path) -> None:
    with pytest.raises(UnreadableForm, match="Duplicate column header: label"):
        converted(tmp_path, ASKED, columns=(*COLUMNS, "label"))
