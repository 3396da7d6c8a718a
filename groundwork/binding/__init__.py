"""How do parts become one PDF? Joined with their tags, bookmarks, labels and links, each page with its number."""
