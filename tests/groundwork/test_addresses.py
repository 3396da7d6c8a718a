"""Addresses that nobody would write: each is answered kindly, none is a fault."""

import pytest


@pytest.mark.parametrize(
    "address",
    ["decisions/%00", "votes/D-2026-%00", "actions/%00", "recommendations/%00", "structure/bodies/%00"],
)
def test_no_address_holds_a_nul(client, db, address):
    assert client.get(f"/en/{address}").status_code == 404


@pytest.mark.parametrize("address", ["/en/decisions?body=%00", "/en/structure?as-of=%00", "/en/?next=%00"])
def test_no_question_holds_a_nul(client, db, address):
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
