"""The questionnaires of thematic visits, monitoring inspections and the evaluation after an inspection."""

from pathlib import Path

from questionnaires import frameworks, reading, routing, variants
from questionnaires.model import Question, Questionnaire

FOLDER = Path(reading.__file__).parent


def read(name: str) -> Questionnaire:
    questionnaire = reading.read(FOLDER / f"{name}.yaml").questionnaire
    assert questionnaire is not None
    return questionnaire


THEMATIC = read("thematic-visit/parents-carers-and-professionals")
MONITORING = read("monitoring/parents-and-carers")
AFTER = read("post-inspection/area-leaders")


def thematic(audience: str) -> Questionnaire:
    return variants.resolve(THEMATIC, audience).questionnaire


def by_id(questionnaire: Questionnaire) -> dict[str, Question]:
    return {question.id: question for question in questionnaire.questions}


def values(question: Question) -> list[str]:
    return [option.value for option in question.options]


def test_one_form_of_a_thematic_visit_serves_families_and_professionals() -> None:
    families, professionals = by_id(thematic("parents-and-carers")), by_id(thematic("practitioners"))
    both = [name for name in families if name in professionals]
    assert len(both) > len(families) / 2
    for name in both:
        assert values(families[name]) == values(professionals[name])
        assert families[name].theme == professionals[name].theme


def test_only_families_are_asked_what_a_child_needed() -> None:
    assert "need" in {question.role for question in thematic("parents-and-carers").questions}
    assert "need" not in {question.role for question in thematic("practitioners").questions}


def test_who_has_nothing_to_do_with_the_theme_is_led_to_the_last_page_kindly() -> None:
    for audience in ("parents-and-carers", "practitioners"):
        document = thematic(audience)
        pages = [page.id for page in routing.path(document, {"out-of-school": ["none"]})]
        assert "learning" not in pages
        assert pages[-1] == "to-finish"


def test_every_theme_is_asked_about_and_can_be_commented_on() -> None:
    for document in (thematic("parents-and-carers"), thematic("practitioners"), AFTER):
        for theme in frameworks.shipped()[document.framework].themes:
            roles = {question.role for question in document.questions if question.theme == theme.id}
            assert {"quality", "comment"} <= roles


def test_monitoring_asks_who_is_answering_as_the_full_inspection_did() -> None:
    full, monitoring = by_id(read("area-send-2023/parents-and-carers")), by_id(MONITORING)
    classifying = [asked for asked in monitoring.values() if asked.theme is None and asked.role != "comment"]
    shared = [asked for asked in classifying if asked.id in full]
    assert [asked for asked in classifying if asked not in shared and asked.role != "touches"] == []
    assert all(asked == full[asked.id] for asked in shared)


def test_priority_areas_are_asked_whole() -> None:
    wanted = frameworks.asked_of_each_weakness(MONITORING)
    for area in frameworks.weaknesses(MONITORING):
        assert tuple(asked.role for asked in MONITORING.questions if asked.theme == area) == wanted


def test_the_evaluation_after_an_inspection_is_short_and_asks_of_no_family() -> None:
    closed = [question for question in AFTER.questions if question.is_closed]
    assert 8 <= len(closed) <= 10
    assert not AFTER.also_for
    assert {question.role for question in AFTER.questions} == {"profile", "quality", "comment"}
