import pytest
from tests.governance.ballots import *
@pytest.mark.parametrize("lang",["en","fr"])
def test_smoke(client, house, lang, member):
    event = opened(house)
    client.force_login(member)
    for url in (f"/{lang}/", f"/{lang}/votes", f"/{lang}/votes/{event.reference}", f"/{lang}/votes/{event.reference}?by=clause", f"/{lang}/votes/{event.reference}?both=1"):
        r = client.get(url)
        print(url, r.status_code, len(r.content))
        assert r.status_code==200
