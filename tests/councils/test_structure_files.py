"""Are the files of the structure complete, readable without us, and the same for the same facts?"""

import csv
import io
import json
import re
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import page as validation
import pikepdf
import pytest
from django.core.management import call_command
from django.utils import translation

from councils.drawing import draw
from councils.drawing.file import as_svg
from councils.drawing.ink import SHAPES
from councils.drawing.legend import LEGEND
from councils.enums import BodyKind, LineKind
from councils.printing.structure import contents
from councils.queries.structure import structure_on
from councils.views.structure_files import sheet_of
from councils.views.structure_page import structure_page
from tests.councils.conftest import AFTER
from tests.factories import councils as make
from tests.factories.structures import crowd

pytestmark = pytest.mark.django_db
MOVE = "?as-of=2026-12-01&compare=2026-11-23"
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def told(moved):
    """Every kind of line, and a name that needs care in every format."""
    for key, kind, line in (
        ("TABLE", BodyKind.EXTERNAL_TABLE, LineKind.LIAISON),
        ("ICCS", BodyKind.SECRETARIAT, LineKind.SECRETARIAT),
        ("WG-ODD", BodyKind.WORKING_GROUP, LineKind.FUNCTIONAL),
    ):
        make.line(make.body(key, kind, name=(f'{key} <&> "quoted"', f"{key} : l'œuvre")), moved["JC"], kind=line)
    return moved


