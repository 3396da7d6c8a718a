"""What does the file say of itself? Title, language, author, and PDF/UA-1 when every part of it keeps that promise."""

from datetime import UTC, datetime
from xml.sax.saxutils import escape

from pikepdf import Dictionary, Name, Pdf, String

PRODUCER = "Concert"
PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:format>application/pdf</dc:format>
<xmp:CreateDate>{when}</xmp:CreateDate><xmp:ModifyDate>{when}</xmp:ModifyDate>
<pdf:Producer>{producer}</pdf:Producer>{claim}
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""
CLAIM = "\n<pdfuaid:part>1</pdfuaid:part>"


def tag(language: str) -> str:
    """The language of the house as documents name it: of Canada, unless it says of where."""
    return f"{language}-CA" if language in {"en", "fr"} else language


def write_metadata(pdf: Pdf, *, title: str, language: str, author: str, moment: int, claims: bool) -> None:
    """Say so in both places where readers look. `moment` in seconds since 1970 is when it was made and changed."""
    when = datetime.fromtimestamp(moment, UTC)
    packet = PACKET.format(
        title=escape(title),
        language=tag(language),
        author=escape(author),
        when=when.strftime("%Y-%m-%dT%H:%M:%SZ"),
        producer=PRODUCER,
        claim=CLAIM if claims else "",
    )
    pdf.Root.Metadata = pdf.make_stream(packet.encode(), Type=Name.Metadata, Subtype=Name.XML)
    pdf.Root.Lang = String(tag(language))
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    date = String(when.strftime("D:%Y%m%d%H%M%SZ"))
    pdf.trailer.Info = pdf.make_indirect(
        Dictionary(
            Title=String(title), Author=String(author), Producer=String(PRODUCER), CreationDate=date, ModDate=date
        )
    )
