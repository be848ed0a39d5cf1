"""`python -m survey_app` and the installed `survey-app` are the same."""

import sys

from survey_app.cli import main

__all__ = ["main"]

if __name__ == "__main__":
    sys.exit(main())
