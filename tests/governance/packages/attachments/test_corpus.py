"""Does every document that people may upload end in pages or in a problem, and none in an exception?"""

import hashlib
import random

import pytest

from governance.packages.attachments import kinds
from governance.packages.attachments.bench import Bench
from governance.packages.attachments.crew import prepare_all
from governance.packages.attachments.facts import DocumentFacts
from governance.packages.attachments.problems import PROBLEMS, REMARKS
from groundwork.bilingual import Pair
from tests.governance.packages.attachments import corpus

PAGES = {
    "tagged": 1, "untagged": 1, "owner_allows": 1, "cut_short": 3, "form": 1, "form_drawn": 1, "odd_sizes": 5,
    "scanned": 1, "version_2": 1, "running": 2, "picture": 1,
}  # fmt: skip
PROBLEM = {
    "encrypted": "encrypted", "owner_forbids": "protected", "beyond_repair": "damaged", "no_pages": "damaged",
    "dynamic_form": "dynamic_form", "portfolio": "portfolio", "scanned": "scanned", "bomb": "swollen",
    "plain_bomb": "swollen", "many_pages": "too_many_pages", "branching_pages": "damaged",
    "huge_image_inside": "too_large", "empty": "empty", "mislabelled": "mislabelled", "a_gigabyte": "too_large",
    "cut_short_picture": "damaged", "head_only": "damaged",
}  # fmt: skip
CORPUS = {name: (make, kinds.PDF) for name, make in corpus.PDFS.items()} | {
    name: (make, "image/png") for name, make in corpus.IMAGES.items()
}


@pytest.fixture(scope="module")
def ended(tmp_path_factory):
    """All of the corpus in one run, as a package would have it, by name."""
    folder = tmp_path_factory.mktemp("corpus")
    documents = {}
    for name, (make, media_type) in CORPUS.items():
        content = make()
        path = folder / name
        path.write_bytes(content)
        sha256 = hashlib.sha256(content).hexdigest()
        documents[name] = DocumentFacts(sha256, media_type, name, Pair("A report", ""), "en", path)
    work = folder / "work"
    work.mkdir()
    found = list(prepare_all(list(documents.values()), workdir=work))
    assert len(found) == len(documents)
    by_hash = dict(found)
    return {name: by_hash[each.sha256] for name, each in documents.items()}


@pytest.mark.parametrize("name", CORPUS)
def test_it_ends_in_pages_or_in_a_problem(ended, name):
    prepared = ended[name]
    assert (prepared.pages, prepared.problem) == (PAGES.get(name, 0), PROBLEM.get(name, ""))
    assert prepared.included == (prepared.pages > 0)
    assert not prepared.problem or prepared.problem in PROBLEMS or prepared.problem in REMARKS


def test_only_what_has_tags_may_be_claimed_to_conform(ended):
    assert {name for name, each in ended.items() if each.conforms} == {"tagged", "owner_allows", "picture"}
    assert all(each.tagged for each in ended.values() if each.conforms)


def test_what_could_hurt_its_reader_is_not_carried_along(ended):
    carried = {name for name, each in ended.items() if each.carried}
    assert {"encrypted", "portfolio", "dynamic_form", "many_pages"} <= carried
    assert carried.isdisjoint({"bomb", "plain_bomb", "mislabelled", "tagged", "empty"})


def test_the_same_documents_give_the_same_bytes(ended, document, workdir):
    for name in ("tagged", "version_2", "form", "picture"):
        make, media_type = CORPUS[name]
        [(_sha256, again)] = prepare_all(
            [document(make(), media_type, name, title=Pair("A report", ""))], workdir=workdir
        )
        assert again.path.read_bytes() == ended[name].path.read_bytes(), name


@pytest.mark.parametrize("seed", range(4))
def test_broken_at_any_place_it_still_ends_in_an_answer(tmp_path, seed):
    """Bytes changed and cut out at random, by a seed: neither does a workshop die of it nor does it stand still."""
    chance = random.Random(seed)
    makers = [make for name, make in corpus.PDFS.items() if PAGES.get(name)] + [corpus.png, lambda: corpus.MARKDOWN]
    stand = Bench()
    for _try in range(25):
        content = bytearray(chance.choice(makers)())
        for _change in range(chance.choice((1, 5, 25))):
            content[chance.randrange(len(content))] = chance.randrange(256)
        del content[(cut := chance.randrange(len(content))) : cut + chance.randrange(40)]
        (tmp_path / "source").write_bytes(content)
        signs = {b"%PDF": kinds.PDF, b"\x89PNG": "image/png"}
        kind = next((kind for sign, kind in signs.items() if sign in content[:9]), kinds.TEXT)
        facts = {"media_type": kind, "name": "x.md", "title": "A", "description": "", "language": "en"}
        answer = stand.ask({"source": str(tmp_path / "source"), "output": str(tmp_path / "output"), **facts}, 30)
        assert answer["problem"] not in {"crashed", "too_slow"}
        assert not answer.get("fault")
        assert answer["problem"] in PROBLEMS or answer["pages"] > 0
    stand.close()
