import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pseudo_language
import pytest
from babel import UnknownLocaleError
from babel.messages.catalog import Catalog
from flask import Flask, g
from jinja2 import nodes
from page_markup import Page

from survey_app import i18n
from survey_app.design import static
from survey_app.design.screens import FieldError, Screen

Render = Callable[..., str]
Make = Callable[..., Screen]

SURVEY_APP = Path(i18n.__file__).parent
# The console speaks English: its readers are inspectors. What families read does not stand there.
FOR_FAMILIES = [SURVEY_APP / "design" / "templates", SURVEY_APP / "respondent" / "templates"]
TEMPLATES = [template for folder in FOR_FAMILIES for template in sorted(folder.glob("**/*.html"))]
TOLD = ("alt", "aria-label", "title", "placeholder", "data-left", "data-over")
LETTERS = re.compile(r"[^\W\d_]")


@pytest.fixture(scope="session")
def interface(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """Every text of both doors that is to translate."""
    return pseudo_language.collect("survey_app", tmp_path_factory.mktemp("interface"))


@pytest.fixture
def translated(interface: Catalog, catalogues: Path) -> None:
    pseudo_language.write(interface, "interface", catalogues)


@pytest.mark.parametrize("language", [pseudo_language.LEFT_TO_RIGHT, pseudo_language.RIGHT_TO_LEFT])
@pytest.mark.usefixtures("translated")
def test_no_english_is_left_on_a_page_in_another_language(
    render: Render, sample: Make, language: str
) -> None:
    wrong = tuple(FieldError(field, "1") for field in ("touches", "story", "code"))

    page = Page(render(sample(errors=wrong), language=language))

    assert [text for text in _told(page) if LETTERS.search(_without_brackets(text))] == []


def _told(page: Page) -> Iterator[str]:
    """What a person reads or hears: the text of the page in its order, and attributes that speak."""
    yield page.text()
    for element in page.all():
        yield from (element.get(name) for name in TOLD if element.get(name))


def _without_brackets(text: str) -> str:
    """What no catalogue has said. A sentence may hold a name that another one says."""
    while (shorter := re.sub(r"\[[^\[\]]*\]", "", text)) != text:
        text = shorter
    return text


@pytest.mark.usefixtures("translated")
def test_a_language_that_runs_right_to_left_gets_its_own_style_sheet(render: Render, sample: Make) -> None:
    page = Page(render(sample(), language=pseudo_language.RIGHT_TO_LEFT))

    html, sheet = page.all("html")[0], page.all("link")[0]
    assert (html.get("lang"), html.get("dir")) == ("he", "rtl")
    assert sheet.get("href") == static.asset("survey.rtl.css")


def test_a_language_the_door_does_not_offer_falls_back_to_the_first(render: Render, sample: Make) -> None:
    page = Page(render(sample(), language="tlh"))

    assert page.all("html")[0].get("lang") == "en-GB"
    assert page.all("link")[0].get("href") == static.asset("survey.css")


def test_a_language_nobody_knows_stops_the_service_at_its_start() -> None:
    with pytest.raises(UnknownLocaleError):
        i18n.init(Flask(__name__), ["xx"])


def test_a_language_may_be_named_with_its_script(catalogues: Path) -> None:
    app = Flask(__name__)
    i18n.init(app, ["en-GB", "pa-Guru"], (catalogues,))

    with app.test_request_context():
        g.language = "pa-Guru"
        assert (i18n.language(), i18n.direction()) == ("pa-Guru", "ltr")


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: str(template.relative_to(SURVEY_APP)))
def test_a_template_for_families_holds_no_words_of_its_own(app: Flask, template: Path) -> None:
    tree = app.jinja_env.parse(template.read_text("utf-8"))

    written = "".join(part.data for part in tree.find_all(nodes.TemplateData))

    assert [text for text in _told(Page(written)) if LETTERS.search(text)] == []


def test_every_text_is_a_sentence_of_its_own(interface: Catalog) -> None:
    ids = [
        message.id if isinstance(message.id, str) else message.id[0] for message in interface if message.id
    ]

    assert len(ids) > 20
    assert [
        text for text in ids if text != text.strip()
    ] == []  # pieces to be glued leave spaces at their ends
