from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask, template_rendered
from page_checks import check_page
from page_markup import Page

from survey_app.design import screens
from survey_app.design.screens import FieldError, Screen

Render = Callable[..., str]
Make = Callable[..., Screen]


@pytest.mark.parametrize("language", ["", "he"])
@pytest.mark.parametrize(
    "where", ["everything", "everything?state=errors", "one-question", "first", "console"]
)
def test_every_page_passes_the_page_checks(app: Flask, where: str, language: str) -> None:
    url = f"/{where}{'&' if '?' in where else '?'}language={language}"

    answer = app.test_client().get(url)

    check_page(answer.text, answer.headers, answer.status_code, url)


def test_a_page_names_its_screen_and_its_title_starts_with_its_heading(render: Render, sample: Make) -> None:
    page = Page(render(sample(heading="How long did you wait?")))

    assert page.all("main")[0].get("data-screen") == "everything"
    assert page.all("h1")[0].text() == "How long did you wait?"
    assert page.all("title")[0].text() == "How long did you wait? \N{EN DASH} Your views"


def test_a_heading_with_markup_in_it_stays_words(render: Render, sample: Make) -> None:
    page = Page(render(sample(heading="<b>Fish & chips</b>")))

    assert page.all("h1")[0].text() == "<b>Fish & chips</b>"
    assert page.all("title")[0].text() == "<b>Fish & chips</b> \N{EN DASH} Your views"


def test_a_page_with_errors_says_so_first_and_links_to_each(render: Render, sample: Make) -> None:
    wrong = (FieldError("story", "Make this shorter"), FieldError("", "Try again later"))

    page = Page(render(sample(errors=wrong)))

    assert page.all("title")[0].text().startswith("Error: ")
    summary = next(each for each in page.all("div") if each.get("class") == "govuk-error-summary")
    assert [item.text() for item in summary.all("li")] == ["Make this shorter", "Try again later"]
    assert [link.get("href") for link in summary.all("a")] == ["#story"]


def test_the_error_summary_takes_the_focus_without_a_script(render: Render, sample: Make) -> None:
    page = Page(render(sample(errors=(FieldError("story", "Make this shorter"),))))

    summary = next(each for each in page.all("div") if each.get("class") == "govuk-error-summary")
    assert "autofocus" in summary.attributes
    assert summary.get("tabindex") == "-1"


def test_the_only_question_of_a_page_is_its_heading(app: Flask) -> None:
    page = Page(app.test_client().get("/one-question").text)

    (heading,) = page.all("h1")
    assert heading.closest("legend")


def test_help_and_the_way_out_stand_before_everything_else_on_public_pages(app: Flask) -> None:
    for name in ("everything", "one-question", "first"):
        page = Page(app.test_client().get(f"/{name}").text)
        skip, leave = page.all("a")[:2]
        assert skip.get("href") == "#main"
        assert leave.text() == "Exit this page"
        assert leave.get("href").startswith("https://")
        assert page.all("summary")[0].text() == "Help now"


def test_the_first_page_has_no_script(app: Flask) -> None:
    assert not Page(app.test_client().get("/first").text).all("script")


def test_a_template_sees_its_screen_and_nothing_else_of_ours(app: Flask, sample: Make) -> None:
    given: list[dict[str, Any]] = []

    def note(sender: Flask, template: object, context: dict[str, Any]) -> None:
        given.append(context)

    with app.test_request_context(), template_rendered.connected_to(note, app):
        usual: dict[str, Any] = {}
        app.update_template_context(usual)
        screens.render(sample())

    assert set(given[0]) - set(usual) == {"screen"}


def test_a_screen_is_shown_with_its_own_status(app: Flask, sample: Make) -> None:
    class Gone(type(sample())):  # type: ignore[misc]  # a screen like another
        status = 410

    with app.test_request_context():
        answer = screens.show(Gone())

    assert answer.status_code == 410
    assert answer.content_type == "text/html; charset=utf-8"
