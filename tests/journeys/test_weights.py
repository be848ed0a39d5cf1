"""How little a phone has to load. KB are thousands of bytes; pages as gzip makes them, files as they are sent."""

import gzip

from journeys.live import Live
from journeys.person import Person

KB = 1000
FIRST_PAGE = 14 * KB
SCRIPTS = 5 * KB
SESSION = 24 * KB
SESSION_PAGES = 8


def test_the_first_page_with_all_it_loads_is_light_and_runs_no_script(live: Live, phone: Person) -> None:
    phone.open(live.a_survey())

    html = sum(len(gzip.compress(page.encode())) for page in phone.read)
    assert html + sum(files(phone, "stylesheet", "image", "other").values()) <= FIRST_PAGE
    assert files(phone, "script") == {}
    assert not phone.page.locator("script").count()


def test_a_question_page_runs_little_script(live: Live, phone: Person) -> None:
    phone.begin(live.a_survey())

    named = [script.get_attribute("src") or "" for script in phone.page.locator("script").all()]
    scripts = [phone.context.request.get(address).body() for address in named]
    assert scripts
    assert sum(map(len, scripts)) <= SCRIPTS


def test_the_pages_of_a_whole_session_are_light(live: Live, phone: Person) -> None:
    phone.begin(live.a_survey()).answer_first()
    phone.tick("autism-and-adhd-waits", "plan-content").press("Continue").answer_all().press("Send")

    sizes = [len(gzip.compress(page.encode())) for page in phone.read]
    questions = [
        size for page, size in zip(phone.read, sizes, strict=True) if 'data-screen="question"' in page
    ]
    around = sum(sizes) - sum(questions)
    assert around + SESSION_PAGES * sum(questions) / len(questions) <= SESSION


def files(person: Person, *kinds: str) -> dict[str, int]:
    """Bytes sent for each file of these kinds."""
    return {
        request.url: request.sizes()["responseBodySize"]
        for request in person.asked
        if request.resource_type in kinds
    }
