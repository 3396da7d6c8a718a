"""The ballot box: one statement that casts the voice of a seat, with its ledger entry and its notices, or nothing.

Rule for rule the same as governance.rules.refuse_vote; a test holds both to one table. Written in the database
because everything that it relies on is there: one trip instead of nine, and the lock held for the shortest time.
"""

from django.db import migrations, models

NAMED = """
ALTER TABLE governance_elector DISABLE TRIGGER electors_are_frozen;
UPDATE governance_elector elector
    SET seat_key = body.key || ':' || coalesce(jurisdiction.code, '-') || ':' || seat.number
    FROM councils_seat seat JOIN councils_body body ON body.id = seat.body_id
    LEFT JOIN councils_jurisdiction jurisdiction ON jurisdiction.id = seat.jurisdiction_id
    WHERE seat.id = elector.seat_id;
ALTER TABLE governance_elector ENABLE TRIGGER electors_are_frozen;
"""
CAST = """
CREATE FUNCTION cast_vote(
    vote text, seat text, person bigint, today date, seen timestamptz, cast_at timestamptz, said jsonb,
    entry jsonb, testimony jsonb, notice_facts jsonb
) RETURNS TABLE (result text, closes_now bigint) LANGUAGE plpgsql AS $$
#variable_conflict use_variable
DECLARE
    event record;
    elector record;
    cast_as text;
    options text[] := ARRAY['agree', 'reservation', 'stand_aside', 'object'];
    written integer;
    entry_id bigint;
BEGIN
    -- Any number of votes rely on the vote being open; the close waits for them, and they for it.
    SELECT e.id, e.motion_id, e.meeting_id, e.method, e.closes_when_all_voted, e.frozen -> 'rule' ->> 'method' AS rule
        INTO event FROM governance_voteevent e
        WHERE e.reference = vote AND e.state = 'open' AND e.method IN ('written', 'ballot', 'concerns')
          AND coalesce(e.closes_at, 'infinity') > greatest(cast_at, clock_timestamp()) FOR SHARE;
    IF NOT FOUND THEN RETURN; END IF;
    -- Two who speak for one seat wait for each other, and the second sees what the first has said.
    SELECT e.id, e.seat_id INTO elector FROM governance_elector e
        WHERE e.vote_event_id = event.id AND e.seat_key = seat FOR NO KEY UPDATE;
    IF NOT FOUND THEN RETURN; END IF;
    IF EXISTS (SELECT 1 FROM governance_recusal r WHERE r.elector_id = elector.id AND r.clause_id IS NULL) THEN
        RETURN;
    END IF;

    -- Who may speak for the seat: whoever is named for it, or else its holder and its alternates.
    SELECT v.kind INTO cast_as FROM governance_voice v
        WHERE v.seat_id = elector.seat_id AND v.person_id = person
          AND v.accepted_at IS NOT NULL AND v.ended_at IS NULL
          AND (v.vote_event_id = event.id OR (v.vote_event_id IS NULL AND v.until > today))
          AND (v.kind <> 'proxy' OR event.method <> 'ballot' OR EXISTS (
               SELECT 1 FROM governance_attendance a WHERE a.meeting_id = event.meeting_id AND a.person_id = person
               AND a.presence IN ('present', 'remote')))
        ORDER BY v.kind DESC LIMIT 1;
    IF cast_as IS NULL AND NOT EXISTS (
        SELECT 1 FROM governance_voice v WHERE v.seat_id = elector.seat_id AND v.vote_event_id = event.id
        AND v.kind = 'substitute' AND v.accepted_at IS NOT NULL AND v.ended_at IS NULL
    ) THEN
        SELECT CASE m.role WHEN 'alternate' THEN 'alternate' ELSE 'holder' END INTO cast_as
            FROM councils_membership m
            WHERE m.seat_id = elector.seat_id AND m.person_id = person AND m.role IN ('co_chair', 'member', 'alternate')
              AND upper_inf(m.recorded) AND m.in_force @> today;
    END IF;
    IF cast_as IS NULL THEN RETURN; END IF;

    -- What is said must be an option of the frozen rule, on clauses of this motion; somebody else's vote is not
    -- replaced unseen.
    IF event.rule = 'majority' THEN options := ARRAY['for', 'against', 'abstain']; END IF;
    IF EXISTS (SELECT 1 FROM jsonb_each(said) s
               WHERE s.value ->> 'option' <> ALL (options) OR s.value ->> 'option' IS NULL
                  OR (s.key <> '*' AND NOT EXISTS (SELECT 1 FROM governance_clause c
                                                   WHERE c.id::text = s.key AND c.motion_id = event.motion_id))) THEN
        RETURN;
    END IF;
    IF EXISTS (SELECT 1 FROM governance_vote v WHERE v.elector_id = elector.id AND v.cast_by_id <> person
               AND (seen IS NULL OR v.cast_at > seen)) THEN
        RETURN;
    END IF;

    INSERT INTO governance_vote AS now (vote_event_id, elector_id, clause_id, option, reason, reason_language,
                                        cast_by_id, cast_at, cast_as, declared)
        SELECT event.id, elector.id, c.id, s.said ->> 'option', s.said ->> 'reason', s.said ->> 'language',
               person, cast_at, cast_as, false
        FROM governance_clause c
        CROSS JOIN LATERAL (SELECT coalesce(said -> c.id::text, said -> '*') AS said) s
        LEFT JOIN governance_vote v ON v.elector_id = elector.id AND v.clause_id = c.id
        WHERE c.motion_id = event.motion_id AND s.said IS NOT NULL
          AND (v.id IS NULL OR (v.option, v.reason) IS DISTINCT FROM (s.said ->> 'option', s.said ->> 'reason'))
          AND NOT EXISTS (SELECT 1 FROM governance_recusal r WHERE r.elector_id = elector.id AND r.clause_id = c.id)
        ORDER BY c.id
        ON CONFLICT (elector_id, clause_id) DO UPDATE SET option = excluded.option, reason = excluded.reason,
            reason_language = excluded.reason_language, cast_by_id = excluded.cast_by_id,
            cast_at = excluded.cast_at, cast_as = excluded.cast_as, declared = false;
    GET DIAGNOSTICS written = ROW_COUNT;
    IF written = 0 THEN
        RETURN QUERY SELECT 'same', NULL::bigint;
        RETURN;
    END IF;

    INSERT INTO groundwork_ledgerentry (at, act, subject, facts, testimony_hash, content_hash)
        VALUES (cast_at, entry ->> 'act', entry ->> 'subject', entry -> 'facts', entry ->> 'testimony_hash',
                entry ->> 'content_hash') RETURNING id INTO entry_id;
    INSERT INTO groundwork_testimony (entry_id, salt, fields)
        VALUES (entry_id, testimony ->> 'salt', testimony -> 'fields');
    INSERT INTO councils_notice (key, kind, person_id, facts, state, queued_at, due_at, attempts, problem)
        VALUES ('vote.receipt:' || vote || ':' || seat || ':' || cast_at, 'vote.receipt', person, notice_facts, 'owed',
                cast_at, cast_at, 0, '');

    -- An objection or a reservation reaches the co-chairs at once.
    IF EXISTS (SELECT 1 FROM jsonb_each(said) s WHERE s.value ->> 'option' IN ('object', 'reservation')) THEN
        INSERT INTO councils_notice (key, kind, person_id, facts, state, queued_at, due_at, attempts, problem)
            SELECT DISTINCT 'vote.concern:' || vote || ':' || seat || ':' || cast_at || ':' || m.person_id,
                   'vote.concern', m.person_id, notice_facts, 'owed', cast_at, cast_at, 0, ''
            FROM councils_membership m JOIN councils_seat s ON s.id = m.seat_id
            JOIN councils_body b ON b.id = s.body_id
            WHERE m.role = 'co_chair' AND upper_inf(m.recorded) AND m.in_force @> today
              AND b.key IN (SELECT body_key FROM governance_elector WHERE vote_event_id = event.id);
    END IF;
    -- In a wait for concerns, an objection stands as a concern with its author, until the author lifts it.
    IF event.method = 'concerns' THEN
        UPDATE governance_concern k SET lifted_at = cast_at, lifted_by_id = person
            WHERE k.elector_id = elector.id AND k.lifted_at IS NULL AND NOT EXISTS (
                SELECT 1 FROM governance_vote v WHERE v.elector_id = elector.id AND v.option = 'object'
                AND v.reason = k.text AND (k.clause_id IS NULL OR v.clause_id = k.clause_id));
        INSERT INTO governance_concern (elector_id, clause_id, text, language, raised_by_id, raised_at, by_decision,
                                        lifted_because_en, lifted_because_fr)
            SELECT v.elector_id, v.clause_id, v.reason, v.reason_language, person, cast_at, false, '', ''
            FROM governance_vote v WHERE v.elector_id = elector.id AND v.option = 'object'
              AND NOT EXISTS (SELECT 1 FROM governance_concern k WHERE k.elector_id = v.elector_id
                              AND k.clause_id = v.clause_id
                              AND (k.lifted_at IS NULL OR (k.by_decision AND k.text = v.reason)));
    END IF;

    RETURN QUERY SELECT 'cast', event.id WHERE event.closes_when_all_voted AND NOT EXISTS (
        SELECT 1 FROM governance_elector e WHERE e.vote_event_id = event.id
        AND NOT EXISTS (SELECT 1 FROM governance_vote v WHERE v.elector_id = e.id)
        AND NOT EXISTS (SELECT 1 FROM governance_recusal r WHERE r.elector_id = e.id AND r.clause_id IS NULL));
    IF NOT FOUND THEN RETURN QUERY SELECT 'cast', NULL::bigint; END IF;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("governance", "0006_guards_of_voting"), ("councils", "0004_guards_of_terms")]
    operations = [
        migrations.AddField("elector", "seat_key", models.CharField(max_length=60, default=""), preserve_default=False),
        migrations.RunSQL(NAMED, migrations.RunSQL.noop),
        migrations.AddConstraint(
            "elector",
            models.UniqueConstraint(fields=("vote_event", "seat_key"), name="a_seat_is_found_by_its_key"),
        ),
        migrations.RunSQL(
            CAST,
            "DROP FUNCTION cast_vote(text, text, bigint, date, timestamptz, timestamptz, jsonb, jsonb, jsonb, jsonb);",
        ),
    ]
