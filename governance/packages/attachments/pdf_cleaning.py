"""What does a PDF lose before it is joined? All that runs, opens, sends or hides something."""

from collections.abc import Iterator

import pikepdf

FROM_THE_ROOT = (
    "/OpenAction", "/AA", "/AF", "/Perms", "/Requirements", "/NeedsRendering", "/Legal", "/DSS", "/SpiderInfo",
    "/PieceInfo",
)  # fmt: skip
FROM_A_PAGE = ("/AA", "/AF", "/PieceInfo", "/PresSteps")
KEPT_NAMES = {"/Dests"}
KEPT_ACTIONS = {"/URI", "/GoTo"}
KEPT_ADDRESSES = ("http://", "https://", "mailto:", "tel:")
DROPPED_ANNOTATIONS = {"/FileAttachment", "/Screen", "/Movie", "/Sound", "/RichMedia", "/3D", "/TrapNet", "/Widget"}
MOST_BOOKMARKS = 20_000


def clean(pdf: pikepdf.Pdf) -> None:
    """Take out scripts, actions other than links, attached files, media, and what belongs to other programs."""
    drop(pdf.Root, FROM_THE_ROOT)
    names = pdf.Root.get("/Names")
    if isinstance(names, pikepdf.Dictionary):
        drop(names, sorted(set(names.keys()) - KEPT_NAMES))
    for page in pdf.pages:
        drop(page.obj, FROM_A_PAGE)
        clean_annotations(page.obj)
    for bookmark in bookmarks(pdf):
        clean_action(bookmark)


def drop(holder: pikepdf.Object, names: tuple[str, ...] | list[str]) -> None:
    """Take these entries out of a dictionary."""
    for name in names:
        if name in holder:
            del holder[name]


def clean_annotations(page: pikepdf.Object) -> None:
    """Keep the links and the remarks of a page, and of the links only those that lead to a place or an address."""
    annotations = page.get("/Annots")
    if annotations is None:
        return
    kept = [each for each in annotations if isinstance(each, pikepdf.Dictionary)] if is_list(annotations) else []
    kept = [each for each in kept if str(each.get("/Subtype", "")) not in DROPPED_ANNOTATIONS]
    for each in kept:
        drop(each, ("/AA", "/AF", "/PA"))
        clean_action(each)
    if kept:
        page.Annots = pikepdf.Array(kept)
    else:
        drop(page, ("/Annots",))


def is_list(thing: pikepdf.Object) -> bool:
    """Whether it is an array."""
    return isinstance(thing, pikepdf.Array)


def clean_action(holder: pikepdf.Object) -> None:
    """Take the action out of a link or bookmark unless it goes to a place in the file or to an address."""
    action = holder.get("/A")
    if action is None:
        return
    if not isinstance(action, pikepdf.Dictionary) or not is_harmless(action):
        drop(holder, ("/A",))
    else:
        drop(action, ("/Next",))


def is_harmless(action: pikepdf.Dictionary) -> bool:
    """Whether an action only leads somewhere."""
    kind = str(action.get("/S", ""))
    return kind in KEPT_ACTIONS and (
        kind != "/URI" or str(action.get("/URI", "")).strip().lower().startswith(KEPT_ADDRESSES)
    )


def bookmarks(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Dictionary]:
    """Every bookmark, each once, however they are chained."""
    waiting = [pdf.Root.get("/Outlines")]
    seen: set[tuple[int, int]] = set()
    while waiting and len(seen) < MOST_BOOKMARKS:
        node = waiting.pop()
        if not isinstance(node, pikepdf.Dictionary) or (node.is_indirect and node.objgen in seen):
            continue
        seen.add(node.objgen)
        yield node
        waiting += [node.get("/Next"), node.get("/First")]
