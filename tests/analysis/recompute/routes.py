"""Who was led to which page, and who came to it: what is needed to say that a question was left blank."""

from counting import Group, Question, Row, Survey, chosen


def has_answered(row: Row, question: Question) -> bool:
    return bool(chosen(row, question)) or question["id"] in row["comments"]


def last_page(survey: Survey, row: Row) -> int:
    """The page with a response's last answer; -1 where there is none."""
    return max(
        (
            at
            for at, page in enumerate(survey.pages)
            if any(has_answered(row, each) for each in page["questions"])
        ),
        default=-1,
    )


def path(survey: Survey, row: Row) -> list[int]:
    """The pages a response's answers lead to, one after the other."""
    places = {page["id"]: at for at, page in enumerate(survey.pages)}
    questions = {question["id"]: question for question in survey.questions}
    at, led = 0, []
    while at < len(survey.pages):
        led.append(at)
        following = at + 1
        for route in survey.pages[at].get("routes", ()):
            when = route.get("when")
            if not when or set(chosen(row, questions[when["question"]])) & set(when["any_of"]):
                following = len(survey.pages) if route["to"] == "end" else places[route["to"]]
                break
        at = following
    return led


def came(survey: Survey, row: Row, question: Question) -> bool:
    """Whether somebody was led to the question and did not stop before it."""
    at = next(at for at, page in enumerate(survey.pages) if page["id"] == question["page"])
    return at in path(survey, row) and (row["outcome"] == "complete" or last_page(survey, row) >= at)


def left_blank(survey: Survey, group: Group, question: Question) -> tuple[int, int]:
    """How many left it blank, of how many who came to it. Of what is asked once of a person: people."""
    here = [row for row in group.rows if came(survey, row, question)]
    empty = [row for row in here if not chosen(row, question)]
    if not survey.is_asked_once(question):
        return len(empty), len(here)
    answered = {row["family_number"] for row in here if chosen(row, question)}
    people = {row["family_number"] for row in here}
    return len(people - answered), len(people)
