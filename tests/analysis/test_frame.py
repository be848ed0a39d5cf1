"""The frame fails closed: what does not fit its questionnaire stops every figure."""

import json
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis import frame as frames
from analysis.errors import (
    AskedTwice,
    DocumentMismatch,
    FrameRefused,
    NameTaken,
    RepeatedResponse,
    UnknownItem,
    UnknownOption,
    UnknownValue,
    UnreadableAnswers,
)


def test_every_answer_given_is_in_the_frame_and_no_other(random_families):
    made = random_families(50, 7)
    responses = made.frame().responses
    for row in made.rows:
        sent = json.loads(row["answers"])
        held = responses.loc[row["response_id"].hex()]
        for item in ("age", "need", "change", "quality", "other"):
            assert (held[item] if item in sent else None) == sent.get(item), item
        ticked = [value for value in ("waits", "plans", "none", "dont-know") if held[f"touches:{value}"]]
        assert ticked == sent.get("touches", [])


def test_a_column_is_small_categories_in_the_order_of_the_scale(families):
    families.answer({"need": "waiting"})
    column = families.frame().responses["need"]
    assert column.cat.codes.dtype == np.int8
    assert list(column.cat.categories)[:3] == ["got-it", "got-some", "waiting"]


def test_an_unknown_option_stops_everything_and_is_not_repeated_in_the_message(families):
    families.answer({"need": "waiting"})
    families.answer({"need": "a-secret-thing"})
    with pytest.raises(UnknownOption, match="1 responses answer 'need'") as refused:
        families.frame()
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize(
    "answers",
    [
        {"need": ["waiting"]},
        {"need": None},
        {"touches": "waits"},
        {"touches": ["waits", "waits"]},
        {"touches": ["waits", "elsewhere"]},
        {"touches": [["waits"]]},
    ],
)
def test_an_answer_of_the_wrong_shape_is_an_unknown_option(families, answers):
    families.answer(answers)
    with pytest.raises(UnknownOption):
        families.frame()


@pytest.mark.parametrize("item", ["made-up", "story"])
def test_an_answer_to_what_is_not_asked_there_stops_everything(families, item):
    families.answer({item: "well"})
    with pytest.raises(UnknownItem, match=item):
        families.frame()


def test_a_comment_on_a_closed_question_stops_everything(families):
    families.answer(comments={"need": "text"})
    with pytest.raises(UnknownItem, match="need"):
        families.frame()


def test_a_response_to_another_document_stops_everything(families):
    families.answer({"need": "waiting"})
    families.answer({"need": "waiting"}, document_hash="0" * 64)
    with pytest.raises(DocumentMismatch, match="1 responses were given to another document"):
        families.frame()


@pytest.mark.parametrize(
    ("column", "value"), [("voice", "robot"), ("voice", ""), ("channel_kind", "pub"), ("outcome", "unclear")]
)
def test_a_voice_or_channel_nobody_knows_is_never_put_with_others(families, column, value):
    families.answer(**{column: value})
    with pytest.raises(UnknownValue, match=column):
        families.frame()


@pytest.mark.parametrize("text", ["", "{", "[]", '"need"', "null"])
def test_answers_that_are_no_object_stop_everything(families, text):
    families.answer(answers=None)
    families.rows[0]["answers"] = text
    with pytest.raises(UnreadableAnswers):
        families.frame()


def test_a_response_released_twice_stops_everything(families):
    families.answer()
    families.rows.append(families.rows[0])
    with pytest.raises(RepeatedResponse):
        families.frame()


def test_a_comment_whose_response_was_withdrawn_in_between_is_left_out(families):
    families.answer(comments={"story": "kept"})
    families.answer(comments={"story": "gone"})
    del families.rows[1]
    assert list(families.frame().comments["text"]) == ["kept"]


def test_the_order_of_rows_changes_nothing(random_families):
    made = random_families(20, 3)
    before = made.frame()
    made.rows.reverse()
    made.comments.reverse()
    assert before.responses.equals(made.frame().responses)
    assert before.comments.equals(made.frame().comments)


def test_supporters_stand_apart_from_those_the_survey_is_for(families):
    families.answer({"need": "waiting"}, comments={"story": "ours"})
    families.answer({"need": "refused"}, comments={"story": "theirs"}, voice="supporter")
    whole = families.frame()
    assert list(whole.own.responses["need"]) == ["waiting"]
    assert list(whole.own.comments["text"]) == ["ours"]
    assert list(whole.supporters.comments["text"]) == ["theirs"]


