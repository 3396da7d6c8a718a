"""How quick is the house, as ratios inside one run? `make bench`; docs/how-to/measure.md explains it. No tests here."""
