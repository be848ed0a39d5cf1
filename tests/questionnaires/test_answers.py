from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from questionnaires import answers
from questionnaires.answers import AnswerProblem
from questionnaires.model import Option, Page, Question, Questionnaire

OPTIONS = (
    Option(value="a", label="A"),
    Option(value="b", label="B"),
    Option(value="none", label="None", is_exclusive=True),
)
QUESTIONS = (
    Question(id="q-one", kind="one", role="profile", text="?", options=OPTIONS),
    Question(id="q-several", kind="several", role="profile", text="?", options=OPTIONS),
    Question(id="q-comment", kind="comment", role="comment", text="?", limit=50),
    Question(id="q-short", kind="short", role="comment", text="?", limit=20),
)
PAGE = Page(id="p", section="", heading="", questions=QUESTIONS)

# Half of what is posted is nearly right, half is anything at all, halves of surrogate pairs included.
values = st.sampled_from(["a", "b", "none", "", " ", "A", "a\0"]) | st.text(
    st.characters(exclude_categories=[]), max_size=60
)
forms = st.dictionaries(st.sampled_from([q.id for q in QUESTIONS]) | st.text(), st.lists(values, max_size=4))


def parsed(page: Page, **form: list[str]) -> answers.Parsed:
    return answers.parse(page, {name.replace("_", "-"): given for name, given in form.items()})


def test_an_offered_choice_is_the_answer(page: Page) -> None:
    assert parsed(page, how_good=["good"]) == answers.Parsed({"how-good": "good"}, ())


def test_several_choices_are_kept_in_the_order_offered(page: Page) -> None:
    assert parsed(page, which_ones=["bad", "good"]).answers == {"which-ones": ["good", "bad"]}


def test_nothing_is_mandatory(page: Page) -> None:
    assert parsed(page) == answers.Parsed({}, ())
    assert parsed(page, how_good=[""], which_ones=[], what_else=[" \r\n\t"]) == answers.Parsed({}, ())


def test_a_field_that_the_page_does_not_ask_is_ignored(page: Page) -> None:
    """B11: fields are read by an allow-list."""
    form = {"is_admin": ["1"], "hidden[x]": ["1"], "survey_id": ["other"], "how-good": ["good"]}
    assert answers.parse(page, form).answers == {"how-good": "good"}


def test_a_value_that_was_not_offered_is_a_problem_that_keeps_what_was_sent(page: Page) -> None:
    """B12: also for what only looks like, or counts as, an offered value."""
    for value in ["99", "-1", "1e309", "NaN", "\uff11", "GOOD", "good ", "good\0", "\uff47ood"]:
        for field in ("how-good", "which-ones"):
            told = answers.parse(page, {field: [value]})
            assert told == answers.Parsed({}, (AnswerProblem(field, "not-offered", (answers.clean(value),)),))


def test_a_mixture_of_offered_and_other_values_is_not_kept_in_part(page: Page) -> None:
    assert parsed(page, which_ones=["good", "other"]).answers == {}


def test_two_values_for_a_single_choice_are_a_problem(page: Page) -> None:
    """B13: none of them wins."""
    told = parsed(page, how_good=["good", "bad"])
    assert told == answers.Parsed({}, (AnswerProblem("how-good", "more-than-one", ("good", "bad")),))


def test_the_same_value_twice_is_one_answer(page: Page) -> None:
    """B13: a doubled click is not a contradiction."""
    assert parsed(page, how_good=["good", "good"], what_else=["x", "x"]).answers == {
        "how-good": "good",
        "what-else": "x",
    }


def test_a_field_with_brackets_or_a_dot_is_another_field(page: Page) -> None:
    """B13: there is one spelling of a field."""
    assert answers.parse(page, {"how-good[]": ["good"], "how-good.x": ["bad"]}) == answers.Parsed({}, ())


def test_two_comments_in_one_box_are_both_given_back(page: Page) -> None:
    """B13: neither text is lost."""
    told = parsed(page, what_else=["one", "two"])
    assert told.problems == (AnswerProblem("what-else", "more-than-one", ("one", "two")),)


def test_none_of_these_beside_another_choice_stands_alone(page: Page) -> None:
    assert parsed(page, which_ones=["good", "none"]).answers == {"which-ones": ["none"]}
    assert parsed(page, which_ones=["none"]).answers == {"which-ones": ["none"]}


def test_a_comment_that_is_too_long_is_given_back_whole(page: Page) -> None:
    told = parsed(page, what_else=["x" * 21])
    assert told.problems == (AnswerProblem("what-else", "too-long", ("x" * 21,)),)
    assert parsed(page, what_else=["x" * 20]).answers == {"what-else": "x" * 20}


def test_a_line_end_counts_as_one_character(page: Page) -> None:
    """Browsers send two; the counter beside the box shows one."""
    assert parsed(page, what_else=["\r\n".join("x" * 10) + "\r"]).answers == {"what-else": "x\n" * 10}


def test_a_problem_with_one_question_keeps_the_answers_to_the_others(page: Page) -> None:
    told = parsed(page, how_good=["99"], which_ones=["good"], what_else=["y" * 30])
    assert told.answers == {"which-ones": ["good"]}
    assert [problem.question for problem in told.problems] == ["how-good", "what-else"]


