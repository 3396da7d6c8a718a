"""How do pages that stand open hear at once that a vote or a meeting has moved?

`tickets` let readers in, `asking` asks the database once a second, `saying` and `meetings` put it into words once
for everybody who reads the same, `topics` says what can be watched, `watching` holds the open connections,
`serving` is the ASGI application of `config.events`.
"""
