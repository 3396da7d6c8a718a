"""What the database itself refuses: a late vote, an edited decision, a lost record."""

from django.db import migrations

KEPT = [
    "governance_voteevent", "governance_elector", "governance_recusal", "governance_vote", "governance_votehistory",
    "governance_clauseverdict", "governance_decision", "governance_clauseoutcome", "governance_effect",
    "governance_delegation", "governance_reservation", "governance_actionitem", "governance_progressnote",
]
WRITTEN_ONCE = [
    "governance_votehistory", "governance_clauseverdict", "governance_reservation", "governance_progressnote",
    "governance_recusal",
]
RULES = """
-- The shared lock is taken here too, so that no path into the table lets a vote slip past a close.
CREATE FUNCTION votes_are_cast_while_open() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE open_until timestamptz;
BEGIN
    SELECT coalesce(closes_at, 'infinity') INTO open_until FROM governance_voteevent
        WHERE id = NEW.vote_event_id AND state = 'open' FOR SHARE;
    IF NOT FOUND OR clock_timestamp() >= open_until THEN
        RAISE EXCEPTION 'guard: the vote is closed' USING ERRCODE = 'restrict_violation';
    END IF;
    IF TG_OP = 'UPDATE' AND (NEW.vote_event_id, NEW.elector_id, NEW.clause_id)
                         IS DISTINCT FROM (OLD.vote_event_id, OLD.elector_id, OLD.clause_id) THEN
        RAISE EXCEPTION 'guard: a vote stays with its seat and clause' USING ERRCODE = 'restrict_violation';
    END IF;
    IF EXISTS (SELECT 1 FROM governance_recusal WHERE elector_id = NEW.elector_id
               AND (clause_id IS NULL OR clause_id = NEW.clause_id)) THEN
        RAISE EXCEPTION 'guard: a recused seat has no vote' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER votes_are_cast_while_open BEFORE INSERT OR UPDATE ON governance_vote
    FOR EACH ROW EXECUTE FUNCTION votes_are_cast_while_open();

CREATE FUNCTION changed_votes_keep_history() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO governance_votehistory (vote_id, option, reason, cast_by_id, cast_at, replaced_at)
        VALUES (OLD.id, OLD.option, OLD.reason, OLD.cast_by_id, OLD.cast_at, clock_timestamp());
    RETURN NULL;
END $$;
CREATE TRIGGER changed_votes_keep_history AFTER UPDATE ON governance_vote
    FOR EACH ROW EXECUTE FUNCTION changed_votes_keep_history();

CREATE FUNCTION votes_are_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state <> 'open' THEN
        RAISE EXCEPTION 'guard: a vote that ended is never edited' USING ERRCODE = 'restrict_violation';
    END IF;
    IF to_jsonb(NEW) - ARRAY['state', 'closed_at', 'closed_by_id', 'outcome', 'closes_at', 'cancelled_because_en',
                             'cancelled_because_fr']
       <> to_jsonb(OLD) - ARRAY['state', 'closed_at', 'closed_by_id', 'outcome', 'closes_at', 'cancelled_because_en',
                                'cancelled_because_fr'] THEN
        RAISE EXCEPTION 'guard: rule, electorate and texts were frozen' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER votes_are_frozen BEFORE UPDATE ON governance_voteevent
    FOR EACH ROW EXECUTE FUNCTION votes_are_frozen();

CREATE FUNCTION electors_are_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF to_jsonb(NEW) - ARRAY['holder', 'holder_salt'] = to_jsonb(OLD) - ARRAY['holder', 'holder_salt']
       AND NEW.holder = '{}'::jsonb AND NEW.holder_salt = '' THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'guard: the electorate was frozen' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER electors_are_frozen BEFORE UPDATE ON governance_elector
    FOR EACH ROW EXECUTE FUNCTION electors_are_frozen();

CREATE FUNCTION published_decisions_stand() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state = 'published' OR NEW.reference <> OLD.reference THEN
        RAISE EXCEPTION 'guard: a published decision is never edited' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER published_decisions_stand BEFORE UPDATE ON governance_decision
    FOR EACH ROW EXECUTE FUNCTION published_decisions_stand();

CREATE FUNCTION published_outcomes_stand() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM governance_decision WHERE id = OLD.decision_id AND state = 'published') THEN
        RAISE EXCEPTION 'guard: a published decision is never edited' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER published_outcomes_stand BEFORE UPDATE ON governance_clauseoutcome
    FOR EACH ROW EXECUTE FUNCTION published_outcomes_stand();

CREATE FUNCTION effects_happen_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state IN ('enacted', 'withdrawn')
       OR to_jsonb(NEW) - ARRAY['state', 'enacted_at', 'held_because_en', 'held_because_fr']
       <> to_jsonb(OLD) - ARRAY['state', 'enacted_at', 'held_because_en', 'held_because_fr'] THEN
        RAISE EXCEPTION 'guard: an effect happens once, as it was decided' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER effects_happen_once BEFORE UPDATE ON governance_effect
    FOR EACH ROW EXECUTE FUNCTION effects_happen_once();
"""
FUNCTIONS = {
    "votes_are_cast_while_open": "governance_vote", "changed_votes_keep_history": "governance_vote",
    "votes_are_frozen": "governance_voteevent", "electors_are_frozen": "governance_elector",
    "published_decisions_stand": "governance_decision", "published_outcomes_stand": "governance_clauseoutcome",
    "effects_happen_once": "governance_effect",
}
KEEP = "\n".join(f"""
CREATE TRIGGER rows_are_never_deleted BEFORE DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION house_refuses();
CREATE TRIGGER table_is_never_emptied BEFORE TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION house_refuses();""" for table in KEPT)
ONCE = "\n".join(f"""
CREATE TRIGGER rows_are_written_once BEFORE UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION house_refuses();"""
                 for table in WRITTEN_ONCE)
BACKWARD = "\n".join(
    [f"DROP TRIGGER rows_are_written_once ON {table};" for table in WRITTEN_ONCE]
    + [f"DROP TRIGGER rows_are_never_deleted ON {table}; DROP TRIGGER table_is_never_emptied ON {table};"
       for table in KEPT]
    + [f"DROP TRIGGER {name} ON {table}; DROP FUNCTION {name}();" for name, table in FUNCTIONS.items()])


class Migration(migrations.Migration):
    dependencies = [("governance", "0001_initial"), ("groundwork", "0002_guards")]
    operations = [migrations.RunSQL(RULES + KEEP + ONCE, BACKWARD)]