def lettering(svg: str) -> list[str]:
    return [text.text or "" for text in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def test_the_drawing_stands_by_itself(client, told):
    answer = client.get(f"/en/structure.svg{MOVE}")
    assert answer["Content-Type"] == "image/svg+xml; charset=utf-8"
    assert "structure.svg" in answer["Content-Disposition"]
    root = ElementTree.fromstring(answer.content)
    assert root.attrib["lang"] == "en-CA"
    assert root.find(f"{SVG}title").text == "Structure as of December 1, 2026"
    words = root.find(f"{SVG}desc").text
    assert "Joint Councils: PSSDC, PSCIOC, WG-DATA in English – changed, WG-BUS in English – changed." in words
    assert 'Liaison: TABLE <&> "quoted" (Joint Councils).' in words
    said = lettering(answer.content.decode())
    assert "As of December 1, 2026, compared with November 23, 2026" in said
    assert {"new line", "former line", "liaison", "support", "functional line"} <= set(said)
    assert b"<style" not in answer.content
    assert not re.search(rb"(?:href|src|url)\s*[=(]", answer.content)


def test_the_drawing_is_set_in_french_in_french(client, told):
    svg = client.get("/fr/structure.svg?au=2026-12-01&comparee=2026-11-23").content.decode()
    assert 'lang="fr-CA"' in svg
    assert "Au 1er\u00a0décembre\u00a02026, comparée à celle du 23\u00a0novembre\u00a02026" in lettering(svg)
    assert "Conseils mixtes\u00a0: CPSSP" in svg


def test_the_file_has_the_dashes_of_the_page():
    sheet = Path("static/css/screens.css").read_text()
    for style, shape in SHAPES.items():
        rules = re.findall(rf"\.diagram \.{style} {{([^}}]*)}}", sheet)
        drawn = [dash.strip() for dash in re.findall(r"stroke-dasharray: ([\d. ]+)", " ".join(rules))]
        assert drawn == ([shape["stroke-dasharray"]] if "stroke-dasharray" in shape else []), style


def test_every_kind_of_line_has_its_own_dash_and_its_words():
    wires = {style: shape for style, shape in SHAPES.items() if style.startswith("wire")}
    dashes = [shape.get("stroke-dasharray", "") for style, shape in wires.items() if style != "wire--new"]
    assert len(set(dashes)) == len(dashes) == 5
    assert {style for style, _words in LEGEND} == wires.keys()
    assert float(wires["wire--new"]["stroke-width"]) > float(wires["wire"]["stroke-width"])


def test_letters_keep_their_room_whatever_the_reader_has(moved):
    page = structure_page(structure_on(AFTER), None)
    texts = list(ElementTree.fromstring(as_svg(page.diagram, "As of", "words")).iter(f"{SVG}text"))
    assert {text.attrib.get("font-weight", "400") for text in texts} == {"400", "600"}  # others are not understood
    held = {text.text: int(text.attrib["textLength"]) for text in texts if "textLength" in text.attrib}
    assert "reports to, or is a component of" in held
    boxes = {line.words: box.width for box in page.diagram.boxes for line in box.texts}
    assert all(width < boxes[words] for words, width in held.items() if words in boxes)


def test_control_signs_do_not_break_the_drawing(moved):
    make.body("WG-ODD", name=("Odd\x08name\uffff", "Étrange"))
    page = structure_page(structure_on(AFTER), None)
    assert "Oddname" in lettering(as_svg(page.diagram, "As of", "words\x0b"))


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("compared", [True, False])
def test_the_printed_page_is_accessible_and_always_the_same(client, told, tmp_path, language, compared):
    address = f"/{language}/structure.pdf{MOVE if compared else MOVE.split('&', maxsplit=1)[0]}"
    content = client.get(address).content
    assert content == client.get(address).content
    path = tmp_path / "structure.pdf"
    path.write_bytes(content)
    report = validation.validate_pdf(str(path), profile="ua1")
    assert report.is_compliant, report
    file = pikepdf.open(io.BytesIO(content))
    assert str(file.Root.Lang) == f"{language}-CA"
    with file.open_metadata() as metadata:
        assert "2026" in str(metadata["dc:title"])
        assert metadata["xmp:CreateDate"].startswith("2026-12-01")
    figures = [str(each.Alt) for each in file.objects if is_figure(each)]
    assert any("WG-DATA" in words for words in figures)


def is_figure(thing) -> bool:
    return isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == "/Figure" and "/Alt" in thing


def test_the_printed_page_says_all_that_the_page_says(told):
    with translation.override("fr"):
        data = contents(sheet_of(structure_page(structure_on(AFTER), structure_on(date(2026, 11, 23)))))
    assert data["tree"][0]["name"].startswith("Conseils mixtes")
    assert data["lines"][2][:3] == ["WG-DATA en français", "relève de", "Conseils mixtes"]
    assert "décision D-2026-021" in data["lines"][2][4]
    assert len(data["changes"]) == 2
    assert data["changes"][0][1:4] == ["relève de", "CPSSP", "Conseils mixtes"]
    assert {each["kind"] for each in data["beside"]} == {"Soutien", "Liaison", "Lien fonctionnel"}


def test_a_large_structure_is_printed_on_a_sheet_on_which_it_can_be_read(client, joint):
    crowd(120, joint["PSSDC"], joint["PSCIOC"])
    file = pikepdf.open(io.BytesIO(client.get("/en/structure.pdf?as-of=2026-12-01&open=all").content))
    sheet = file.pages[0].mediabox
    drawn = draw(structure_on(AFTER))
    assert float(sheet[3]) > 1000
    assert float(sheet[2]) >= drawn.width * 0.64
    assert float(file.pages[1].mediabox[2]) == 612


@pytest.mark.parametrize("day", ["1900-01-01", "1969-12-31", "9999-12-31"])
@pytest.mark.parametrize("kind", ["svg", "pdf", "csv", "json", "jsonld"])
def test_far_days_have_files(client, joint, day, kind):
    assert client.get(f"/en/structure.{kind}?as-of={day}&compare={day}&known-on={day}").status_code == 200


@pytest.mark.parametrize("kind", ["svg", "pdf", "csv", "json", "jsonld"])
@pytest.mark.parametrize("day", ["2026-02-31", "1899-12-31", "soon"])
def test_files_of_no_day_are_refused_with_the_sentence(client, db, kind, day):
    answer = client.get(f"/en/structure.{kind}?as-of={day}")
    assert answer.status_code == 422
    assert list(answer.json()["errors"]) == ["as-of"]


def test_an_empty_register_has_files(client, db):
    for kind in ("svg", "pdf", "csv", "json", "jsonld"):
        assert client.get(f"/en/structure.{kind}").status_code == 200


def test_the_table_reads_in_a_spreadsheet_and_the_command_prints_the_same(client, told, capsys):
    content = client.get("/en/structure.csv?as-of=2026-12-01").content.decode()
    rows = list(csv.DictReader(io.StringIO(content)))
    assert {row["what"] for row in rows} == {"bodies", "components", "lines"}
    call_command("structure", "--as-of", "2026-12-01", "--csv")
    assert capsys.readouterr().out.replace("\r\n", "\n") == content.replace("\r\n", "\n")


def test_the_page_offers_every_file_of_the_same_question(client, told):
    html = client.get(f"/en/structure{MOVE}&open=JC").content.decode()
    for kind in ("svg", "pdf", "csv", "json", "jsonld"):
        assert f'href="/en/structure.{kind}?as-of=2026-12-01&amp;compare=2026-11-23&amp;open=JC"' in html
    facts = json.loads(client.get(f"/en/structure.json{MOVE}").content)
    assert len(facts["changes"]) == 2
