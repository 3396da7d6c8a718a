"""How do pages that stand open hear at once that a vote has moved?

`tickets` let readers in, `asking` asks the database once a second, `saying` puts it into words once for everybody
who reads the same, `watching` holds the open connections, `serving` is the ASGI application of `config.events`.
"""
