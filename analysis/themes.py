"""What is counted under a theme (a weakness, or other serious concerns) besides single questions."""

from analysis import items
from analysis.frame import Frame
from analysis.tables import RawRow, RawTable
from questionnaires import scales
from questionnaires.model import Question, Questionnaire

MET, SOME, UNMET, NOT_NEEDED = "met", "some", "unmet", "not-needed"


def questions(questionnaire: Questionnaire, theme: str | None) -> tuple[Question, ...]:
    return tuple(question for question in questionnaire.questions if question.theme == theme)


def unmet_need(frame: Frame, question: Question, theme_name: str, *, is_supporters: bool = False) -> RawTable:
    """Of those who needed it: who got it, who got some, and who did not get it.

    Unmet: waiting, asked and refused, or needed it and did not know how to ask. Those who got some are
    counted apart from it.
    """
    needed = items.distribution(frame, question, is_supporters=is_supporters)
    counts = {row.value: row.count for row in needed.rows + needed.asides}
    unmet = sum(counts.get(value, 0) for value in scales.UNMET_NEED)
    return RawTable(
        id=f"{needed.id}-unmet",
        title=f"{'Supporters: need' if is_supporters else 'Need'} and unmet need ({theme_name})",
        kind="answers",
        of_whom=needed.of_whom,
        base=needed.base,
        rows=(
            RawRow(value=MET, label="Got what was needed", count=counts.get("got-it", 0), is_favourable=True),
            RawRow(value=SOME, label="Got some of it", count=counts.get("got-some", 0)),
            RawRow(value=UNMET, label="Needed it and did not get it", count=unmet),
        ),
        asides=(RawRow(value=NOT_NEEDED, label="Did not need it", count=counts.get("not-needed", 0)),),
    )


def comments(frame: Frame, theme: str | None, title: str) -> RawTable | None:
    """How many people wrote a comment on each open question; None where the theme has no open question."""
    asked = [question for question in questions(frame.questionnaire, theme) if not question.is_closed]
    if not asked:
        return None
    written = frame.comments["item"].value_counts()
    writers = frame.comments[frame.comments["item"].isin([question.id for question in asked])]["response"]
    return RawTable(
        id=f"comments-{theme or 'general'}",
        title=f"Comments: {title}",
        kind="comments",
        of_whom="who wrote a comment",
        base=int(writers.nunique()),
        rows=tuple(
            RawRow(value=question.id, label=question.text, count=int(written.get(question.id, 0)))
            for question in asked
        ),
    )


def words_written(frame: Frame, theme: str | None) -> int:
    """How much there is to read, in words. Only where the texts were unsealed."""
    asked = [question.id for question in questions(frame.questionnaire, theme) if not question.is_closed]
    texts = frame.comments[frame.comments["item"].isin(asked)]["text"]
    return sum(len(text.split()) for text in texts)
