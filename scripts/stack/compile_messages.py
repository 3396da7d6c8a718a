"""How is a catalogue compiled where gettext is not installed? Called with paths of .po files; needs polib."""

import os
import sys

import polib

for source in sys.argv[1:]:
    target = source.removesuffix(".po") + ".mo"
    draft = f"{target}.{os.getpid()}"
    polib.pofile(source).save_as_mofile(draft)
    os.replace(draft, target)  # renamed into place: no running server reads half a file
