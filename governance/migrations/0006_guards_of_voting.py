"""What the database refuses about the other ways of voting: a secret that can be read, a count after the close."""

from django.db import migrations

KEPT = [
    "governance_extension", "governance_handcount", "governance_amendment", "governance_advicerequest",
    "governance_concern", "governance_voice", "governance_ballotlink",
]
RULES = """
-- A secret ballot has no row that ties a seat to a choice.
CREATE OR REPLACE FUNCTION votes_are_cast_while_open() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE open_until timestamptz;
BEGIN
    SELECT coalesce(closes_at, 'infinity') INTO open_until FROM governance_voteevent
        WHERE id = NEW.vote_event_id AND state = 'open' AND method NOT IN ('secret', 'show_of_hands') FOR SHARE;
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

-- After the close, publishing its positions is the one act left, and it is done once.
CREATE OR REPLACE FUNCTION votes_are_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    published text[] := ARRAY['positions_published_at', 'positions_published_by_id'];
    free text[] := ARRAY['state', 'closed_at', 'closed_by_id', 'outcome', 'closes_at', 'cancelled_because_en',
                         'cancelled_because_fr'];
BEGIN
    IF OLD.state = 'closed' AND OLD.positions_published_at IS NULL
       AND to_jsonb(NEW) - published = to_jsonb(OLD) - published THEN
        RETURN NEW;
    END IF;
    IF OLD.state <> 'open' THEN
        RAISE EXCEPTION 'guard: a vote that ended is never edited' USING ERRCODE = 'restrict_violation';
    END IF;
    IF to_jsonb(NEW) - free <> to_jsonb(OLD) - free THEN
        RAISE EXCEPTION 'guard: rule, electorate and texts were frozen' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION hands_are_counted_while_open() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM governance_voteevent WHERE id = NEW.vote_event_id AND state = 'open' AND method = 'show_of_hands'
        FOR SHARE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'guard: the vote is closed' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER hands_are_counted_while_open BEFORE INSERT OR UPDATE ON governance_handcount
    FOR EACH ROW EXECUTE FUNCTION hands_are_counted_while_open();

CREATE FUNCTION concerns_are_only_lifted() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE lifted text[] := ARRAY['lifted_at', 'lifted_by_id', 'by_decision', 'lifted_because_en', 'lifted_because_fr'];
BEGIN
    IF OLD.lifted_at IS NOT NULL OR to_jsonb(NEW) - lifted <> to_jsonb(OLD) - lifted THEN
        RAISE EXCEPTION 'guard: a concern is lifted, never edited' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER concerns_are_only_lifted BEFORE UPDATE ON governance_concern
    FOR EACH ROW EXECUTE FUNCTION concerns_are_only_lifted();

CREATE FUNCTION voices_are_only_accepted_and_ended() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE free text[] := ARRAY['accepted_at', 'ended_at', 'ended_by_id'];
BEGIN
    IF OLD.ended_at IS NOT NULL OR to_jsonb(NEW) - free <> to_jsonb(OLD) - free THEN
        RAISE EXCEPTION 'guard: a voice is accepted or ended, never edited' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER voices_are_only_accepted_and_ended BEFORE UPDATE ON governance_voice
    FOR EACH ROW EXECUTE FUNCTION voices_are_only_accepted_and_ended();

-- The one way into the secret tables. Every row of the event is written anew in a random order each time, so that
-- neither its number, nor its place, nor the transaction that wrote it tells whose slip it is.
CREATE FUNCTION cast_slip(event bigint, elector bigint, person bigint, code text, chosen jsonb) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(7251999, event::int);
    PERFORM 1 FROM governance_voteevent WHERE id = event AND state = 'open' AND method = 'secret'
        AND coalesce(closes_at, 'infinity') > clock_timestamp() FOR SHARE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'guard: the vote is closed' USING ERRCODE = 'restrict_violation';
    END IF;
    PERFORM 1 FROM governance_elector e WHERE e.id = elector AND e.vote_event_id = event
        AND NOT EXISTS (SELECT 1 FROM governance_recusal r WHERE r.elector_id = e.id AND r.clause_id IS NULL);
    IF NOT FOUND THEN
        RAISE EXCEPTION 'guard: this seat has no slip in this vote' USING ERRCODE = 'restrict_violation';
    END IF;
    PERFORM set_config('concert.shuffling', 'on', true);
    INSERT INTO governance_participation (id, elector_id, person_id) VALUES (gen_random_uuid(), elector, person);
    INSERT INTO governance_slip (id, vote_event_id, code_hash, options)
        VALUES (gen_random_uuid(), event, code, chosen);
    WITH gone AS (DELETE FROM governance_slip WHERE vote_event_id = event RETURNING *)
        INSERT INTO governance_slip (id, vote_event_id, code_hash, options)
        SELECT gen_random_uuid(), vote_event_id, code_hash, options FROM gone ORDER BY random();
    WITH gone AS (DELETE FROM governance_participation WHERE elector_id IN
                  (SELECT id FROM governance_elector WHERE vote_event_id = event) RETURNING *)
        INSERT INTO governance_participation (id, elector_id, person_id)
        SELECT gen_random_uuid(), elector_id, person_id FROM gone ORDER BY random();
    PERFORM set_config('concert.shuffling', 'off', true);
END $$;

CREATE FUNCTION slips_are_only_shuffled() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF coalesce(current_setting('concert.shuffling', true), '') <> 'on' THEN
        RAISE EXCEPTION 'guard: a slip is cast once and never changed' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN coalesce(NEW, OLD);
END $$;
"""
SECRET = ["governance_slip", "governance_participation"]
TRIGGERS = "\n".join(
    [f"""
CREATE TRIGGER slips_are_only_shuffled BEFORE INSERT OR DELETE ON {table}
    FOR EACH ROW EXECUTE FUNCTION slips_are_only_shuffled();
CREATE TRIGGER rows_are_written_once BEFORE UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION house_refuses();
CREATE TRIGGER table_is_never_emptied BEFORE TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION house_refuses();""" for table in SECRET]
    + [f"""
CREATE TRIGGER rows_are_never_deleted BEFORE DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION house_refuses();
CREATE TRIGGER table_is_never_emptied BEFORE TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION house_refuses();""" for table in KEPT])
# The two functions of the first guards stay as they are now: they refuse no less than before.
BACKWARD = "\n".join(
    [f"DROP TRIGGER rows_are_never_deleted ON {table}; DROP TRIGGER table_is_never_emptied ON {table};"
     for table in KEPT]
    + [f"DROP TRIGGER slips_are_only_shuffled ON {table}; DROP TRIGGER rows_are_written_once ON {table}; "
       f"DROP TRIGGER table_is_never_emptied ON {table};" for table in SECRET]
    + ["""
DROP FUNCTION slips_are_only_shuffled(); DROP FUNCTION cast_slip(bigint, bigint, bigint, text, jsonb);
DROP TRIGGER hands_are_counted_while_open ON governance_handcount; DROP FUNCTION hands_are_counted_while_open();
DROP TRIGGER concerns_are_only_lifted ON governance_concern; DROP FUNCTION concerns_are_only_lifted();
DROP TRIGGER voices_are_only_accepted_and_ended ON governance_voice;
DROP FUNCTION voices_are_only_accepted_and_ended();"""])


class Migration(migrations.Migration):
    dependencies = [("governance", "0005_ways_of_voting"), ("groundwork", "0003_incidents")]
    operations = [migrations.RunSQL(RULES + TRIGGERS, BACKWARD)]
