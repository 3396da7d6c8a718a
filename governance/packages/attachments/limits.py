"""How much may one uploaded file ask of the machine before a page stands in its place?"""

MB = 1_000_000

# Address space of the workshop. To check 500 tagged pages maps 450 MB, to decode the largest picture 500 MB.
MEMORY = 1_024 * MB
# LibreOffice maps 1.5 GB before it has read a word; it gets room for a large sheet.
OFFICE_MEMORY = 4_096 * MB
# A workshop that has grown goes home after its file, so that what one file left behind is never another's trouble.
TIRED_ABOVE = 256 * MB

# To join and check 900 pages takes 5 s of a processor; what needs nine times as long is no meeting document.
CPU_SECONDS = 45
WALL_SECONDS = 60.0  # two on two processors beside a busy web server
# LibreOffice takes 2 s to start, and 12 s for 400 pages of text on a busy machine.
OFFICE_CPU_SECONDS = 90
OFFICE_WALL_SECONDS = 120.0

# Uploads end at 25 MB; what was imported by other ways may be larger, and is read all the same.
LARGEST_SOURCE = 100 * MB
LARGEST_OUTPUT = 200 * MB
# Four reams. Nobody reads it in a meeting; it is carried as a file.
MOST_PAGES = 2_000
# One stream of a PDF, inflated: a page of a detailed map has 30 MB.
MOST_INFLATED = 256 * MB
# All streams together: what a reader's machine must unpack to show the document.
MOST_INFLATED_TOTAL = 2_000 * MB
# A stream this small inflates to 16 MB at most; no need to try.
SMALL_STREAM = 16_384
# An image is decoded to four bytes a pixel: 200 MB. Cameras of phones take up to 50 million.
MOST_PIXELS = 50 * MB
# A drawing scanned at 600 dots in black and white on a sheet of A0 has 560 million, and is kept packed in its PDF.
MOST_PIXELS_IN_PDF = 600 * MB
# Letters of a text: 600 pages.
LONGEST_TEXT = 2 * MB
# An office file unpacked, as for the upload.
MOST_UNPACKED = 400 * MB
# The rules of PDF/UA-1 take 4 ms and 0.7 MB a page; a longer file is joined unchecked, and makes no claim.
MOST_PAGES_CHECKED = 500
# How long a chain the validator follows, such as that of bookmarks. Its own 256 is less than the bookmarks of a long
# report; at some thousands it runs out of stack.
LONGEST_CHAIN = 2_000
