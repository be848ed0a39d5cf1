"""`python -m survey_app` and the installed `survey-app` are the same."""

import os
import sys
from collections.abc import Sequence

from survey_app import cli


def main(arguments: Sequence[str] | None = None) -> int:
    return cli.run(sys.argv[1:] if arguments is None else arguments, os.environ)


if __name__ == "__main__":
    sys.exit(main())
