"""Who may come in, and how? Accounts are made by the secretariat; nobody signs up alone."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class Adapter(DefaultAccountAdapter):
    """Allauth's door, without a way to sign up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
