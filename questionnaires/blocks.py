"""The second gate, for blocks in random order: whatever the order, everyone is asked the same.

The engine moves whole blocks among themselves (see routing.py). So they stand beside each other, no
route leads out of one or into the middle of one, and nothing in one hangs on an answer in another.
"""

from collections.abc import Iterator

from questionnaires.findings import Finding, pages
from questionnaires.model import Page, Questionnaire
from questionnaires.shape import choose


def blocks_are_neighbours(questionnaire: Questionnaire) -> Iterator[Finding]:
    named = sorted({page.block for page in questionnaire.pages if page.block})
    for number, block in enumerate(questionnaire.random_blocks, start=1):
        if block not in named:
            yield Finding(f"random_blocks.{number}", f"No page is in the block `{block}`", choose(named))
    seen: list[str] = []
    before = ""
    for where, page in pages(questionnaire):
        if page.block and page.block not in questionnaire.random_blocks:
            mend = "Name it in `random_blocks`, or take it out"
            yield Finding(f"{where}.block", f"The block `{page.block}` comes in no random order", mend)
        if page.block and page.block != before:
            if page.block in seen or (seen and not before):
                mend = "Put the pages of all blocks one after another"
                yield Finding(f"{where}.block", f"The block `{page.block}` stands apart", mend)
            seen.append(page.block)
        before = page.block


def routes_stay_in_their_block(questionnaire: Questionnaire) -> Iterator[Finding]:
    first = next((page.id for page in questionnaire.pages if page.block), None)
    block_of = {page.id: page.block for page in questionnaire.pages}
    for where, page in pages(questionnaire):
        for number, route in enumerate(page.routes, start=1):
            place, into = f"{where}.routes.{number}", block_of.get(route.to, "")
            if page.block and into != page.block:
                mend = "Lead to a later page of the block, or leave the routes out"
                yield Finding(place, f"This leads out of the block `{page.block}`", mend)
            elif into and into != page.block and route.to != first:
                mend = f"Lead to `{first}`: whichever block comes first begins there"
                yield Finding(place, f"This leads into the block `{into}`", mend)
            if route.when and route.when.question in _perhaps_later(questionnaire, page):
                mend = "Ask it in this block, or before all of them"
                yield Finding(place, "What this hangs on comes later for some people", mend)


def surely_before(questionnaire: Questionnaire, page: Page) -> Iterator[Page]:
    """The pages that come before this one in every order of the blocks."""
    for earlier in questionnaire.pages[: questionnaire.number(page.id) - 1]:
        if not page.block or not earlier.block or earlier.block == page.block:
            yield earlier


def _perhaps_later(questionnaire: Questionnaire, page: Page) -> set[str]:
    """Questions on earlier pages of the document that another order puts after this page."""
    earlier = questionnaire.pages[: questionnaire.number(page.id) - 1]
    sure = set(surely_before(questionnaire, page))
    return {asked.id for each in earlier if each not in sure for asked in each.questions}
