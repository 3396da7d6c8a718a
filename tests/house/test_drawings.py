"""What the documentation draws is what the code says."""

from django.core.management import call_command


def test_the_drawn_life_cycles_are_fresh():
    call_command("draw_lifecycles", check=True)
