"""What a later version may change, and what it may not."""

from dataclasses import replace

from questionnaires import versions
from questionnaires.model import Option, Page, Question, Questionnaire

NAMED = {name: name for name in ("id", "audience", "framework", "language", "title")}
OLD = Option(value="works-well", label="It works well")


def a_version(number: int, *options: Option) -> Questionnaire:
    question = Question(id="q-1", kind="one", role="quality", text="?", options=options)
    page = Page(id="p", section="", heading="", questions=(question,))
    return Questionnaire(**NAMED, version=number, minutes=1, pages=(page,))


def told(new: Option, *published: Questionnaire) -> list[str]:
    file = a_version(9, new)
    return [found.where for found in versions.values_keep_their_meaning_between_versions(file, published)]


def test_a_value_keeps_its_label() -> None:
    assert told(OLD, a_version(1, OLD)) == []
    assert told(replace(OLD, label="It helps"), a_version(1, OLD)) == ["pages.1.questions.1.options.1"]


def test_another_label_is_another_value() -> None:
    assert told(Option(value="helps", label="It helps"), a_version(1, OLD)) == []


def test_what_counts_must_not_change_under_the_same_words() -> None:
    for changed in ({"is_favourable": True}, {"is_substantive": False}, {"is_exclusive": True}):
        assert told(replace(OLD, **changed), a_version(1, OLD)) == ["pages.1.questions.1.options.1"]


def test_a_value_of_a_fixed_scale_may_be_worded_better_and_must_count_the_same() -> None:
    waiting = Option(value="waiting", label="We wait")
    assert told(replace(waiting, label="We are still waiting"), a_version(1, waiting)) == []
    assert told(replace(waiting, is_favourable=True), a_version(1, waiting)) != []


def test_the_newest_of_the_published_versions_counts() -> None:
    newer = a_version(2, replace(OLD, label="It helps"))
    assert told(replace(OLD, label="It helps"), newer, a_version(1, OLD)) == []
    assert told(OLD, newer, a_version(1, OLD)) != []


def test_a_version_is_one_more_than_any_that_was_published() -> None:
    published = (a_version(3, OLD), a_version(1, OLD))
    assert [
        each.version
        for each in map(a_version, (2, 3, 4))
        if not list(versions.versions_go_up(each, published))
    ] == [4]
    assert not list(versions.versions_go_up(a_version(1, OLD), ()))
