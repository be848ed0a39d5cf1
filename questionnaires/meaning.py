"""The second gate: do the parts of a questionnaire make sense together?

One function, one check; its name is the check's id. Each takes a questionnaire and says what it finds.
"""

import re
from collections.abc import Iterable, Iterator

from questionnaires import frameworks, scales
from questionnaires.findings import Finding, closed, options, pages, questions, themes
from questionnaires.model import END, Page, Question, Questionnaire, Route
from questionnaires.shape import choose

_CHOSEN_ONCE = ("relation", "age", "council", "plan", "setting", "need", "change", "quality")
_SCALED = ("need", "change", "council", "plan")
_ABOUT_A_THEME = ("need", "change", "quality")
_PART = re.compile(r"(\d+-)?item-hint|\d+|error|hint|info")


def framework_is_known(questionnaire: Questionnaire) -> Iterator[Finding]:
    known = frameworks.shipped()
    if questionnaire.framework not in known:
        yield Finding("framework", "This framework is not known", choose(known))


def ids_are_plain(questionnaire: Questionnaire) -> Iterator[Finding]:
    """Ids become fields of forms and keys of answers. A question's has a hyphen, so that it can neither
    hide a name of the browser's own (`submit`, `constructor`) nor be taken for a field of the door's."""
    for where, name in _ids(questionnaire):
        if not all(part.isascii() and part.isalnum() and part == part.lower() for part in name.split("-")):
            yield Finding(where, f"`{name}` is no plain id", "Use small letters, digits and single hyphens")
    for where, question in questions(questionnaire):
        if "-" not in question.id:
            what = f"The question id `{question.id}` is one word"
            yield Finding(f"{where}.id", what, "Give it two, with a hyphen")


def ids_are_unique(questionnaire: Questionnaire) -> Iterator[Finding]:
    yield from _repeated((f"{where}.id", theme.id) for where, theme in themes(questionnaire))
    page_ids = [(f"{where}.id", page.id) for where, page in pages(questionnaire)]
    yield from _repeated([("", END), *page_ids])  # a page called END could not be led to
    yield from _repeated((f"{where}.id", question.id) for where, question in questions(questionnaire))
    for where, question in questions(questionnaire):
        values = enumerate((option.value for option in question.options), start=1)
        yield from _repeated((f"{where}.options.{number}.value", value) for number, value in values)


def ids_differ_from_their_neighbours_parts(questionnaire: Questionnaire) -> Iterator[Finding]:
    """On a page the id stands for the whole question: its second option is `id-2`, its hint `id-hint`. A label or
    a message of an error would lead to the wrong one of two elements that have the same id."""
    for where, page in pages(questionnaire):
        ids = [question.id for question in page.questions]
        for number, name in enumerate(ids, start=1):
            for other in ids:
                if name.startswith(f"{other}-") and _PART.fullmatch(name.removeprefix(f"{other}-")):
                    what = f"`{name}` is also the name of a part of `{other}` on this page"
                    yield Finding(f"{where}.questions.{number}.id", what, "Give one of them another id")


def themes_are_defined(questionnaire: Questionnaire) -> Iterator[Finding]:
    known = [theme.id for theme in questionnaire.themes]
    for where, question in questions(questionnaire):
        if question.theme is not None and question.theme not in known:
            yield Finding(f"{where}.theme", f"The theme `{question.theme}` is not known", choose(known))
        if question.theme is None and question.role in _ABOUT_A_THEME:
            yield Finding(where, f"A question on {question.role} has no theme", "Add the theme it is about")


def parts_fit_the_kind(questionnaire: Questionnaire) -> Iterator[Finding]:
    for where, question in questions(questionnaire):
        if question.is_closed and len(question.options) < 2:
            yield Finding(where, f"`{question.id}` offers no choice", "Add `options` or a `scale`")
        if not question.is_closed and question.options:
            yield Finding(f"{where}.options", "What is typed has no options", "Take them out")
        if question.is_closed and question.role == "comment":
            what = "The role `comment` is for answers that are typed"
            yield Finding(f"{where}.role", what, "Give a question with options another role")
        if not question.is_closed and question.role != "comment":
            what = f"What is typed into `{question.id}` has the role `{question.role}`"
            yield Finding(f"{where}.role", what, "Make the role `comment`, or the kind `one` or `several`")
        if question.kind != "one" and question.role in _CHOSEN_ONCE:
            yield Finding(f"{where}.kind", f"{question.role} takes one answer", "Make the kind `one`")


def exclusive_options_make_sense(questionnaire: Questionnaire) -> Iterator[Finding]:
    for where, question, option in options(questionnaire):
        if option.is_exclusive and question.kind == "one":
            yield Finding(where, "Every option of a single choice stands alone", "Take `is_exclusive` out")
        if question.kind == "several" and not option.is_substantive and not option.is_exclusive:
            yield Finding(where, f"`{option.value}` can be ticked beside an answer", "Make it exclusive")
    for where, question in closed(questionnaire):
        if question.kind == "several" and sum(not option.is_exclusive for option in question.options) < 2:
            yield Finding(f"{where}.options", "No two of these can be ticked together", "Make the kind `one`")


