"""Made-up families answer the way a browser would."""

from random import Random

from questionnaires import answers as given
from questionnaires import reading, routing
from questionnaires.model import Questionnaire
from survey_app.demo import families, words

PATHS = [path for path in reading.shipped() if path.parent.name == "revisit"]


def revisit() -> Questionnaire:
    read = reading.read(PATHS[0])
    assert read.questionnaire is not None
    return read.questionnaire


def test_every_answer_is_one_that_was_offered() -> None:
    questionnaire = revisit()
    for seed in range(60):
        for number, answers in families.a_family(Random(seed), questionnaire).pages:
            form = {item: [answer] if isinstance(answer, str) else answer for item, answer in answers.items()}
            assert given.parse(questionnaire.page(number), form).problems == ()


def test_a_family_sees_the_pages_that_its_answers_lead_to() -> None:
    questionnaire = revisit()
    for seed in range(60):
        family = families.a_family(Random(seed), questionnaire)
        merged = {item: answer for _, answers in family.pages for item, answer in answers.items()}
        path = [questionnaire.number(page.id) for page in routing.path(questionnaire, merged)]
        assert [number for number, _ in family.pages] == path


def test_the_same_seed_makes_the_same_family() -> None:
    questionnaire = revisit()
    assert families.a_family(Random(7), questionnaire) == families.a_family(Random(7), questionnaire)


def test_families_of_good_outlook_choose_good_news_more_often() -> None:
    questionnaire = revisit()
    question = next(question for question in questionnaire.questions if question.role == "change")
    chance = Random(3)

    def better(outlook: float) -> int:
        return sum(families._given(chance, question, outlook) == ["better"] for _ in range(400))

    assert better(0.9) > 2 * better(0.1)


def test_a_serious_comment_stands_in_the_last_box_it_fits() -> None:
    family = families.a_family(Random(1), revisit(), serious=words.SERIOUS[0])
    written = [answer for _, answers in family.pages for answer in answers.values()]
    assert words.SERIOUS[0] in written


def test_a_hundred_comments_are_nearly_all_different() -> None:
    chance = Random(2)
    assert len({words.comment(chance, "plan-content") for _ in range(100)}) > 90
