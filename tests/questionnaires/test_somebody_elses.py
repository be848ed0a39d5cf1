"""A survey of the kind that councils publish each year, written down by someone new from the guide alone."""

from pathlib import Path

from questionnaires import checks, reading

FILE = Path(__file__).parent / "samples" / "somebody_elses" / "parents-and-carers.yaml"


def test_somebody_elses_survey_can_be_asked_and_passes_every_check() -> None:
    checked = checks.check_file(FILE)
    assert checked.problems == ()
    assert [document.audience for document in checked.documents] == ["parents-and-carers"]
    questionnaire = reading.read(FILE).questionnaire
    assert questionnaire is not None
    assert len(list(questionnaire.questions)) >= 25
