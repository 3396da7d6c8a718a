"""What of an address must no log keep? Whoever has a personal link can vote with it."""

import logging
import re

SECRET = re.compile(r"(/(?:ballot|bulletin)/)[^\s/?\"'&]{8,}")


class Discreet(logging.Formatter):
    """Writes a line, or a fault with its whole trace, with the secret part of each address left out."""

    def format(self, record: logging.LogRecord) -> str:
        return SECRET.sub(r"\1…", super().format(record))
