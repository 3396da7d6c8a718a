"""Does the number stand upright at the foot of every page as it is seen, and cover nothing?"""

import re

import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream

from groundwork.binding.letters import encoded, letters
from groundwork.binding.sheets import Sheet
from groundwork.binding.stamps import STRIP, face_of
from tests.groundwork.binding.makers import typeset
from tests.groundwork.binding.reading import stamped

NUMBERS = r"(-?[\d.]+)"
PLACED = re.compile(rf"q {' '.join([NUMBERS] * 6)} cm")
WRITTEN = re.compile(rf"/StampLetters {NUMBERS} Tf {NUMBERS} {NUMBERS} Td <([0-9a-f]+)>")


@pytest.fixture
def stamped_page(bound, tmp_path):
    """One page with these boxes, stamped: its box, and where each text begins and ends in user space."""

    def made(media, *, foot=False, **more):
        pdf = Pdf.new()
        page = pdf.add_blank_page(page_size=(100, 100)).obj
        page.MediaBox = Array(media)
        for key, value in more.items():
            page["/" + key] = Array(value) if isinstance(value, list) else value
        pdf.save(tmp_path / "odd.pdf")
        whole, _ = bound(Sheet(tmp_path / "odd.pdf", "odd", "Odd", "en", stamp="Item 7", foot=foot))
        page = whole.pages[0].obj
        assert "/CropBox" not in page or foot
        return [float(each) for each in page.MediaBox], texts(page.Contents[-1])

    return made


def texts(stream: Stream) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    drawn = stream.read_bytes().decode("latin-1")
    a, b, c, d, e, f = (float(each) for each in PLACED.search(drawn).groups())
    found = []
    for size, left, low, words in WRITTEN.findall(drawn):
        ends = (float(left), float(left) + letters().width(bytes.fromhex(words)) * float(size))
        found.append(tuple((a * x + c * float(low) + e, b * x + d * float(low) + f) for x in ends))
    return found


MEDIA, CROP = [-50, 20, 562, 812], [10, 60, 400, 700]


@pytest.mark.parametrize(
    ("turn", "box", "along", "ascending"),
    [
        (0, [10, 60 - STRIP * 0.9, 400, 700], 0, True),
        (90, [10, 60, 400 + STRIP * 0.9, 700], 1, True),
        (180, [10, 60, 400, 700 + STRIP * 0.9], 0, False),
        (270, [10 - STRIP * 0.9, 60, 400, 700], 1, False),
    ],
)
def test_turned_pages_grow_at_their_visual_foot_and_are_written_on_there(stamped_page, turn, box, along, ascending):
    now, found = stamped_page(MEDIA, CropBox=CROP, Rotate=turn)
    assert now == pytest.approx(box)
    assert len(found) == 2
    for begin, end in found:
        assert begin[1 - along] == pytest.approx(end[1 - along])
        assert (begin[along] < end[along]) is ascending
        across = begin[1 - along]
        assert not CROP[1 - along] <= across <= CROP[3 - along]  # in the strip, not on the page as it was
        assert box[1 - along] < across < box[3 - along]
        assert all(box[along] < each[along] < box[along + 2] for each in (begin, end))


@pytest.mark.parametrize("size", [(960, 540), (2384, 3370), (150, 100), (60, 700), (14400, 14400)])
def test_on_a_page_of_any_size_the_line_fits(stamped_page, size):
    now, found = stamped_page([0, 0, *size])
    marking, number = sorted(found)
    assert 0 < marking[0][0] < marking[1][0] < number[0][0] < number[1][0] < size[0]
    assert now[1] < marking[0][1] < 0


def test_a_page_that_leaves_its_foot_free_keeps_its_size(stamped_page):
    now, found = stamped_page([0, 0, 612, 792], foot=True)
    assert now == [0, 0, 612, 792]
    assert all(10 < begin[1] < 30 for begin, _ in found)


@pytest.mark.parametrize(
    ("more", "turn", "size"),
    [
        ({"Rotate": -90}, 270, (792, 612)),
        ({"Rotate": 450}, 90, (792, 612)),
        ({"Rotate": 45}, 0, (612, 792)),
        ({"Rotate": Name.Nonsense}, 0, (612, 792)),
        ({"CropBox": Array([900, 900, 950, 950])}, 0, (612, 792)),
        ({"CropBox": Array([600, 700, 10, 20])}, 0, (590, 680)),
        ({"MediaBox": Array([0, 0, Name.Wide, 1])}, 0, (612, 792)),
        ({"MediaBox": Array([0, 0, 0, 0])}, 0, (612, 792)),
        ({"UserUnit": 0}, 0, (612, 792)),
        ({"UserUnit": Name.Large}, 0, (612, 792)),
    ],
)
def test_nonsense_counts_as_what_readers_show(more, turn, size):
    face = face_of(Dictionary(**{"MediaBox": Array([0, 0, 612, 792]), **more}))
    assert (face.turn, (face.width, face.height)) == (turn, size)


def test_in_larger_units_it_is_as_large_as_elsewhere():
    plain = face_of(Dictionary(MediaBox=Array([0, 0, 612, 792])))
    doubled = face_of(Dictionary(MediaBox=Array([0, 0, 306, 396]), UserUnit=2))
    assert doubled.scale * 2 == plain.scale == 1


def test_letters_that_are_shared_are_added_once_and_names_that_are_taken_are_left(bound, tmp_path):
    pdf = Pdf.new()
    shared = pdf.make_indirect(Dictionary(Font=Dictionary(StampLetters=Dictionary(Type=Name.Font))))
    for _ in range(2):
        pdf.add_blank_page(page_size=(612, 792)).obj.Resources = shared
    bare = pdf.add_blank_page(page_size=(612, 792)).obj
    del bare["/Resources"]
    del bare["/Contents"]
    pdf.save(tmp_path / "shared.pdf")
    whole, _ = bound(Sheet(tmp_path / "shared.pdf", "a", "A", "en"))
    assert [sorted(page.obj.Resources.Font.keys()) for page in whole.pages] == [
        ["/StampLetters", "/StampLetters2"], ["/StampLetters", "/StampLetters2"], ["/StampLetters"],
    ]  # fmt: skip
    assert b"/StampLetters2 " in whole.pages[1].obj.Contents[-1].read_bytes()
    assert stamped(whole.pages[2])[0] == "3 / 3"


def test_our_letters_write_both_languages():
    text = "Point 7 · ÉÀÇŒœ « » ’ – PROTÉGÉ\u00a0A"
    assert encoded(text) == text.replace("\u00a0", " ").encode("cp1252")
    assert encoded("ᐃᓄᒃ") == b"???"
    assert all(letters().widths[code] > 0 for code in encoded(text))
    assert letters().width(b"  ") * 1000 == 2 * letters().widths[32]


def test_content_keeps_its_own_state(bound, tmp_path):
    paper = typeset(tmp_path / "paper.pdf")
    pdf, _ = bound(Sheet(paper, "a", "A", "en"))
    first, *_, last = pdf.pages[0].obj.Contents
    assert first.read_bytes() == b"q\n"
    assert last.read_bytes().startswith(b"\nQ\nq ")
    assert last.read_bytes().endswith(b"Q")
