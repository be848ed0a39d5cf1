"""The values that mean the same in every questionnaire, whatever words stand beside them.

Figures on need and change are compared between themes, audiences and presentations: that takes the
same values everywhere. Labels are the author's.
"""

NEED = (
    "got-it",
    "got-some",
    "waiting",
    "refused",
    "did-not-know-how",
    "not-needed",
    "dont-know",
    "prefer-not-to-say",
)
# Needed in the last 12 months and not given: the headline that stands beside every favourable share.
# "got-some" is help, though not all of it, and is reported on its own.
UNMET_NEED = ("waiting", "refused", "did-not-know-how")
CHANGE = (
    "better",
    "same",
    "worse",
    "did-not-use-then",
    "not-needed",
    "dont-know",
    "prefer-not-to-say",
)
PICTURED = ("yes", "sometimes", "no", "dont-know", "prefer-not-to-say")  # the three pictured words
PLAN = (
    "plan",
    "being-assessed",
    "sen-support",
    "waiting",
    "refused",
    "none",
    "dont-know",
    "prefer-not-to-say",
)
FIXED = {
    "need": NEED,
    "change": CHANGE,
    "pictured": PICTURED,
    "yes-no": ("yes", "no", "dont-know", "prefer-not-to-say"),
    "how-often": (
        "always",
        "mostly",
        "sometimes",
        "never",
        "not-needed",
        "dont-know",
        "prefer-not-to-say",
    ),
    "plan": PLAN,
    "council": ("this-area", "another", "dont-know", "prefer-not-to-say"),
}
"""By the name of the scale. `need.them` is the scale `need` with other labels."""
NOT_SUBSTANTIVE = ("did-not-use-then", "not-needed", "dont-know", "prefer-not-to-say")
