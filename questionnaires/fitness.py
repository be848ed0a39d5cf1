"""The third gate: is the questionnaire fit for the people it is meant for, and for fair figures?

One function, one check; its name is the check's id. The limits stand here with their reasons.
"""

from collections.abc import Iterator

from questionnaires import burden, frameworks, scales
from questionnaires.findings import Finding, closed, options, pages, questions
from questionnaires.model import Page, Questionnaire
from questionnaires.readability import reading_age, words
from questionnaires.shape import choose
from questionnaires.texts import places

READING_AGES = {  # by audience, in years
    "parents-and-carers": 9,
    "children-5-10": 9,  # the pictures carry it; the words are read to the child
    "children-11-15": 9,
    "young-people-16-18": 9,
    "young-people-19-25": 9,
    "supporters": 9,
    "practitioners": 11,
    "area-leaders": 13,
}
WORDS_TO_MEASURE = 15  # below this both formulas say more about one word than about the text
MOST_CLOSED_ITEMS = 20  # apart from who is answering: more are answered without thinking
MOST_QUESTIONS_ON_A_PAGE = 4
MOST_MINUTES = 10
LONGEST_COMMENT = 10_000  # characters: some 1,800 words, more than the longest that families write
LONGEST_LINE = 100  # of a short answer

# What practitioners must be told before they answer: any of these words, and what to write.
_WARNINGS = (
    (("employer",), "Say that their employer never sees the answers"),
    (("council",), "Say that the council never sees the answers"),
    (("never see",), "Say that the employer and the council never see the answers"),
    (("phone", "computer", "device"), "Ask them to use a phone or computer of their own"),
    (("whistleblow",), "Say where to report wrongdoing (whistleblowing)"),
)
_KNOWN_TO_ALL = frozenset({"NHS", "UK"})  # better than what they stand for
_TYPED = {"comment": "comment", "short": "short answer"}
_NO_HELP = frozenset({"not-needed", "no-help"})
_ASKED_NO_NEED = ("children-5-10",)
_VIEWS = ("need", "change", "quality")
_SCALES_OF_VIEWS = ("need", "change", "pictured", "how-often")
CLASSIFYING = ("profile", "relation", "age", "council", "plan", "setting")


def audience_is_known(questionnaire: Questionnaire) -> Iterator[Finding]:
    if questionnaire.audience not in READING_AGES:
        yield Finding("audience", "This audience is not known", choose(READING_AGES))


def weaknesses_are_asked_whole(questionnaire: Questionnaire) -> Iterator[Finding]:
    """Every weakness in the framework's order: need stands before satisfaction."""
    wanted = frameworks.asked_of_each_weakness(questionnaire)
    for number, theme in enumerate(questionnaire.themes, start=1):
        roles = [question.role for question in questionnaire.questions if question.theme == theme.id]
        firsts = tuple(dict.fromkeys(role for role in roles if role in wanted))
        if theme.id in frameworks.weaknesses(questionnaire) and firsts != wanted:
            mend = f"Ask, in this order: {', '.join(wanted)}"
            yield Finding(f"themes.{number}", f"The weakness `{theme.id}` is not asked whole", mend)


def standing_themes_have_a_place(questionnaire: Questionnaire) -> Iterator[Finding]:
    """Families say what else is wrong, though inspectors come for named weaknesses."""
    commented = [question.theme for question in questionnaire.questions if not question.is_closed]
    for theme in frameworks.standing_themes(questionnaire):
        if theme not in commented:
            yield Finding("themes", f"Nobody can comment on `{theme}`", "Add the theme and a comment on it")


def closed_questions_can_be_declined(questionnaire: Questionnaire) -> Iterator[Finding]:
    for where, question in closed(questionnaire):
        needed = ["prefer-not-to-say", *(["dont-know"] if question.role in _VIEWS else [])]
        for value in needed:
            if value not in [option.value for option in question.options]:
                yield Finding(where, f"`{question.id}` does not offer `{value}`", "Add it as the last option")


