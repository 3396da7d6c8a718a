"""What do the drawings of the pages look like? Lines on a grid of 24, and the mark on a grid of 32.

The paths hold no colour: the stylesheet gives it, so that they follow light, dark and high contrast.
"""

ICONS = {
    "add": '<path d="M12 5v14M5 12h14"/>',
    "alert": '<path d="M12 3.5 22 20.5H2zM12 10v4.6M12 17.4v.2"/>',
    "arrow": '<path d="M5 12h14m-6-6 6 6-6 6"/>',
    "award": '<circle cx="12" cy="9.5" r="6"/><path d="m8.5 14.5-1.5 7 5-2.6 5 2.6-1.5-7M9.6 9.6l1.7 1.7 3.2-3.4"/>',
    "ballot": '<path d="M4 11h16v9H4zM8 11V4h8v7M10 7h4M9 15h6"/>',
    "bell": '<path d="M6 16V10.5a6 6 0 0 1 12 0V16l2 2.5H4zM10 21h4"/>',
    "branch": '<circle cx="6" cy="5" r="2.4"/><circle cx="6" cy="19" r="2.4"/>'
    '<circle cx="18" cy="12" r="2.4"/><path d="M6 7.4v9.2M6 12h9.5"/>',
    "calendar": '<path d="M4 6h16v14H4zM4 10.5h16M8 3.5V8M16 3.5V8"/>',
    "check": '<path d="m4.5 12.5 5 5L20 6.5"/>',
    "chevron": '<path d="m6 9 6 6 6-6"/>',
    "clock": '<circle cx="12" cy="12" r="9"/><path d="M12 7v5.2l3.4 2"/>',
    "cross": '<path d="M6 6l12 12M18 6 6 18"/>',
    "document": '<path d="M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6"/>',
    "down": '<path d="M12 5v14m-6-6 6 6 6-6"/>',
    "download": '<path d="M12 4v11m-5-5 5 5 5-5M4 20h16"/>',
    "eye": '<path d="M2 12s3.6-6.5 10-6.5S22 12 22 12s-3.6 6.5-10 6.5S2 12 2 12z"/><circle cx="12" cy="12" r="2.8"/>',
    "info": '<circle cx="12" cy="12" r="9"/><path d="M12 11v5.5M12 7.6v.2"/>',
    "key": '<circle cx="8" cy="15.5" r="4.5"/><path d="m11.2 12.3 8.3-8.3M16.5 7l3 3M13.8 9.7l2 2"/>',
    "list": '<path d="m3.5 6.5 1.7 1.7L8.4 5M3.5 16.5l1.7 1.7 3.2-3.2M12 7h8.5M12 17h8.5"/>',
    "lock": '<rect x="5" y="11" width="14" height="9" rx="1.5"/><path d="M8 11V8a4 4 0 0 1 8 0v3"/>',
    "mail": '<path d="M3 5.5h18v13H3zM3.5 6l8.5 7 8.5-7"/>',
    "menu": '<path d="M4 7h16M4 12h16M4 17h16"/>',
    "microphone": '<rect x="9" y="3" width="6" height="11" rx="3"/><path d="M5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3"/>',
    "minus": '<path d="M5 12h14"/>',
    "more": '<path d="M5.5 12h.1M12 12h.1M18.5 12h.1"/>',
    "pause": '<path d="M8 5v14M16 5v14"/>',
    "pencil": '<path d="M4 20h4L19.5 8.5l-4-4L4 16zM13.5 6.5l4 4"/>',
    "people": '<circle cx="9" cy="8" r="3.5"/>'
    '<path d="M2.5 20c.4-4 3-6 6.5-6s6.1 2 6.5 6"/>'
    '<path d="M15.5 4.8a3.5 3.5 0 0 1 0 6.4M18 14.6c2 .8 3.2 2.6 3.5 5.4"/>',
    "print": '<path d="M7 9V3.5h10V9M7 17H4V9h16v8h-3M7 14h10v6.5H7z"/>',
    "search": '<circle cx="10.5" cy="10.5" r="6.5"/><path d="m15.5 15.5 5 5"/>',
    "up": '<path d="M12 19V5m-6 6 6-6 6 6"/>',
}

_LEFT = "M12.6 3.2A13 13 0 0 0 12.6 28.8"
_RIGHT = "M19.4 3.2a13 13 0 0 1 0 25.6"
_TABLE = '<circle class="arc__table" cx="16" cy="16" r="3.6"/>'

# Two arcs around one table: the joint body. One strong arc: one of its two components. None: another body.
ARCS = {
    "joint": f'<path class="arc arc--first" d="{_LEFT}"/><path class="arc arc--second" d="{_RIGHT}"/>' + _TABLE,
    "first": f'<path class="arc arc--first" d="{_LEFT}"/><path class="arc arc--thin" d="{_RIGHT}"/>',
    "second": f'<path class="arc arc--thin" d="{_LEFT}"/><path class="arc arc--second" d="{_RIGHT}"/>',
    "none": f'<path class="arc arc--thin" d="{_LEFT}"/><path class="arc arc--thin" d="{_RIGHT}"/>{_TABLE}',
}
