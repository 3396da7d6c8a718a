"""Files made for tests: whole ones, and every kind that must be kept out."""

import io
import zipfile

import docx
import pikepdf

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def pdf(pages: int = 1, *, script: bool = False, **options) -> bytes:
    """A PDF of empty pages; with a `script` that would run when it is opened; `options` are pikepdf's."""
    made = pikepdf.new()
    for _page in range(pages):
        made.add_blank_page()
    if script:
        made.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
    return written(lambda file: made.save(file, **options))


def locked_pdf(password: str) -> bytes:
    """A PDF that opens with this password only; with an empty one it opens, and may not be changed."""
    return pdf(encryption=pikepdf.Encryption(owner="owner", user=password))


def word(text: str = "Hello", *, macros: bool = False) -> bytes:
    """A Word document, with or without a project of macros packed in it."""
    document = docx.Document()
    document.add_paragraph(text)
    content = written(document.save)
    return packed({"word/vbaProject.bin": b"macro"}, onto=content) if macros else content


def packed(parts: dict[str, bytes], onto: bytes = b"") -> bytes:
    """A zip file with these parts."""
    file = io.BytesIO(onto)
    with zipfile.ZipFile(file, "a") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def open_document(**more: bytes) -> bytes:
    """An OpenDocument text."""
    parts = {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<office/>"}
    return packed(parts | {name.replace("__", "/"): content for name, content in more.items()})


def written(save) -> bytes:
    """What a library writes into a file."""
    file = io.BytesIO()
    save(file)
    return file.getvalue()


PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"
    b"\x00\x00\x00\nIDATx\x9cc\x00\x01\x00\x00\x05\x00\x01\r\n-\xb4\x00\x00\x00\x00IEND\xaeB`\x82"
)
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
LOCKED_OFFICE = OLD_OFFICE + "EncryptedPackage".encode("utf-16-le") + bytes(100)