def views_are_told_from_no_view(questionnaire: Questionnaire) -> Iterator[Finding]:
    """Bases count answers that hold a view."""
    for where, _, option in options(questionnaire):
        if option.is_substantive and option.value in scales.NOT_SUBSTANTIVE:
            yield Finding(where, f"`{option.value}` counts as a view", "Add `is_substantive: false`")


def favourable_is_marked_fairly(questionnaire: Questionnaire) -> Iterator[Finding]:
    """Scales run one way, best first, and getting help sometimes is not getting it."""
    for where, _, option in options(questionnaire):
        says = {word.casefold() for word in words(option.label)} | set(option.value.split("-"))
        if option.is_favourable and ("sometimes" in says or not option.is_substantive):
            yield Finding(where, f"`{option.value}` is marked favourable", "Take `is_favourable` out")
    for where, question in closed(questionnaire):
        marks = [option.is_favourable for option in question.options if option.is_substantive]
        if question.role in _VIEWS and not (any(marks) and marks == sorted(marks, reverse=True)):
            mend = "Mark the best options `is_favourable` and put them first"
            yield Finding(f"{where}.options", "Favourable options do not come first", mend)


def profiles_hold_no_view(questionnaire: Questionnaire) -> Iterator[Finding]:
    """What is not a view does not count among the closed questions and stands in no figure on help: a view that goes
    by such a role would be asked and never read. Answers that are better than others are a view."""
    for where, question, option in options(questionnaire):
        if question.is_closed and question.role not in _VIEWS and option.is_favourable:
            what = f"`{option.value}` is a good answer to a question with the role `{question.role}`"
            yield Finding(where, what, "Give a view the role `quality`, or take `is_favourable` out")
    for where, question in closed(questionnaire):
        values = tuple(option.value for option in question.options)
        name = next((name for name in _SCALES_OF_VIEWS if scales.FIXED[name] == values), "")
        if question.role in CLASSIFYING and name:
            what = f"`{question.id}` has the answers of `{name}` and the role `{question.role}`"
            yield Finding(f"{where}.role", what, "Give a view the role `need`, `change` or `quality`")


def texts_suit_the_reading_age(questionnaire: Questionnaire) -> Iterator[Finding]:
    """Each longer text, and what each page says apart from its options. The formulas are for English."""
    limit = READING_AGES.get(questionnaire.audience)
    if limit is None or questionnaire.language != "en":
        return
    mend = f"Shorter words and sentences, for readers of {limit}"
    for where, text in places(questionnaire):
        if _is_too_hard(text, limit):
            yield Finding(where, f"This takes a reader of {reading_age(text):.1f} years", mend)
    for where, page in pages(questionnaire):
        if _is_too_hard(said_on(page), limit):
            hardest = max(said_on(page).splitlines(), key=reading_age)
            what = f"The page takes a reader of {reading_age(said_on(page)):.1f} years, most for “{hardest}”"
            yield Finding(where, what, mend)


def _is_too_hard(text: str, limit: int) -> bool:
    return len(words(text)) >= WORDS_TO_MEASURE and reading_age(text) >= limit + 1


def abbreviations_are_explained(questionnaire: Questionnaire) -> Iterator[Finding]:
    explained = {
        word for term in questionnaire.glossary for name in (term.term, *term.aliases) for word in words(name)
    }
    for where, text in places(questionnaire):
        for word in dict.fromkeys(words(text)):
            if sum(letter.isupper() for letter in word) > 1 and word not in explained | _KNOWN_TO_ALL:
                yield Finding(where, f"`{word}` is not explained", "Write it out, or add it to the glossary")


def closed_items_are_few(questionnaire: Questionnaire) -> Iterator[Finding]:
    """Pointed at where they become too many, for some before it can go as well."""
    items = [where for where, question in closed(questionnaire) if question.role not in CLASSIFYING]
    if len(items) > MOST_CLOSED_ITEMS:
        what = f"There are {len(items)} questions of the roles need, change, quality and touches"
        mend = f"Keep {MOST_CLOSED_ITEMS}; this is number {MOST_CLOSED_ITEMS + 1}"
        yield Finding(items[MOST_CLOSED_ITEMS], what, mend)


