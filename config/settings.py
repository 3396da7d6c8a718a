"""Which settings does Concert run with? All are in the environment; docs/reference/settings.md lists them."""

import zoneinfo
from pathlib import Path

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from config import env

# Zones change by law, and hosts learn of it late: the locked tzdata says the same hours everywhere.
zoneinfo.reset_tzpath(to=())
BASE_DIR = Path(__file__).resolve().parent.parent

# The demonstration lets anyone sign in as anyone: never where another machine could reach it.
DEMO = env.flag("DEMO")
DEBUG = env.flag("DEBUG")
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]")
if DEMO and not set(ALLOWED_HOSTS) <= env.LOOPBACK:
    raise ImproperlyConfigured("DEMO=1 is refused unless every name in ALLOWED_HOSTS is this machine's own.")

env.refuse_unless_set(
    always={
        "SECRET_KEY": "it signs sessions and links; give it 50 random characters.",
        "DATABASE_URL": "the address of the PostgreSQL database, 15 to 18.",
        "BROKER_URL": "the address of Redis or Valkey, which rings the worker.",
    },
    outside_the_demonstration={
        "MEDIA_URL": "where compiled packages are kept: s3://… or file:///….",
        "EMAIL_URL": "the mail server that carries sign-in codes and receipts: smtp://….",
    },
)
SECRET_KEY = env.text("SECRET_KEY")
DATABASES = {"default": env.database(env.text("DATABASE_URL"))}
BROKER_URL = env.text("BROKER_URL")
STATE_DIR = Path(env.text("STATE_DIR", str(BASE_DIR / ".state")))
MEDIA = env.text("MEDIA_URL", (STATE_DIR / "media").as_uri())
for name, value in env.mail(env.text("EMAIL_URL", (STATE_DIR / "mail").as_uri())).items():
    globals()[name] = value
HELP_EMAIL = env.text("HELP_EMAIL")
PUBLIC_URL = env.text("PUBLIC_URL") or env.public_address(ALLOWED_HOSTS, demo=DEMO)
EVENTS_URL = env.text("EVENTS_URL")
HOUSE_NAME = (env.text("HOUSE_NAME_EN", "Joint Councils"), env.text("HOUSE_NAME_FR", "Conseils mixtes"))
SECRETARIAT = (
    env.text("SECRETARIAT_EN", "Institute for Citizen-Centred Service (ICCS)"),
    env.text("SECRETARIAT_FR", "Institut des services axés sur les citoyens (ISAC)"),
)
MARKING_CEILING = env.text("MARKING_CEILING", "protected_a")
DEFAULT_FROM_EMAIL = env.text("FROM_EMAIL", "Concert <concert@localhost>")

INSTALLED_APPS = [
    "groundwork",
    "councils",
    "priorities",
    "governance",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "django_htmx",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
]
MIDDLEWARE = [
    "groundwork.connections.connections_are_looked_at",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "groundwork.middleware.unreadable_addresses_are_refused",
    "groundwork.asked.each_request_asks_once",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "groundwork.languages.remembers_language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "councils.sessions.KnownPersonMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "groundwork.middleware.refusals_become_pages",
]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "groundwork.context.house",
                "governance.context.desk",
            ],
            "builtins": ["groundwork.templatetags.words", "groundwork.templatetags.parts"],
        },
    }
]

AUTH_USER_MODEL = "councils.Person"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 14}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "councils.sign_in.Adapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # the secretariat makes accounts, and the first code proves the address
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = None
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TRUST_ENABLED = True
SOCIALACCOUNT_ONLY = False
SOCIALACCOUNT_PROVIDERS = (
    {
        "openid_connect": {
            "APPS": [
                {
                    "provider_id": "directory",
                    "name": env.text("OIDC_NAME", "Government directory"),
                    "client_id": env.text("OIDC_CLIENT_ID"),
                    "secret": env.text("OIDC_SECRET"),
                    "settings": {"server_url": env.text("OIDC_SERVER_URL")},
                }
            ]
        }
    }
    if env.text("OIDC_SERVER_URL")
    else {}
)

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
STORAGES = {
    "default": env.media(MEDIA),
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
STATIC_URL = "static/"
STATIC_ROOT = Path(env.text("STATIC_DIR", str(STATE_DIR / "static")))
STATICFILES_DIRS = [BASE_DIR / "static"]

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("fr", _("French"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["config.formats"]  # Django's own Canadian French times are wrong; see docs/decisions
USE_TZ = True
TIME_ZONE = env.text("TIME_ZONE", "America/Toronto")

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": env.cache_address(BROKER_URL),
    }
}
CELERY_BROKER_URL = BROKER_URL

SESSION_ENGINE = "councils.sessions"
SESSION_COOKIE_AGE = 8 * 3600
SESSION_COOKIE_NAME = "concert_session"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not DEMO and not DEBUG
SECURE_HSTS_SECONDS = 0 if DEMO or DEBUG else 31_536_000
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.flag("BEHIND_PROXY") else None
CSRF_TRUSTED_ORIGINS = env.words("CSRF_TRUSTED_ORIGINS")
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "connect-src": [SELF, *env.origin(EVENTS_URL)],
        "object-src": [NONE],
        "base-uri": [SELF],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
    }
}
APPEND_SLASH = False
DATA_UPLOAD_MAX_MEMORY_SIZE = 5_000_000
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "class": "groundwork.discretion.Discreet",
            "format": "{asctime} {levelname} {name}: {message}",
            "style": "{",
        }
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": env.text("LOG_LEVEL", "INFO")},
    "loggers": {"pikepdf": {"level": "WARNING"}},
}
