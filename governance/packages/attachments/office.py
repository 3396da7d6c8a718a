"""How does an office document become a PDF? LibreOffice converts it, in a profile that nobody used before."""

import json
import subprocess
import tempfile
from pathlib import Path

from governance.packages.attachments.confine import room_for_office
from governance.packages.attachments.faults import Unusable
from governance.packages.attachments.kinds import DOCX, ODT, PPTX, XLSX
from governance.packages.attachments.limits import OFFICE_WALL_SECONDS

FILTERS = {
    DOCX: (".docx", "writer_pdf_Export"),
    ODT: (".odt", "writer_pdf_Export"),
    PPTX: (".pptx", "impress_pdf_Export"),
    XLSX: (".xlsx", "calc_pdf_Export"),
}
# What a field shows is printed, as in forms of PDF; comments and hidden slides stay with the document.
WISHES = {
    "PDFUACompliance": True, "UseTaggedPDF": True, "ExportBookmarks": True, "ExportFormFields": False,
    "ExportNotes": False, "ExportHiddenSlides": False, "EmbedStandardFonts": True,
}  # fmt: skip
SECURITY = "/org.openoffice.Office.Common/Security/Scripting"
LANGUAGE = "/org.openoffice.Office.Linguistic/General"
# Nothing is run, and nothing that the document points to elsewhere is fetched.
PROFILE = f"""<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="{SECURITY}"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="{SECURITY}"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="{SECURITY}"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="{LANGUAGE}"><prop oor:name="DefaultLocale" oor:op="fuse"><value>%s-CA</value></prop></item>
</oor:items>
"""


def convert(soffice: str, source: Path, media_type: str, language: str, room: Path) -> Path:
    """The PDF that LibreOffice (at the path `soffice`) makes of it, in `room`. Raises Unusable.

    `language` is spoken wherever the document itself names none.
    """
    ending, export = FILTERS[media_type]
    wishes = {name: {"type": "boolean", "value": str(value).lower()} for name, value in WISHES.items()}
    with tempfile.TemporaryDirectory(dir=room) as folder:
        home = Path(folder)
        (home / "profile" / "user").mkdir(parents=True)
        (home / "profile" / "user" / "registrymodifications.xcu").write_text(PROFILE % language)
        copy = home / f"document{ending}"
        copy.symlink_to(source)
        command = [
            soffice, f"-env:UserInstallation={(home / 'profile').as_uri()}", "--headless", "--norestore", "--nologo",
            "--nodefault", "--nolockcheck", "--convert-to", f"pdf:{export}:{json.dumps(wishes)}",
            "--outdir", str(home), str(copy),
        ]  # fmt: skip
        run(command, home)
        made = home / "document.pdf"
        if not made.is_file() or not made.stat().st_size:
            raise Unusable("damaged")
        return made.rename(room / "converted.pdf")


def run(command: list[str], home: Path) -> None:
    """Run LibreOffice to its end. It belongs to this process's group: who ends the one ends the other."""
    try:
        subprocess.run(
            command,
            cwd=home,
            env={"HOME": str(home), "TMPDIR": str(home), "PATH": "/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=OFFICE_WALL_SECONDS,
            preexec_fn=room_for_office,
            check=False,
        )
    except subprocess.TimeoutExpired as slow:
        raise Unusable("too_slow") from slow
