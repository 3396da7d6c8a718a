"""Documents as people upload them, the good and every kind of bad one: each is made here, by its name.

`PDFS`, `IMAGES`, `TEXTS` and `OFFICE` map a name to a function that makes the bytes.
"""

import io
import struct
import zlib
from collections.abc import Callable

import docx
import pikepdf
import typst
from pikepdf import Array, Dictionary, Name, String

TAGGED = '#set document(title: "A report")\n#set text(lang: "en")\n= A report\nWords.\n\n#table(columns: 2, table.header[a][b], [1], [2])\n#figure(table(columns: 1, table.header[x], [1]), caption: [Numbers])'  # noqa: E501
Maker = Callable[[], bytes]


def saved(pdf: pikepdf.Pdf, **options) -> bytes:
    file = io.BytesIO()
    options.setdefault("deterministic_id", "encryption" not in options)
    pdf.save(file, **options)
    return file.getvalue()


def blank(pages: int = 1, size: tuple[float, float] = (612, 792)) -> pikepdf.Pdf:
    """An opened PDF of pages with one drawn line each, so that none is quite empty."""
    pdf = pikepdf.new()
    for _page in range(pages):
        pdf.add_blank_page(page_size=size)
        pdf.pages[-1].contents_add(b"q 72 72 m 200 200 l S Q")
    return pdf


def tagged(pages: int = 1) -> bytes:
    """Set by Typst: conforms to PDF/UA-1."""
    source = TAGGED + "\n#pagebreak()\nMore." * (pages - 1)
    return typst.compile(source.encode(), ignore_system_fonts=True, pdf_standards=["ua-1"], timestamp=0)


def untagged() -> bytes:
    return typst.compile(TAGGED.encode(), ignore_system_fonts=True, pdf_tags=False, timestamp=0)


def opened(content: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(content))


def encrypted() -> bytes:
    """Opens with a password only."""
    return saved(blank(), encryption=pikepdf.Encryption(owner="owner", user="secret"))


def owner_locked(allowed: bool) -> bytes:
    """Opens without a password; whether its pages may be joined is for its maker to say."""
    rights = pikepdf.Permissions(modify_assembly=allowed, modify_other=allowed)
    return saved(opened(tagged()), encryption=pikepdf.Encryption(owner="owner", user="", allow=rights))


def cut_short() -> bytes:
    """Without its last third, where the index of objects is: programs rebuild it."""
    content = saved(blank(3), object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return content[: content.rindex(b"xref")]


def beyond_repair() -> bytes:
    return b"%PDF-1.7\n" + b"\x9c" * 5000


def no_pages() -> bytes:
    return saved(pikepdf.new())


def form(*, drawn: bool = False) -> bytes:
    """A form with a field that was filled in, whose look nobody has stored unless it is `drawn`."""
    pdf = blank()
    helvetica = pdf.make_indirect(
        Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
    )
    field = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T="name", V="Élodie", DA="/Helv 12 Tf 0 g",
            Rect=[100, 100, 300, 130], F=4, AA=Dictionary(K=Dictionary(S=Name.JavaScript, JS="app.alert(1)")),
        )
    )  # fmt: skip
    pdf.pages[0].obj.Annots = Array([field])
    pdf.Root.AcroForm = Dictionary(Fields=[field], DR=Dictionary(Font=Dictionary(Helv=helvetica)), DA="/Helv 12 Tf 0 g")
    if drawn:
        pdf.Root.AcroForm.NeedAppearances = True
        pdf.generate_appearance_streams()
    return saved(pdf)


def dynamic_form() -> bytes:
    """XFA alone: its page says that another program is needed."""
    pdf = blank()
    pdf.Root.AcroForm = Dictionary(Fields=[], XFA=pdf.make_stream(b"<xdp:xdp/>"))
    pdf.Root.NeedsRendering = True
    return saved(pdf)


def portfolio() -> bytes:
    pdf = blank()
    pdf.attachments["inside.txt"] = b"the document itself"
    pdf.Root.Collection = Dictionary(Type=Name.Collection, View=Name.D)
    return saved(pdf)


def odd_sizes() -> bytes:
    """A ticket, a poster, a landscape page, a turned one, one without any size."""
    pdf = blank(1, (100, 30))
    for size in ((3370, 2384), (792, 612), (612, 792), (612, 792)):
        pdf.add_blank_page(page_size=size)
    pdf.pages[3].obj.Rotate = 90
    pdf.pages[4].obj.MediaBox = Array([0, 0, 0, 0])
    return saved(pdf)


def scanned() -> bytes:
    """A picture of a page and no letters."""
    pdf = blank()
    image = pdf.make_stream(
        b"\x80" * 100 * 100, Type=Name.XObject, Subtype=Name.Image, Width=100, Height=100,
        ColorSpace=Name.DeviceGray, BitsPerComponent=8,
    )  # fmt: skip
    pdf.pages[0].obj.Resources = Dictionary(XObject=Dictionary(Im0=image))
    pdf.pages[0].obj.Contents = pdf.make_stream(b"q 612 0 0 792 0 0 cm /Im0 Do Q")
    return saved(pdf)


def version_2() -> bytes:
    return saved(blank(), min_version="2.0")


