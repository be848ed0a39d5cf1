"""What made-up families write: in their own words, about nobody by name.

Sentences are put together at random, so that a hundred comments differ the way real ones do; the few
serious ones are whole, for those are what a reader must not miss.
"""

from collections.abc import Mapping
from random import Random

OPENINGS: Mapping[str, tuple[str, ...]] = {
    "autism-and-adhd-waits": (
        "We have been on the list for two years and three months.",
        "The first letter said eighteen weeks. That was fourteen months ago.",
        "School put in the form, then it came back because one page was missing.",
        "We were seen quite quickly in the end, about five months.",
        "Our referral was lost when the clinic changed computers, so we went to the back of the queue.",
        "My son was assessed this spring after a very long wait.",
        "We paid to have it done privately because we could not wait any longer.",
        "Nobody tells you where you are on the list.",
        "She is in Year 9 now and was put on the list in Year 6.",
        "The health visitor spotted it early but then everything stopped.",
    ),
    "plan-content": (
        "The plan says 'access to' a lot and never how much or how often.",
        "Our new plan is much better written than the first one.",
        "The health part of the plan is one line.",
        "We had to ask four times for the speech therapy to be put in with hours.",
        "The yearly meeting was in November and the changed plan came in June.",
        "Half of it was copied from when he was five. He is twelve.",
        "The plan has another child's needs in one place.",
        "The caseworker rang me, went through every page and changed what I asked.",
        "What is written is clear, it just does not happen.",
        "Nobody asked my daughter what she wanted to be in it.",
    ),
    "other-serious-concerns": (
        "There is no school bus that can take a wheelchair on our route.",
        "Short breaks stopped when the building closed and nothing came instead.",
        "My child turns eighteen soon and nobody can tell us what happens next.",
        "We have had five social workers in two years.",
        "The mental health team closed our case after two phone calls.",
        "There are no places in special schools for the year after next.",
    ),
    "": (
        "Please keep asking families, but also tell us what you did with what we said.",
        "The parents' group has been the only place that answered our questions.",
        "I am tired. Every single thing is a form and a fight.",
        "The school is trying hard with very little.",
        "Thank you for asking. It is the first time anybody has.",
        "I work nights and can never ring in office hours.",
    ),
}
MIDDLES = (
    "In the meantime school does what it can, which is a card to leave the room and not much else.",
    "We were sent a list of web pages and a date for a talk that was full.",
    "The nursery has been great and gave us ideas that work at home.",
    "I had to cut my hours at work to be at home every afternoon.",
    "There is a drop-in at the library now and that has helped us a bit.",
    "He is not sleeping and neither are we.",
    "When I ring I am told to send an e-mail, and when I send an e-mail nobody answers.",
    "Since the new team started they do ring back, usually the same week.",
    "Each service says that it is for the other one to do.",
    "My younger one is waiting too, so we know both the old way and the new way. The new way is better.",
    "It made her so worried that she stopped eating lunch at school.",
    "Nothing has changed that I can see.",
)
CLOSINGS = (
    "I just want somebody to tell us the truth about how long.",
    "If it had come a year earlier it would have made all the difference.",
    "I know people are busy but he is only little once.",
    "It should not depend on how loud the parents are.",
    "It is better than it was, I will say that.",
    "Other families near us say the same.",
    "We got there in the end.",
)
SERIOUS = (
    "He has been held down on the floor by staff three times this term. We found out from the bruises.",
    "She has had no education at all since February. The school cannot meet her needs, it says, and the "
    "council says she has a school.",
    "I am rung to fetch him by eleven nearly every day. It is never written down as being sent home.",
    "The taxi left my child alone outside a locked building in the dark. I told them and heard nothing back.",
    "They lock the door of the calm room from the outside. He is six.",
)


def comment(chance: Random, theme: str) -> str:
    """Two to five sentences about a theme; about nothing in particular when it is not one of ours."""
    parts = [chance.choice(OPENINGS.get(theme, OPENINGS[""]))]
    parts += chance.sample(MIDDLES, chance.choice((0, 1, 1, 2, 3)))
    if chance.random() < 0.5:
        parts.append(chance.choice(CLOSINGS))
    return (" " if chance.random() < 0.8 else "\n").join(parts)