def test_every_refusal_is_of_one_kind_for_the_caller():
    kinds = (
        AskedTwice,
        DocumentMismatch,
        NameTaken,
        RepeatedResponse,
        UnknownItem,
        UnknownOption,
        UnknownValue,
        UnreadableAnswers,
    )
    assert all(issubclass(kind, FrameRefused) for kind in kinds)


def test_what_one_person_sent_of_several_children_is_one_person(families):
    for number, family in enumerate((b"a" * 16, b"a" * 16, b"b" * 16)):
        families.answer({"need": "waiting"}, family_number=family, sent_on=f"2026-02-0{number + 2}")
    made = families.frame()
    assert (len(made), made.people) == (3, 2)
    assert made.responses["family"].tolist() == [0, 0, 1]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])  # they keep nothing between examples
@given(st.lists(st.tuples(st.integers(0, 5), st.integers(-1, 3)), max_size=40))
def test_people_are_counted_once_in_each_cell(answering, questionnaire, pairs):
    made = answering(questionnaire, 0, 0)
    for family, _ in pairs:
        made.answer(family_number=bytes([family]) * 16)
    cells = np.array([cell for _, cell in pairs], dtype=np.int64)
    wanted = [len({family for family, cell in pairs if cell == each}) for each in range(4)]
    assert made.frame().people_in(cells, 4).tolist() == wanted


def test_what_is_asked_once_of_a_person_and_answered_twice_stops_everything(families, questionnaire):
    (page,) = questionnaire.pages
    families.questionnaire = replace(questionnaire, pages=(replace(page, id="family-all"),))
    families.answer({"need": "waiting"}, family_number=b"a" * 16)
    families.answer({"age": "child"}, family_number=b"a" * 16)
    assert families.frame().people == 1
    families.answer({"touches": ["waits"], "age": "child"}, family_number=b"a" * 16)
    with pytest.raises(AskedTwice, match="'age'"):
        families.frame()


@pytest.mark.parametrize(
    ("flags", "marked"), [("", []), ("trap", ["trap"]), ("haste repeats", ["haste", "repeats"])]
)
def test_a_flag_marks_a_response_and_takes_none_out(families, flags, marked):
    families.answer(flags=flags)
    families.answer()
    made = families.frame()
    assert [name for name in ("trap", "haste", "repeats") if made.responses[f"flag:{name}"].iloc[0]] == marked
    assert made.is_flagged.tolist() == [bool(marked), False]


def test_a_flag_nobody_knows_stops_everything(families):
    families.answer(flags="trap robot")
    with pytest.raises(UnknownValue, match="flags"):
        families.frame()


@pytest.mark.parametrize("name", ["voice", "family", "sent_on"])
def test_a_question_named_as_another_fact_stops_everything(families, questionnaire, name):
    (page,) = questionnaire.pages
    first = replace(page.questions[0], id=name)
    families.questionnaire = replace(
        questionnaire, pages=(replace(page, questions=(first, *page.questions[1:])),)
    )
    families.answer()
    with pytest.raises(NameTaken):
        families.frame()


def test_reading_in_batches_changes_nothing(random_families, monkeypatch):
    made = random_families(23, 4)
    whole = made.frame()
    monkeypatch.setattr(frames, "BATCH", 5)
    assert made.frame().responses.equals(whole.responses)


def test_what_is_wrong_is_counted_over_all_batches(families, monkeypatch):
    monkeypatch.setattr(frames, "BATCH", 2)
    for number in range(7):
        families.answer({"need": "got-it" if number % 2 else "made-up", "touches": ["waits"]})
    with pytest.raises(UnknownOption, match="4 responses answer 'need'"):
        families.frame()
    for row in families.rows[:3]:
        row["document_hash"] = "0" * 64
    with pytest.raises(DocumentMismatch, match="3 responses were given to another document"):
        families.frame()


@pytest.mark.parametrize("text", ["[" * 100_000, '{"need": NaN, "x"', None])
def test_answers_that_break_readers_of_json_stop_everything(families, text):
    families.answer()
    families.rows[0]["answers"] = text
    with pytest.raises(UnreadableAnswers):
        families.frame()