def pages_hold_one_idea(questionnaire: Questionnaire) -> Iterator[Finding]:
    for where, page in pages(questionnaire):
        if len(page.questions) > MOST_QUESTIONS_ON_A_PAGE:
            what = f"The page `{page.id}` has {len(page.questions)} questions"
            yield Finding(where, what, f"Keep {MOST_QUESTIONS_ON_A_PAGE} at most, on one idea")


def comments_are_bounded(questionnaire: Questionnaire) -> Iterator[Finding]:
    """A limit, and a hint that asks for no names. Mandatory they cannot be: there is no key for it."""
    for where, question in questions(questionnaire):
        if question.is_closed and question.limit:
            yield Finding(f"{where}.limit", "Only what is typed has a limit", "Take it out")
        longest = LONGEST_LINE if question.kind == "short" else LONGEST_COMMENT
        if not question.is_closed and not 0 < question.limit <= longest:
            mend = f"Set `limit` between 1 and {longest}"
            yield Finding(where, f"The {_TYPED[question.kind]} `{question.id}` has no sound limit", mend)
        if not question.is_closed and "name" not in words(question.hint):
            mend = "Add a hint that asks not to name people"
            what = f"Into the {_TYPED[question.kind]} `{question.id}` people may write names"
            yield Finding(where, what, mend)


def minutes_are_honest(questionnaire: Questionnaire) -> Iterator[Finding]:
    taken = burden.minutes(questionnaire)
    if taken > MOST_MINUTES:
        yield Finding("pages", f"This takes about {taken:.1f} minutes", f"Cut it to {MOST_MINUTES}")
    if taken > questionnaire.minutes:
        what = f"Families are told {questionnaire.minutes} minutes, it takes about {taken:.1f}"
        yield Finding("minutes", what, "Ask less, or tell them the truth")


def need_comes_before_quality(questionnaire: Questionnaire) -> Iterator[Finding]:
    """Who was refused help has no view of how good it was: asked of everyone, a favourable share would hide
    them. So a sector's quality is asked behind its need, or offers an answer for those who had no help. What is
    of no sector everyone can answer (being listened to, finding out, how leaders work), unless the need of its
    theme is asked too: then the need stands first.
    The youngest, who answer in three pictured words, are not asked what they were refused: nothing may be
    read as a share of those who needed help there."""
    framework = frameworks.shipped().get(questionnaire.framework)
    if framework is None or not framework.themes or questionnaire.audience in _ASKED_NO_NEED:
        return
    needs = [question for question in questionnaire.questions if question.role == "need"]
    unasked = {each.theme for each in needs} | {each.sector for each in questionnaire.questions} - {None}
    for where, question in questions(questionnaire):
        values = [option.value for option in question.options if not option.is_substantive]
        if question.role == "need":
            unasked -= {question.theme, question.sector}
        about = question.sector or question.theme
        if question.role == "quality" and about in unasked and not {*values} & _NO_HELP:
            mend = f"Ask the need first, or offer one of: {', '.join(sorted(_NO_HELP))}"
            yield Finding(where, f"How good `{about}` is comes before who needed it", mend)


def practitioners_are_warned(questionnaire: Questionnaire) -> Iterator[Finding]:
    """Before the first question of what they see at work, on its page: what could harm them."""
    if questionnaire.audience != "practitioners" or questionnaire.language != "en":
        return
    said = said_on(questionnaire.pages[0]).casefold()
    for needed, mend in _WARNINGS:
        if not any(word in said for word in needed):
            yield Finding("pages.1", "The first page does not warn of everything", mend)


def said_on(page: Page) -> str:
    """What a page says apart from its options, a text a line."""
    return "\n".join(text for where, text in places(page) if not where.endswith(".label"))
