"""How does a document that somebody uploaded become pages of a package, or a page in its place?

Whatever opens a foreign file happens in the workshop, a process of its own with limits on memory, time and size;
the modules it loads know nothing of Django. `crew` sends it work, `cache` keeps what it made, `place_holder` sets
the page that stands where a document cannot.
"""
