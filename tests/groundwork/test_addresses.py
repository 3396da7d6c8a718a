"""Addresses that nobody would write: each is answered kindly, none is a fault."""

import pytest


@pytest.mark.parametrize(
    "address",
    [
        "/en/decisions/%00",
        "/en/votes/D-2026-%00",
        "/en/actions/%00",
        "/en/recommendations/%00",
        "/en/decisions?body=%00",
        "/en/structure?as-of=%00",
        "/en/structure/bodies/%00",
    ],
)
def test_a_nul_is_a_bad_request(client, db, address):
    assert client.get(address).status_code == 400


@pytest.mark.parametrize(
    "address",
    [
        "/en/decisions/../../etc/passwd",
        "/en/decisions/D-2026-999",
        "/fr/nowhere",
        "/en/votes/%F0%9F%98%80",
        "/en/meetings/nowhere/agenda",
        "/D-2026-999",
        "/en/structure/bodies/nowhere",
        "/xx/structure",
    ],
)
def test_what_is_not_there_is_not_found(client, db, address):
    assert client.get(address, follow=True).status_code in {200, 404}


@pytest.mark.parametrize("address", ["/en/structure", "/en/decisions", "/en/meetings", "/en/", "/en/priorities"])
def test_a_page_forbids_outside_hosts_and_frames(client, db, address):
    policy = client.get(address).headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
