"""How is it said that a body comes to be, is called otherwise, changes what it may do, or ends?"""

from councils.enums import Authority, BodyKind
from governance.queries.effect_words.articles import agreeing, capital, listed, of_the, the
from governance.queries.effect_words.known import Saying
from groundwork.bilingual import Pair
from groundwork.dates import read_day
from groundwork.dates_in_words import day

_NEW = {
    BodyKind.COUNCIL: Pair("A new council is established", "Un nouveau conseil est créé"),
    BodyKind.JOINT_COUNCIL: Pair("A new joint council is established", "Un nouveau conseil mixte est créé"),
    BodyKind.WORKING_GROUP: Pair("A new working group is established", "Un nouveau groupe de travail est créé"),
    BodyKind.SUB_COMMITTEE: Pair("A new sub-committee is established", "Un nouveau sous-comité est créé"),
    BodyKind.EXTERNAL_TABLE: Pair("A new external table is recognized", "Une nouvelle table externe est reconnue"),
    BodyKind.SECRETARIAT: Pair("A new secretariat is established", "Un nouveau secrétariat est créé"),
    BodyKind.NON_MEMBER: Pair("A new non-member is recognized", "Un nouveau non-membre est reconnu"),
}
_DOES = {
    Authority.DECIDES: Pair("decides", "décide"),
    Authority.RECOMMENDS: Pair("recommends", "recommande"),
    Authority.INFORMS: Pair("informs", "informe"),
}
_MAY = {
    Authority.DECIDES: Pair("decide", "décider"),
    Authority.RECOMMENDS: Pair("recommend", "recommander"),
    Authority.INFORMS: Pair("inform", "informer"),
}
_ANY = Pair("A new body is established", "Une nouvelle instance est créée")
CLOSE_OUT_DAYS = 90


def establish(saying: Saying) -> Pair:
    """A new body, what it may do and to whom it reports."""
    kind, name = saying.get("body_kind"), named(saying)
    new = _NEW.get(BodyKind(kind), _ANY) if kind in BodyKind.values else _ANY
    it = "Elle" if kind == BodyKind.EXTERNAL_TABLE else "Il"
    authority = saying.get("authority")
    said = [_DOES[Authority(authority)]] if authority in Authority.values else []
    if saying.get("under"):
        upper = saying.body("under")
        said.append(Pair(f"reports to {the(upper).en}", f"relève {of_the(upper).fr}"))
    does = listed(said)
    more = Pair(f" It {does.en}.", f" {it} {does.fr}.") if said else Pair()
    return Pair(f"{new.en}: {name.en}.{more.en}", f"{new.fr} : {name.fr}.{more.fr}")


def promote(saying: Saying) -> Pair:
    """A priority that becomes a working group."""
    slug, name, upper = saying.get("priority"), named(saying), saying.body("under")
    priority = saying.known.priorities.get(slug, Pair(slug, slug))
    return Pair(
        f"The priority “{priority.en}” becomes a working group: {name.en}. It reports to {the(upper).en}.",
        f"La priorité « {priority.fr} » devient un groupe de travail : {name.fr}. Il relève {of_the(upper).fr}.",
    )


def named(saying: Saying) -> Pair:
    """The new name, with the acronym where there is one."""
    name, acronym = saying.text("name"), saying.text("acronym")
    if not acronym.en:
        return name
    return Pair(f"{name.en} ({acronym.en})", f"{name.fr} ({acronym.fr})")


def rename(saying: Saying) -> Pair:
    """What a body is called from now on."""
    body, name = the(saying.body("body")), named(saying)
    takes = agreeing(saying.body("body"), Pair("takes", "prend"), Pair("take", "prennent"))
    return capital(
        Pair(f"{body.en} {takes.en} this name: {name.en}.", f"{body.fr} {takes.fr} le nom suivant : {name.fr}.")
    )