def running() -> bytes:
    """Scripts, programs, attached files and media in every place that one can think of."""
    pdf = blank(2)
    script = Dictionary(S=Name.JavaScript, JS="app.alert(1)")
    launch = Dictionary(S=Name.Launch, F="cmd.exe")
    pdf.attachments["virus.exe"] = b"MZ"
    pdf.Root.OpenAction = script
    pdf.Root.AA = Dictionary(WC=script)
    pdf.Root.Names.JavaScript = Dictionary(Names=[String("x"), script])
    page = pdf.pages[0].obj
    page.AA = Dictionary(O=launch)
    box = [0, 0, 9, 9]
    page.Annots = Array(
        [
            Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=box, A=launch),
            Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=box, A=Dictionary(S=Name.URI, URI="javascript:x()")),
            Dictionary(
                Type=Name.Annot, Subtype=Name.Link, Rect=box,
                A=Dictionary(S=Name.URI, URI="https://example.org/", Next=script),
            ),
            Dictionary(Type=Name.Annot, Subtype=Name.FileAttachment, Rect=box, FS=Dictionary(F="x")),
            Dictionary(Type=Name.Annot, Subtype=Name.RichMedia, Rect=box),
        ]
    )  # fmt: skip
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("Run", action=launch))
    return saved(pdf)


def zeros(gigabytes: int) -> bytes:
    """So many gigabytes of nothing, deflated: one stretch of it, over and over."""
    packer = zlib.compressobj(9)
    head = packer.compress(b"") + packer.flush(zlib.Z_FULL_FLUSH)
    stretch = packer.compress(bytes(1 << 24)) + packer.flush(zlib.Z_FULL_FLUSH)
    return head + stretch * (gigabytes * 64) + packer.flush()


def page_of(content: bytes, filters: pikepdf.Object) -> bytes:
    """A page drawn by these bytes, which are packed as the filters say."""
    pdf = blank()
    stream = pdf.make_stream(b"")
    stream.write(content, filter=filters)
    pdf.pages[0].obj.Contents = stream
    return saved(pdf, stream_decode_level=pikepdf.StreamDecodeLevel.none, compress_streams=False)


def bomb() -> bytes:
    """A few kilobytes whose page inflates to four gigabytes: deflated, and deflated again."""
    return page_of(zlib.compress(zeros(4), 9), Array([Name.FlateDecode, Name.FlateDecode]))


def plain_bomb() -> bytes:
    """A gigabyte deflated once: a megabyte."""
    return page_of(zeros(1), Name.FlateDecode)


def many_pages(count: int = 100_000) -> bytes:
    """One page, counted a hundred thousand times."""
    pdf = blank()
    page = pdf.pages[0].obj
    pdf.Root.Pages.Kids = Array([page] * count)
    pdf.Root.Pages.Count = count
    return saved(pdf, object_stream_mode=pikepdf.ObjectStreamMode.generate)


def branching_pages() -> bytes:
    """Thirty branches, each with the next one ten times over: ten to the thirtieth pages in two kilobytes."""
    pdf = blank()
    node = pdf.pages[0].obj
    for _level in range(30):
        node = pdf.make_indirect(Dictionary(Type=Name.Pages, Kids=Array([node] * 10), Count=1))
    pdf.Root.Pages.Kids = Array([node])
    return saved(pdf)


def huge_image_inside() -> bytes:
    pdf = blank()
    image = pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.Image, Width=400_000, Height=400_000)
    pdf.pages[0].obj.Resources = Dictionary(XObject=Dictionary(Im0=image))
    return saved(pdf)


def png(width: int = 20, height: int = 10, *, declared: tuple[int, int] | None = None) -> bytes:
    """A grey image; one that is `declared` larger says so in its head."""
    head = struct.pack(">IIBBBBB", *(declared or (width, height)), 8, 0, 0, 0, 0)
    rows = zlib.compress(b"".join(b"\0" + b"\x80" * width for _row in range(height)))
    parts = [(b"IHDR", head), (b"IDAT", rows), (b"IEND", b"")]
    chunks = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


GIF = bytes.fromhex("47494638396101000100800000000000ffffff21f90401000000002c00000000010001000002024401003b")
MARKDOWN = b"""# Report

Some **strong** words and *others*, [a link](https://example.org/x), `code` and <script>alert(1)</script>.

- one
  - two
- three

| Year | Sum |
|------|----:|
| 2026 | 12  |

```
#let x = panic()
```
"""


def word() -> bytes:
    document = docx.Document()
    document.core_properties.title = "A report"
    document.add_heading("Heading", 1)
    document.add_paragraph("Words of a Word document.")
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


PDFS: dict[str, Maker] = {
    "tagged": tagged,
    "untagged": untagged,
    "encrypted": encrypted,
    "owner_allows": lambda: owner_locked(True),
    "owner_forbids": lambda: owner_locked(False),
    "cut_short": cut_short,
    "beyond_repair": beyond_repair,
    "no_pages": no_pages,
    "form": form,
    "form_drawn": lambda: form(drawn=True),
    "dynamic_form": dynamic_form,
    "portfolio": portfolio,
    "odd_sizes": odd_sizes,
    "scanned": scanned,
    "version_2": version_2,
    "running": running,
    "bomb": bomb,
    "plain_bomb": plain_bomb,
    "many_pages": many_pages,
    "branching_pages": branching_pages,
    "huge_image_inside": huge_image_inside,
    "empty": lambda: b"",
    "mislabelled": png,
}
IMAGES: dict[str, Maker] = {
    "picture": lambda: png(200, 100),
    "a_gigabyte": lambda: png(declared=(40_000, 40_000)),
    "cut_short_picture": lambda: png(200, 100)[:60],
    "head_only": lambda: png()[:12],
}
