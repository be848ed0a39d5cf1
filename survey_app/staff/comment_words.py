"""How the reading room calls the values comments are found by."""

from survey_app.fieldwork.comment_index import UNSAID, Facet

AUDIENCES = {
    "children-5-10": "Children of 5 to 10",
    "children-11-15": "Children of 11 to 15",
    "young-people-16-18": "Young people of 16 to 18",
    "young-people-19-25": "Young people of 19 to 25",
    "supporters": "Supporters of children and young people",
    "parents-and-carers": "Parents and carers",
    "practitioners": "Practitioners",
    "area-leaders": "Leaders in the area",
}
PLANS = {
    "plan": "Has a plan",
    "being-assessed": "Being assessed for a plan",
    "sen-support": "SEN support, no plan asked for",
    "waiting": "Asked for a plan and waits for an answer",
    "refused": "Asked for a plan and was turned down",
    "none": "No plan and no extra help",
    "dont-know": "Does not know about a plan",
    "prefer-not-to-say": "Would rather not say about a plan",
    UNSAID: "Not asked about a plan, or no answer",
}
SECTORS = {
    "education": "Education",
    "health": "Health",
    "care": "Social care",
    UNSAID: "No one sector",
}
READ = {"unread": "Not read yet", "read": "Read"}
TRANSLATION = {"waiting": "Needs translation", "done": "Translated"}
GRAVE = {"yes": "May tell of something grave"}
NO_THEME = "Under no theme"

BY_WORDS = "found by words in it, read by nobody yet"
LABELS: dict[Facet, str] = {
    "survey": "Who wrote it",
    "question": "Question it answers",
    "theme": "Theme of the question",
    "words": f"Theme of its words ({BY_WORDS})",
    "code": f"What its words are about ({BY_WORDS})",
    "grave": f"Grave matters ({BY_WORDS})",
    "sector": "Sector of the question",
    "plan": "Plan",
    "language": "Language",
    "read": "Read by the team",
    "translation": "Translation",
}
"""In the order of the form. The group of comments that are nearly the same is followed by a link alone."""


_LETTERS = {"sen": "SEN", "adhd": "ADHD"}


def code(code_id: str) -> str:
    """A code of the codebook in words: its id is made of them."""
    first, *rest = (_LETTERS.get(word, word) for word in code_id.split("-"))
    return " ".join([first[:1].upper() + first[1:], *rest])


def counted(total: int, read: int) -> str:
    """How far the team has read."""
    comments = "1 comment" if total == 1 else f"{total:,} comments"
    return f"{comments}, {read:,} read, {total - read:,} unread"
