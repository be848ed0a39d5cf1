from collections.abc import Iterator

import pytest
import time_machine
from builders import NOW, ASurvey, a_survey
from drivers import Respondent

from survey_app.service import Service


@pytest.fixture(autouse=True)
def _noon() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def survey(sqlite_service: Service) -> ASurvey:
    return a_survey(sqlite_service)


@pytest.fixture
def parent(sqlite_service: Service) -> Respondent:
    return Respondent.at(sqlite_service)
