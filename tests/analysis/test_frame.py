"""The frame fails closed: what does not fit its questionnaire stops every figure."""

import json

import numpy as np
import pytest

from analysis.errors import (
    DocumentMismatch,
    FrameRefused,
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
        given = json.loads(row["answers"])
        held = responses.loc[row["response_id"].hex()]
        for item in ("age", "need", "change", "quality", "other"):
            assert (held[item] if item in given else None) == given.get(item), item
        ticked = [value for value in ("waits", "plans", "none", "dont-know") if held[f"touches:{value}"]]
        assert ticked == given.get("touches", [])


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
    kinds = (DocumentMismatch, RepeatedResponse, UnknownItem, UnknownOption, UnknownValue, UnreadableAnswers)
    assert all(issubclass(kind, FrameRefused) for kind in kinds)
