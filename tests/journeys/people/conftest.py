"""Each test gets its own section of the document."""

import pytest
from journeys.people.told import Journey, journeys


@pytest.fixture
def told(request: pytest.FixtureRequest) -> Journey:
    """What docs/journeys.md says of the person whose journey this test walks."""
    own = (request.path.name, request.function.__name__)
    found = [journey for journey in journeys() if own in journey.walked_by]
    assert len(found) == 1, f"docs/journeys.md tells of {own} in {len(found)} places"
    return found[0]
