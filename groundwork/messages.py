"""Which sentences does the house say to people, and where? Read from code and templates, without gettext's tools."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.template import Engine, Node, NodeList
from django.template.base import Template
from django.templatetags.i18n import BlockTranslateNode, TranslateNode
from django.utils.translation import trim_whitespace

APPS = ("groundwork", "councils", "priorities", "governance", "config")
PLAIN = {"_", "gettext", "gettext_lazy", "gettext_noop"}
IN_CONTEXT = {"pgettext", "pgettext_lazy"}
PLURAL = {"ngettext", "ngettext_lazy"}


@dataclass(frozen=True, order=True)
class Message:
    """A sentence as its author wrote it, with its plural and its context where it has them."""

    text: str
    plural: str = ""
    context: str = ""


def messages_of(root: Path) -> dict[Message, set[str]]:
    """Every message below the root, with the files that say it (relative, in POSIX form)."""
    found: dict[Message, set[str]] = {}
    for path, messages in each_file(root):
        for message in messages:
            found.setdefault(message, set()).add(path.relative_to(root).as_posix())
    return found


def each_file(root: Path) -> Iterator[tuple[Path, list[Message]]]:
    for app in APPS:
        for path in sorted((root / app).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path, list(in_code(path.read_text()))
    for path in sorted((root / "templates").rglob("*")):
        if path.suffix in {".html", ".txt"}:
            yield path, list(in_template(path.read_text()))


def in_code(source: str) -> Iterator[Message]:
    """The messages of a Python file: literal arguments of gettext's functions, adjacent literals joined."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        words = [
            each.value if isinstance(each, ast.Constant) and isinstance(each.value, str) else None
            for each in node.args[:2]
        ]
        if name in PLAIN and words[0]:
            yield Message(words[0])
        elif name in IN_CONTEXT and len(words) > 1 and words[0] and words[1]:
            yield Message(words[1], context=words[0])
        elif name in PLURAL and len(words) > 1 and words[0] and words[1]:
            yield Message(words[0], plural=words[1])


def in_template(source: str) -> Iterator[Message]:
    """The messages of a Django template: translate and blocktranslate, at any depth, and _("…") in arguments."""
    for node in nodes(Template(source, engine=Engine.get_default()).nodelist):
        context = literal(getattr(node, "message_context", None))
        if isinstance(node, TranslateNode) and (text := literal(node.filter_expression)):
            yield Message(text.replace("%", "%%"), context=context)  # as Django looks it up
        elif isinstance(node, BlockTranslateNode):
            singular, plural = (words(node, tokens) for tokens in (node.singular, node.plural))
            yield Message(singular, plural=plural, context=context)
    for match in re.finditer(r"""\b_\((["'])(.+?)\1\)""", source):
        yield Message(match.group(2))


def nodes(nodelist: NodeList) -> Iterator[Node]:
    for node in nodelist:
        yield node
        for name in (*node.child_nodelists, "nodelist"):
            inner = getattr(node, name, None)
            if isinstance(inner, NodeList):
                yield from nodes(inner)
        for _condition, inner in getattr(node, "conditions_nodelists", []):
            yield from nodes(inner)


def words(node: BlockTranslateNode, tokens: list) -> str:
    text = node.render_token_list(tokens)[0] if tokens else ""
    return trim_whitespace(text) if node.trimmed else text


def literal(expression: object) -> str:
    """The text of a template expression that is a plain literal, else nothing."""
    var = getattr(expression, "var", None)
    if isinstance(var, str):
        return var
    value = getattr(var, "literal", None)
    return value if isinstance(value, str) else ""
