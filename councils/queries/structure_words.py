"""How is the structure of a day said in one stretch of words, for whoever hears it instead of seeing it?"""

from collections.abc import Iterator

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from councils.queries.structure_tree import Branch, Tree


def in_words(tree: Tree) -> str:
    """“Joint Councils: PSSDC (Digital Strategy), PSCIOC. Support: ICCS (Joint Councils).”"""
    said = " ".join(f"{sentence}." for sentence in _sentences(tree))
    return said or _("Nothing is recorded of the structure on that day.")


def _sentences(tree: Tree) -> Iterator[str]:
    for branch in tree.branches:
        under = _under(branch)
        yield f"{_name(branch)}: {under}" if under else _name(branch)
    for kind, ties in tree.beside:
        yield f"{capfirst(kind)}: " + ", ".join(f"{tie.body.words.usual} ({tie.parent.words.usual})" for tie in ties)
    if tree.unlinked:
        yield _("Named, no line recorded:") + " " + ", ".join(str(body.words.usual) for body in tree.unlinked)
    if tree.counted:
        yield f"{_('line not recorded')}: {_groups(tree.counted)}"


def _name(branch: Branch) -> str:
    marks = [branch.change_word] if branch.change else []
    marks += [_("line not recorded")] if branch.line_is_open else []
    name = str(branch.body.words.usual)
    return f"{name} – {', '.join(marks)}" if marks else name


def _under(branch: Branch) -> str:
    parts = [f"{_name(each)} ({under})" if (under := _under(each)) else _name(each) for each in branch.branches]
    parts += [_groups(branch.counted)] if branch.counted else []
    return ", ".join(parts)


def _groups(count: int) -> str:
    return ngettext("%(count)d group", "%(count)d groups", count) % {"count": count}
