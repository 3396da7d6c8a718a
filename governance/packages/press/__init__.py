"""Who sets the pages of ours, and binds them? Processes beside the worker, which end when the package is made.

A typesetter remembers each document that it has set, and a binder holds every page at once: what that takes goes
back to the machine with the process. `server` is that process and knows nothing of Django; `crew` sends it work.
"""