def routes_lead_forward(questionnaire: Questionnaire) -> Iterator[Finding]:
    """Forward only: then every path ends, whatever is answered."""
    later = {page.id for page in questionnaire.pages}
    for where, page in pages(questionnaire):
        later.discard(page.id)
        for place, route in _routes(where, page):
            if route.to != END and route.to not in later:
                yield Finding(f"{place}.to", f"No later page is called `{route.to}`", f"Name one, or `{END}`")


def routes_end_in_a_default(questionnaire: Questionnaire) -> Iterator[Finding]:
    for where, page in pages(questionnaire):
        for place, route in _routes(where, page):
            is_last = route is page.routes[-1]
            if is_last and route.when:
                yield Finding(place, "The last route has a condition", "Add one without `when` after it")
            if not is_last and not route.when:
                yield Finding(place, "This route always holds, those after it never do", "Put it last")


def conditions_can_hold(questionnaire: Questionnaire) -> Iterator[Finding]:
    asked: dict[str, Question] = {}
    for where, page in pages(questionnaire):
        asked.update((question.id, question) for question in page.questions)
        for place, route in _routes(where, page):
            yield from _condition(f"{place}.when", route, asked)


def comments_are_never_routed_on(questionnaire: Questionnaire) -> Iterator[Finding]:
    """What a person typed decides nothing: not what is asked next, and not whether it is."""
    typed = {question.id for question in questionnaire.questions if not question.is_closed}
    for where, page in pages(questionnaire):
        for place, route in _routes(where, page):
            if route.when and route.when.question in typed:
                mend = "Route on a question with options"
                yield Finding(f"{place}.when", f"`{route.when.question}` is answered in words", mend)


def pages_can_be_reached(questionnaire: Questionnaire) -> Iterator[Finding]:
    reached = {questionnaire.pages[0].id}
    following = [*(page.id for page in questionnaire.pages[1:]), END]
    for (where, page), after in zip(pages(questionnaire), following, strict=True):
        if page.id not in reached:
            yield Finding(where, f"Nothing leads to the page `{page.id}`", "Add a route, or take it out")
            continue
        reached.update([route.to for route in page.routes] or [after])


def touches_offers_the_weaknesses(questionnaire: Questionnaire) -> Iterator[Finding]:
    """Which weaknesses touch a family is asked by the ids of their themes: reading needs no other key."""
    weaknesses = set(frameworks.weaknesses(questionnaire))
    for where, question in closed(questionnaire):
        if question.role == "touches" and question.theme is None:
            offered = {option.value for option in question.options if option.is_substantive}
            for value in sorted((offered - {"none"}) ^ weaknesses):
                yield Finding(
                    f"{where}.options", f"`{value}` is not option and weakness both", "Make them match"
                )


def scales_keep_their_values(questionnaire: Questionnaire) -> Iterator[Finding]:
    """A scale that goes by a known name has that scale's values; so have the roles that need it."""
    for where, question in closed(questionnaire):
        name = question.role if question.role in _SCALED else question.scale.partition(".")[0]
        values = scales.FIXED.get(name)
        if values and tuple(option.value for option in question.options) != values:
            what = f"Values of {name} are the same in every questionnaire"
            yield Finding(f"{where}.options", what, f"Offer, in this order: {', '.join(values)}")


def _ids(questionnaire: Questionnaire) -> Iterator[tuple[str, str]]:
    yield "id", questionnaire.id
    yield from ((f"{where}.id", theme.id) for where, theme in themes(questionnaire))
    yield from ((f"{where}.id", page.id) for where, page in pages(questionnaire))
    yield from ((f"{where}.id", question.id) for where, question in questions(questionnaire))
    yield from ((f"{where}.value", option.value) for where, _, option in options(questionnaire))


def _repeated(ids: Iterable[tuple[str, str]]) -> Iterator[Finding]:
    seen = set()
    for where, name in ids:
        if name in seen:
            yield Finding(where, f"`{name}` is used twice", "Give one of them another")
        seen.add(name)


def _routes(where: str, page: Page) -> Iterator[tuple[str, Route]]:
    for number, route in enumerate(page.routes, start=1):
        yield f"{where}.routes.{number}", route


def _condition(where: str, route: Route, asked: dict[str, Question]) -> Iterator[Finding]:
    if route.when is None:
        return
    question = asked.get(route.when.question)
    if question is None:
        yield Finding(where, f"`{route.when.question}` is not asked here or before", "Name one that is")
        return
    if not question.is_closed:
        return  # see comments_are_never_routed_on
    offered = [option.value for option in question.options]
    for value in route.when.any_of:
        if value not in offered:
            yield Finding(where, f"`{question.id}` does not offer `{value}`", choose(offered))
