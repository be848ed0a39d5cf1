"""The wording guard: a sentence each rule finds, and what it must leave alone."""

import pytest

from survey_app.fieldwork import guarding

FINDS = {
    "feel": {
        "Parents feel that they waited too long for an assessment.": "Parents feel",
        "Carers in the north of the area felt ignored by the council.": "Carers in the north of the area felt",
        "A parent feels let down.": "parent feels",
        "It was felt by families that the plan came late.": "felt by families",
        "Young people felt they were not listened to.": "Young people felt",
    },
    "believe": {
        "Families believe that plans are not reviewed.": "Families believe",
        "Leaders know what is wrong. Parents believed it would change.": "Parents believed",
    },
    "perceive": {"Carers perceive the local offer as out of date.": "Carers perceive"},
    "claim": {
        "Parents claim that nobody rang back.": "Parents claim",
        "It is claimed by some parents that phones are not answered (12 parents).": "claimed by some parents",
    },
    "perception": {"The perception of families is that waits are long.": "perception of families"},
    "quantifier": {
        "Many families waited 14 months.": "Many families",
        "Most of the parents said no.": "Most of the parents",
        "Some autistic children are at home.": "Some autistic children",
        "Most said that plans come late.": "Most said",
        "Some of those who answered waited.": "Some of those",
        "A small minority of carers had a key worker.": "A small minority of carers",
        "The majority of parents (68%) said no.": "The majority of parents",
        "Nearly all practitioners said that records are not shared.": "Nearly all practitioners",
    },
    "all": {
        "All parents said that the local offer is out of date.": "All parents",
        "Every family waited.": "Every family",
        "All of the autistic young people waited.": "All of the autistic young people",
    },
    "significant": {
        "Waits are significantly longer in the north.": "significantly",
        "There is a significant fall in complaints.": "significant",
    },
    "representative": {
        "The survey is broadly representative of the area.": "is broadly representative",
        "This is a representative sample.": "representative sample",
    },
}
LEFT_ALONE = (
    "Children wait more than a year for an autism assessment.",
    "Parents said that they waited 14 months.",
    "212 of the 940 parents who answered described waits of more than a year.",
    "Many families (212 of the 940 who answered) said that they waited.",
    "Some parents said no: 14 of 60.",
    "Most of the 12 practitioners said that records are shared.",
    # Safety and wellbeing: a feeling is what was asked for.
    "Children feel safe at school.",
    "Many young people do not feel safe on the way to college.",
    "Parents feel worried about bullying.",
    "Most children feel happy where they learn.",
    "Families believe that their child is unsafe at home during the day.",
    # Their own feelings, and nobody's report of what happened.
    "Young people feel valued in their communities.",
    "Children feel very proud of what they learn.",
    # Quotes.
    "A parent said: “We feel that all parents are ignored and many give up.”",
    'One wrote "most families believe nothing changes".',
    "One wrote \u2018parents feel forgotten\u2019 on the last page.",
    # Other subjects.
    "Leaders believe that waits have come down.",
    "Parents told us that leaders feel no urgency.",
    "Families described what staff believe about exclusions.",
    "The council claims that plans are issued in time.",
    # Other meanings.
    "Families claim disability benefits without help.",
    "Parents claim back travel costs late.",
    "A representative of the forum attends the board.",
    "Parent carer representatives take part in commissioning.",
    "The area has significant weaknesses in its plan reviews.",
    "Inspectors found significant concerns about oversight.",
    "Not all children with a plan have an annual review.",
    "All children with a plan must have a review every year.",
    "All parents who answered said that they knew of the local offer.",
    "Some services do not share records.",
    "Most plans are issued after 20 weeks.",
    "Some schools tell parents late.",
    "A few weeks later families had no answer.",
    "The most recent parents’ survey is of 2023.",
    "The area does not know how many children wait.",
    "All services for children share one record.",
    "",
)


def named(claim):
    return {(advice.rule, advice.found) for advice in guarding.advise(claim)}


@pytest.mark.parametrize(
    ("rule", "claim", "found"),
    [(rule, claim, found) for rule, claims in FINDS.items() for claim, found in claims.items()],
)
def test_each_rule_names_the_words_it_found(rule, claim, found):
    assert (rule, found) in named(claim)


def test_every_rule_has_sentences_it_finds():
    assert [rule.name for rule in guarding.RULES] == list(FINDS)


@pytest.mark.parametrize("claim", LEFT_ALONE)
def test_what_is_right_is_left_alone(claim):
    assert named(claim) == set()


def test_advice_says_what_to_write():
    feel, many = guarding.advise("Parents feel that it is late. Many parents are.")
    assert "said, told us or described" in feel.instead
    assert "212 of the 940 who answered" in many.instead


def test_the_same_words_are_advised_on_once():
    assert len(guarding.advise("Parents feel it is late. Parents feel it is late.")) == 1


def test_a_long_claim_without_a_full_stop_takes_no_time():
    claim = "many parents of children " * 400
    assert {advice.rule for advice in guarding.advise(claim)} == {"quantifier"}
