"""The smallest office documents that programs open, by their media type."""

import io
import zipfile

from governance.packages.attachments import kinds
from tests.governance.packages.attachments.corpus import word

HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SLIDES = "http://schemas.openxmlformats.org/presentationml/2006/main"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"


def packed(parts: dict[str, str]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def relations(*targets: tuple[str, str]) -> str:
    inner = "".join(
        f'<Relationship Id="r{place}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for place, (kind, target) in enumerate(targets, 1)
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{inner}</Relationships>'


def types(**parts: str) -> str:
    inner = "".join(
        f'<Override PartName="{name}" ContentType="application/vnd.openxmlformats-officedocument.{kind}+xml"/>'
        for name, kind in parts.items()
    )
    defaults = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    defaults += '<Default Extension="xml" ContentType="application/xml"/>'
    return f'{HEAD}<Types xmlns="{PACKAGE}/content-types">{defaults}{inner}</Types>'


def sheet() -> bytes:
    cells = '<c r="A1" t="inlineStr"><is><t>Sum</t></is></c><c r="B1"><v>12</v></c>'
    return packed(
        {
            "[Content_Types].xml": types(
                **{
                    "/xl/workbook.xml": "spreadsheetml.sheet.main",
                    "/xl/worksheets/sheet1.xml": "spreadsheetml.worksheet",
                }
            ),
            "_rels/.rels": relations(("officeDocument", "xl/workbook.xml")),
            "xl/_rels/workbook.xml.rels": relations(("worksheet", "worksheets/sheet1.xml")),
            "xl/workbook.xml": f'{HEAD}<workbook xmlns="{SHEETS}" xmlns:r="{OFFICE}"><sheets>'
            '<sheet name="One" sheetId="1" r:id="r1"/></sheets></workbook>',
            "xl/worksheets/sheet1.xml": f'{HEAD}<worksheet xmlns="{SHEETS}"><sheetData><row r="1">{cells}</row>'
            "</sheetData></worksheet>",
        }
    )


def slides() -> bytes:
    """One slide, which needs a layout and a master to be one."""
    names = f'xmlns:a="{DRAWING}" xmlns:r="{OFFICE}" xmlns:p="{SLIDES}"'
    group = '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
    box = (
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Title"/><p:cNvSpPr/><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr>'
        '<p:spPr><a:xfrm><a:off x="900000" y="900000"/><a:ext cx="6000000" cy="900000"/></a:xfrm></p:spPr>'
        "<p:txBody><a:bodyPr/><a:p><a:r><a:t>A slide</a:t></a:r></a:p></p:txBody></p:sp>"
    )
    tree = f"<p:cSld><p:spTree>{group}%s</p:spTree></p:cSld>"
    colours = " ".join(
        f'{name}="{other}"'
        for name, other in {
            "bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2", "hlink": "hlink", "folHlink": "folHlink",
            **{f"accent{each}": f"accent{each}" for each in range(1, 7)},
        }.items()
    )  # fmt: skip
    main = "presentationml"
    return packed(
        {
            "[Content_Types].xml": types(
                **{
                    "/ppt/presentation.xml": f"{main}.presentation.main",
                    "/ppt/slides/slide1.xml": f"{main}.slide",
                    "/ppt/slideLayouts/slideLayout1.xml": f"{main}.slideLayout",
                    "/ppt/slideMasters/slideMaster1.xml": f"{main}.slideMaster",
                }
            ),
            "_rels/.rels": relations(("officeDocument", "ppt/presentation.xml")),
            "ppt/_rels/presentation.xml.rels": relations(
                ("slideMaster", "slideMasters/slideMaster1.xml"), ("slide", "slides/slide1.xml")
            ),
            "ppt/slides/_rels/slide1.xml.rels": relations(("slideLayout", "../slideLayouts/slideLayout1.xml")),
            "ppt/slideLayouts/_rels/slideLayout1.xml.rels": relations(
                ("slideMaster", "../slideMasters/slideMaster1.xml")
            ),
            "ppt/slideMasters/_rels/slideMaster1.xml.rels": relations(
                ("slideLayout", "../slideLayouts/slideLayout1.xml")
            ),
            "ppt/presentation.xml": f'{HEAD}<p:presentation {names}><p:sldMasterIdLst><p:sldMasterId id="2147483648" '
            'r:id="r1"/></p:sldMasterIdLst><p:sldIdLst><p:sldId id="256" r:id="r2"/></p:sldIdLst>'
            '<p:sldSz cx="9144000" cy="6858000"/><p:notesSz cx="6858000" cy="9144000"/></p:presentation>',
            "ppt/slides/slide1.xml": f"{HEAD}<p:sld {names}>{tree % box}</p:sld>",
            "ppt/slideLayouts/slideLayout1.xml": f"{HEAD}<p:sldLayout {names}>{tree % ''}</p:sldLayout>",
            "ppt/slideMasters/slideMaster1.xml": f"{HEAD}<p:sldMaster {names}>{tree % ''}<p:clrMap {colours}/>"
            '<p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="r1"/></p:sldLayoutIdLst></p:sldMaster>',
        }
    )


def open_document() -> bytes:
    spaces = "urn:oasis:names:tc:opendocument:xmlns"
    listed = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>'
        for path, kind in (("/", kinds.ODT), ("content.xml", "text/xml"))
    )
    return packed(
        {
            "mimetype": kinds.ODT,
            "META-INF/manifest.xml": f'{HEAD}<manifest:manifest xmlns:manifest="{spaces}:manifest:1.0" '
            f'manifest:version="1.2">{listed}</manifest:manifest>',
            "content.xml": f'{HEAD}<office:document-content xmlns:office="{spaces}:office:1.0" '
            f'xmlns:text="{spaces}:text:1.0" office:version="1.2"><office:body><office:text>'
            '<text:h text:outline-level="1">Heading</text:h><text:p>Words.</text:p>'
            "</office:text></office:body></office:document-content>",
        }
    )


MADE = {kinds.DOCX: word, kinds.ODT: open_document, kinds.PPTX: slides, kinds.XLSX: sheet}
