"""Does an address in the environment become the settings that it means?"""

import pytest
from django.core.exceptions import ImproperlyConfigured

from config import env


def test_a_database_is_reached_by_name_port_and_password():
    settings = env.database("postgresql://me:s%40cr%2Fet@db.example.ca:5433/concert?sslmode=require")
    assert (settings["USER"], settings["PASSWORD"]) == ("me", "s@cr/et")
    assert (settings["HOST"], settings["PORT"], settings["NAME"]) == ("db.example.ca", "5433", "concert")
    assert settings["OPTIONS"]["sslmode"] == "require"


def test_a_database_is_reached_by_a_socket():
    settings = env.database("postgresql://concert@/concert?host=/tmp/concert/pg")
    assert settings["HOST"] == "/tmp/concert/pg"
    assert "host" not in settings["OPTIONS"]


@pytest.mark.parametrize(
    ("broker", "cache"),
    [
        ("redis://valkey:6379/0", "redis://valkey:6379/2"),
        (
            "rediss://:pw@valkey:6380/0?ssl_cert_reqs=required",
            "rediss://:pw@valkey:6380/2?ssl_cert_reqs=required",
        ),
        ("redis+socket:///tmp/valkey.sock?virtual_host=0", "unix:///tmp/valkey.sock?db=2"),
    ],
)
def test_the_cache_is_the_same_server_in_another_database(broker, cache):
    assert env.cache_address(broker) == cache


@pytest.mark.parametrize(
    ("url", "port", "ssl", "tls"),
    [
        ("smtp://u:p@mail:2525", 2525, False, True),
        ("smtp://mail", 587, False, True),
        ("smtp://mail?starttls=no", 587, False, False),
        ("smtps://u:p@mail", 465, True, False),
    ],
)
def test_mail_goes_out_encrypted_unless_told_otherwise(url, port, ssl, tls):
    settings = env.mail(url)
    assert (settings["EMAIL_PORT"], settings["EMAIL_USE_SSL"], settings["EMAIL_USE_TLS"]) == (port, ssl, tls)


def test_packages_go_to_a_folder_or_to_a_bucket():
    assert env.media("file:///state/my%20media")["OPTIONS"] == {"location": "/state/my media"}
    bucket = env.media("s3://key:se%2Fcret@store.example.ca:9000/packages?region=ca-central-1&scheme=http")["OPTIONS"]
    assert bucket["endpoint_url"] == "http://store.example.ca:9000"
    assert (bucket["access_key"], bucket["secret_key"]) == ("key", "se/cret")
    assert (bucket["bucket_name"], bucket["region_name"]) == ("packages", "ca-central-1")


@pytest.mark.parametrize(
    ("url", "added"),
    [("", []), ("/events", []), ("https://live.example.ca/events", ["https://live.example.ca"])],
)
def test_the_security_policy_lets_pages_listen_to_the_feed_and_to_nobody_else(url, added):
    assert env.origin(url) == added


@pytest.mark.parametrize(
    ("read", "url", "name"),
    [
        (env.origin, "live.example.ca", "EVENTS_URL"),
        (env.origin, "//live.example.ca/events", "EVENTS_URL"),
        (env.database, "mysql://db/concert", "DATABASE_URL"),
        (env.mail, "http://mail", "EMAIL_URL"),
        (env.media, "ftp://store", "MEDIA_URL"),
    ],
)
def test_an_address_of_the_wrong_kind_is_refused_by_name(read, url, name):
    with pytest.raises(ImproperlyConfigured, match=name):
        read(url)


def test_an_empty_variable_counts_as_unset(monkeypatch):
    monkeypatch.setenv("LOG_LEVEL", "")
    assert env.text("LOG_LEVEL", "INFO") == "INFO"
    assert env.words("LOG_LEVEL") == []
    assert env.flag("LOG_LEVEL") is False


@pytest.mark.parametrize(("query", "after"), [("", 3), ("?prepare_threshold=5", 5), ("?prepare_threshold=none", None)])
def test_statements_are_planned_once_unless_a_pooler_forbids_it(query, after):
    assert env.database(f"postgresql://concert@/concert{query}")["OPTIONS"]["prepare_threshold"] == after
