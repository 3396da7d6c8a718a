"""How does a meeting stand in a calendar (RFC 5545), in a feed or in an invitation?

A feed names nobody: the standard forbids ATTENDEE where a calendar is published. An invitation names its one reader.
"""
