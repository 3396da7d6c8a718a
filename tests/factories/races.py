"""How do acts start at one moment, each on a connection of its own?"""

import threading
from collections.abc import Callable

from django.db import connection, connections

from groundwork.refusals import Refused


def together(*acts: Callable) -> list:
    """Start all acts at one moment, each on its own connection; give what each returned, or why it was refused."""
    results: list = [None] * len(acts)
    barrier = threading.Barrier(len(acts))

    def run(number: int, act: Callable) -> None:
        try:
            connection.ensure_connection()
            barrier.wait(20)
            results[number] = act()
        except Refused as refused:
            results[number] = refused.refusal.code
        except Exception as error:  # shown in the assertion instead of lost in a thread
            results[number] = repr(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return results