def authority(saying: Saying) -> Pair:
    """What a body may do from now on."""
    name, word = saying.body("body"), saying.get("authority")
    body, may = the(name), agreeing(name, Pair("may", "peut"), Pair("may", "peuvent"))
    does = _MAY[Authority(word)] if word in Authority.values else Pair(word, word)
    return capital(Pair(f"{body.en} {may.en} now {does.en}.", f"{body.fr} {may.fr} désormais {does.fr}."))


def level(saying: Saying) -> Pair:
    """At which level of the operating framework a body works."""
    name, number = saying.body("body"), saying.get("level")
    words, body = saying.known.levels.get(number, Pair(number, number)), the(name)
    works = agreeing(name, Pair("works", "travaille"), Pair("work", "travaillent"))
    return capital(
        Pair(
            f"{body.en} {works.en} at the level “{words.en}” of the operating framework.",
            f"{body.fr} {works.fr} au niveau « {words.fr} » du cadre opérationnel.",
        )
    )


def terms_of_reference(saying: Saying) -> Pair:
    """New terms of reference, and when they are looked at again."""
    body, review = saying.body("body"), read_day(saying.get("review_on"))
    next_en = f" Next review: {day(review, 'en')}." if review else ""
    next_fr = f" Prochain examen : {day(review, 'fr')}." if review else ""
    return Pair(
        f"New terms of reference are adopted for {the(body).en}.{next_en}",
        f"Un nouveau mandat est adopté pour {the(body).fr}.{next_fr}",
    )


def merge(saying: Saying) -> Pair:
    """Bodies that become one."""
    into = saying.body("into")
    merging = [name for name in saying.bodies("bodies") if name != into] or [Pair("?", "?")]
    on = the(into)
    if len(merging) == 1:
        who = the(merging[0])
        return capital(
            Pair(f"{who.en} merges into {on.en}, which takes over what is open.",
                 f"{who.fr} fusionne avec {on.fr}; ce qui est en cours passe à cette instance.")
        )  # fmt: skip
    who = listed([the(name) for name in merging])
    takes = agreeing(into, Pair("takes", "reprend"), Pair("take", "reprennent"))
    return capital(
        Pair(
            f"{who.en} merge; {on.en} {takes.en} over what is open.",
            f"{who.fr} fusionnent; {on.fr} {takes.fr} ce qui est en cours.",
        )
    )


def split(saying: Saying) -> Pair:
    """A body that becomes several."""
    name, heir = the(saying.body("body")), the(saying.body("heir"))
    parts = [the(each) for each in saying.bodies("into")] or [Pair("?", "?")]
    who = listed(parts)
    follow = Pair("follows", "lui succède") if len(parts) == 1 else Pair("follow", "lui succèdent")
    return capital(
        Pair(
            f"{name.en} is split: {who.en} {follow.en} it. {capital(heir).en} takes over what is open.",
            f"{name.fr} se scinde : {who.fr} {follow.fr}. {capital(heir).fr} reprend ce qui est en cours.",
        )
    )


def dissolve(saying: Saying) -> Pair:
    """A body that ends, who takes over, and its close-out report."""
    name, days = the(saying.body("body")), saying.get("report_days") or str(CLOSE_OUT_DAYS)
    ends = agreeing(saying.body("body"), Pair("ends", "cesse d’exister"), Pair("end", "cessent d’exister"))
    over = Pair()
    if saying.get("heir"):
        heir = saying.body("heir")
        takes = agreeing(heir, Pair("takes", "reprend"), Pair("take", "reprennent"))
        over = Pair(
            f"; {the(heir).en} {takes.en} over what is open", f"; {the(heir).fr} {takes.fr} ce qui est en cours"
        )
    return capital(
        Pair(
            f"{name.en} {ends.en}{over.en}. A close-out report is owed within {days} days.",
            f"{name.fr} {ends.fr}{over.fr}. Un rapport de clôture est attendu d’ici {days} jours.",
        )
    )
