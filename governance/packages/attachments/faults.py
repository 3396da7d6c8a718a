"""How does work on a foreign file end when no pages come of it?"""


class Unusable(Exception):  # noqa: N818 - it is an answer, not a fault
    """No pages can be made of this file; `code` is one of problems.WORDS."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
