from collections.abc import Callable
from dataclasses import dataclass

import pytest
from flask import Flask
from page_markup import Element, Page

from questionnaires.model import Option
from survey_app.design.screens import FieldError, Screen

Render = Callable[..., str]
Make = Callable[..., Screen]


@dataclass(frozen=True)
class Row:
    key: str
    values: tuple[str, ...]


def _inputs(page: Element, name: str) -> list[Element]:
    return [each for each in page.all("input") if each.get("name") == name]


def test_the_answer_given_before_is_chosen_again(render: Render, sample: Make) -> None:
    page = Page(render(sample(chosen="a", ticked=("a", "none"))))

    chosen = [each.get("value") for each in _inputs(page, "change") if "checked" in each.attributes]
    ticked = [each.get("value") for each in _inputs(page, "touches") if "checked" in each.attributes]
    assert (chosen, ticked) == (["a"], ["a", "none"])


def test_nothing_is_chosen_for_a_person_who_has_not_answered(render: Render, sample: Make) -> None:
    page = Page(render(sample(chosen="", ticked=())))

    boxes = _inputs(page, "change") + _inputs(page, "touches")
    assert not [each for each in boxes if "checked" in each.attributes]


def test_options_that_stand_alone_come_after_the_word_or(render: Render, sample: Make) -> None:
    together = (Option(value="a", label="A"), Option(value="b", label="B"))
    apart = tuple(Option(value=value, label=value, is_exclusive=True) for value in ("none", "rather-not"))

    page = Page(render(sample(options=together + apart)))

    alone = [each.get("data-behaviour") for each in _inputs(page, "touches")]
    dividers = [each for each in page.all("div") if each.get("class") == "govuk-checkboxes__divider"]
    assert alone == ["", "", "exclusive", "exclusive"]
    assert [each.text() for each in dividers] == ["or"]


def test_an_option_may_carry_a_hint(render: Render, sample: Make) -> None:
    class Hinted(Option):
        hint = "A plan that says what help a child must get"

    page = Page(render(sample(options=(Hinted(value="plan", label="A plan"),))))

    (box,) = _inputs(page, "touches")
    hint = page.by_id(box.get("aria-describedby"))
    assert hint
    assert hint.text() == Hinted.hint


@pytest.mark.parametrize(
    "typed",
    [
        "plain",
        "\nbegins on a new line",
        "\n\n\n",
        "two\n  lines\n",
        "</textarea><script>",
        "&amp; & &lt;",
        "سلام",
    ],
)
def test_typed_words_come_back_exactly(render: Render, sample: Make, typed: str) -> None:
    page = Page(render(sample(typed=typed)))

    (box,) = page.all("textarea")
    held = "".join(child for child in box.children if isinstance(child, str))
    assert held.removeprefix("\n") == typed  # a browser drops one line break at the start


def test_what_is_wrong_is_said_beside_its_question(render: Render, sample: Make) -> None:
    page = Page(render(sample(errors=(FieldError("touches", "Tick fewer"), FieldError("story", "Shorter")))))

    box = page.all("textarea")[0]
    described = [page.by_id(name) for name in box.get("aria-describedby").split()]
    assert "Error: Shorter" in [each.text() for each in described if each]
    touches = next(each for each in page.all("fieldset") if _inputs(each, "touches"))
    assert "touches-error" in touches.get("aria-describedby").split()


def test_the_limit_of_a_comment_is_said_before_any_script(render: Render, sample: Make) -> None:
    page = Page(render(sample()))

    limit = page.by_id("story-info")
    assert limit
    assert limit.text() == "You can write up to 1,000 characters."
    assert "story-info" in page.all("textarea")[0].get("aria-describedby").split()


def test_a_form_carries_its_token_and_asks_the_browser_to_keep_nothing(render: Render, sample: Make) -> None:
    (form,) = Page(render(sample())).all("form")

    assert form.get("method") == "post"
    assert form.get("autocomplete") == "off"
    assert "novalidate" in form.attributes
    assert _inputs(form, "csrf_token")[0].get("value")


def test_what_can_be_changed_says_what_it_changes(render: Render, sample: Make) -> None:
    page = Page(render(sample()))

    changes = [link.text() for link in page.all("a") if link.text().startswith("Change")]
    assert changes == ["Change 1"]


def test_words_said_keep_their_lines_in_a_list_of_answers(render: Render, sample: Make) -> None:
    page = Page(render(sample(rows=(Row("Story", ("one\n  <two>\n\nthree",)),))))

    (said,) = [each for each in page.all("p") if each.get("class") == "app-said"]
    assert said.children == ["one\n  <two>\n\nthree"]


def test_a_column_of_figures_is_set_apart_and_each_row_has_a_name(app: Flask) -> None:
    (table,) = Page(app.test_client().get("/console").text).all("table")

    assert table.all("caption")[0].text() == "12 345"
    assert [cell.get("scope") for cell in table.all("th")] == ["col", "col", "row", "row"]
    assert {cell.get("class") for cell in table.all("td")} == {"govuk-table__cell govuk-table__cell--numeric"}
