"""Do pictures and texts become pages that everybody can read?"""

import io
import time

import page
import pikepdf
import PIL.Image
import pytest

from governance.packages.attachments import kinds, workshop
from governance.packages.attachments.markdown import blocks_of
from tests.governance.packages.attachments import corpus


@pytest.fixture
def made(tmp_path):
    """Make pages of these bytes; returns the answer and where they lie."""

    def work(content, media_type, name, **more):
        (tmp_path / "source").write_bytes(content)
        facts = {"title": "A report", "description": "", "language": "en"} | more
        output = tmp_path / f"{name}.pdf"
        return workshop.work(workshop.Job(str(tmp_path / "source"), str(output), media_type, name, **facts)), output

    return work


def picture(kind, size=(300, 200)):
    file = io.BytesIO()
    PIL.Image.new("RGB", size, "teal").save(file, kind)
    return file.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP"])
def test_a_picture_is_a_page_with_its_description(made, kind):
    answer, output = made(picture(kind), f"image/{kind.lower()}", "x", description="A teal field", language="fr")
    assert (answer.pages, answer.tagged, answer.conforms, answer.problem) == (1, True, True, "")
    assert page.validate_pdf(str(output), profile="ua1").is_compliant
    with pikepdf.open(output) as pdf:
        assert str(pdf.Root.Lang) == "fr-CA"
        assert b"A teal field" in b"".join(
            each.unparse(resolved=True) for each in pdf.objects if not isinstance(each, pikepdf.Stream)
        )


def test_a_wide_picture_lies_on_its_side_and_a_large_one_fits(made):
    for size, wide in (((4000, 1000), True), ((1000, 4000), False)):
        answer, output = made(picture("PNG", size), "image/png", "x")
        assert answer.pages == 1
        with pikepdf.open(output) as pdf:
            box = pdf.pages[0].mediabox
            assert (box[2] > box[3]) == wide


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (b"\xff\xd8\xff\xe0" + b"\xff" * 50, "image/jpeg"),
        (b"\xff\xd8\xff\xe0\x00\x00" * 9, "image/jpeg"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image/webp"),
        (b"GIF89a\x01", "image/gif"),
        (corpus.png(0, 0), "image/png"),
        (corpus.png(40, 40)[:70], "image/png"),
    ],
)
def test_a_broken_picture_is_damaged(made, content, media_type):
    assert made(content, media_type, "x")[0].problem == "damaged"


def test_markdown_is_set_and_nothing_in_it_is_run(made):
    answer, output = made(corpus.MARKDOWN, kinds.TEXT, "notes.md")
    assert (answer.pages, answer.conforms) == (1, True)
    assert page.validate_pdf(str(output), profile="ua1").is_compliant


def test_the_parts_of_markdown():
    found = blocks_of(corpus.MARKDOWN.decode())
    assert [block["kind"] for block in found] == ["heading", "paragraph", "list", "table", "code"]
    words = {run["text"]: run for run in found[1]["runs"]}
    assert words["strong"]["strong"]
    assert words["others"]["stressed"]
    assert words["code"]["code"]
    assert any("a link (https://example.org/x)" in text for text in words)
    assert any("<script>alert(1)</script>" in text for text in words)
    assert [item[0]["kind"] for item in found[2]["items"]] == ["paragraph", "paragraph"]
    assert found[2]["items"][0][1]["kind"] == "list"
    assert [cell[0]["text"] for cell in found[3]["rows"][0]] == ["2026", "12"]


def test_headings_skip_no_level():
    levels = [block["level"] for block in blocks_of("#### deep\n\n# one\n\n###### six\n\nTwo\n===\n")]
    assert levels == [2, 2, 3, 2]


@pytest.mark.parametrize(
    "hostile",
    ["*" * 30_000, "[" * 30_000, "`" * 30_000, "> " * 5_000 + "x", "- " * 5_000 + "x", "# " + "# " * 20_000 + "x",
     "a|b\n" + "-|-" * 5_000 + "x", "![a](" * 9_000, "_a *b " * 8_000, "|" * 20_000 + "\n---\n", "\n".join(
         " " * depth + "- x" for depth in range(300)), "\\" * 30_001, "a *b **c ***d " * 3_000],
)  # fmt: skip
def test_no_text_takes_long_to_shape(hostile):
    began = time.process_time()
    blocks_of(hostile)
    assert time.process_time() - began < 2


def test_every_shape_of_text_is_set(made):
    """Whatever Markdown is made of it, its page conforms."""
    strange = (
        "- \n-\n1. a\n2) b\n\n* * *\n```\nnever closed\n> \n|a|\n|-|\n\n"
        + "#" * 7
        + " x\n\n*\n**\n___\n[](x)\n![]()\n😀 \u202e\u0000"
    )
    answer, output = made(strange.replace("\0", "").encode(), kinds.TEXT, "strange.md")
    assert (answer.problem, answer.conforms) == ("", True)
    assert page.validate_pdf(str(output), profile="ua1").is_compliant


@pytest.mark.parametrize("content", ["Un été à Québec, l’œil ouvert.".encode("cp1252"), "ᐃᓄᒃᑎᑐᑦ".encode()])
def test_plain_text_in_any_letters(made, content):
    answer, _output = made(content, kinds.TEXT, "notes.txt")
    assert (answer.pages, answer.conforms) == (1, True)


def test_columns_of_a_plain_text_stay_under_each_other(made):
    assert made(b"Name      Sum\nOttawa     12\n\nA paragraph\nin lines.", kinds.TEXT, "x.txt")[0].conforms


def test_a_text_of_a_whole_library_is_too_long(made):
    assert made(b"word " * 500_000, kinds.TEXT, "x.txt")[0].problem == "too_large"
    assert made(b" \n ", kinds.TEXT, "x.txt")[0].problem == "empty"