def a_short_answer(*given: str) -> answers.Parsed:
    question = Question(id="q-short", kind="short", role="comment", text="?", limit=10)
    return answers.parse(Page(id="p", section="", heading="", questions=(question,)), {"q-short": given})


def test_a_short_answer_is_one_line_whatever_was_pasted() -> None:
    assert a_short_answer(" one\r\ntwo\tx ").answers == {"q-short": "one two x"}
    assert a_short_answer(" \n ").answers == {}


def test_a_short_answer_that_is_too_long_is_given_back() -> None:
    assert a_short_answer("x" * 10).answers == {"q-short": "x" * 10}
    (problem,) = a_short_answer("x" * 11).problems
    assert (problem.what, problem.typed) == ("too-long", ("x" * 11,))


def test_two_short_answers_in_one_line_are_both_given_back() -> None:
    (problem,) = a_short_answer("one", "two").problems
    assert (problem.what, problem.typed) == ("more-than-one", ("one", "two"))


def test_a_short_answer_goes_with_the_comments(page: Page) -> None:
    """It is an answer in the person's own words: kept sealed as those are."""
    question = Question(id="q-short", kind="short", role="comment", text="?", limit=10)
    asked = replace(page, questions=(question,))
    named = {name: name for name in ("id", "audience", "framework", "language", "title")}
    questionnaire = Questionnaire(**named, version=1, minutes=1, pages=(asked,))
    assert answers.split(questionnaire, {"q-short": "Fenmoor"}) == ({}, {"q-short": "Fenmoor"})


def test_a_comment_keeps_its_characters(page: Page) -> None:
    """D16: no recomposing, no trimming, nothing replaced."""
    for text in [
        "caf\u00e9",
        "cafe\u0301",
        "\ufeffmarked",
        "o" + "\u0308" * 19,
        "🧑🏽‍🦽 4 bytes",
        "ŵ ŷ",
        "  two  spaces ",
        "\u200bhidden\u200f",
        "a\u2028b\x85c",
        "<b>&amp;'\"",
    ]:
        assert parsed(page, what_else=[text]).answers == {"what-else": text}


def test_a_comment_loses_only_what_is_documented(page: Page) -> None:
    """D16: NUL, halves of surrogate pairs, and what makes a text read as another."""
    assert parsed(page, what_else=["a\0b\ud800c\udfff"]).answers == {"what-else": "abc"}
    overrides = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    assert parsed(page, what_else=[f"a{overrides}b"]).answers == {"what-else": "ab"}
    assert parsed(page, what_else=[f"\0{overrides}"]).answers == {}


def test_names_that_mean_something_to_a_browser_are_plain_fields(page: Page) -> None:
    """D17: nothing but the page's questions is looked up."""
    form = {name: ["good"] for name in ("__proto__", "constructor", "submit", "form", "__class__")}
    assert answers.parse(page, form) == answers.Parsed({}, ())


def test_what_goes_back_to_the_person_can_be_shown(page: Page) -> None:
    told = parsed(page, how_good=["\ud800\0"], what_else=["\udfffx" * 30])
    assert [problem.typed for problem in told.problems] == [("",), ("x" * 30,)]


@given(forms)
def test_reading_a_form_never_fails_and_keeps_only_what_can_be_stored(form: dict[str, list[str]]) -> None:
    told = answers.parse(PAGE, form)
    assert {*told.answers, *(problem.question for problem in told.problems)} <= {q.id for q in QUESTIONS}
    answers.to_json(told.answers).encode()
    assert not any("\0" in text for problem in told.problems for text in problem.typed)


@given(forms)
def test_reading_what_was_read_changes_nothing(form: dict[str, list[str]]) -> None:
    once = answers.parse(PAGE, form).answers
    again = {name: [answer] if isinstance(answer, str) else answer for name, answer in once.items()}
    assert answers.parse(PAGE, again) == answers.Parsed(once, ())


def test_closed_answers_and_comments_part_in_the_order_of_the_questionnaire(revisit: Questionnaire) -> None:
    given_answers: answers.Answers = {
        "anything-else": "Thank you",
        "child-needs": ["autism", "sight"],
        "waits-comment": "Two years",
        "about-age": "5-to-10",
    }
    closed, comments = answers.split(revisit, given_answers)
    assert list(closed.items()) == [("about-age", "5-to-10"), ("child-needs", ["autism", "sight"])]
    assert list(comments.items()) == [("waits-comment", "Two years"), ("anything-else", "Thank you")]


def test_an_answer_to_no_question_goes_nowhere(revisit: Questionnaire) -> None:
    assert answers.split(revisit, {"is-admin": "1"}) == ({}, {})


def test_the_same_answers_are_the_same_text() -> None:
    assert answers.to_json({"b": ["y", "x"], "a": "ŵ"}) == '{"a":"ŵ","b":["y","x"]}'
    assert answers.to_json({"a": "ŵ", "b": ["y", "x"]}) == answers.to_json({"b": ["y", "x"], "a": "ŵ"})


def test_labels_are_the_words_the_person_saw(page: Page) -> None:
    one, several, comment = page.questions
    assert answers.labels(one, "bad") == ("Bad",)
    assert answers.labels(several, ["none", "good"]) == ("Good", "None")
    assert answers.labels(comment, "As typed") == ("As typed",)
