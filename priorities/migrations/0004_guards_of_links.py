"""What the database refuses in a logic model: a ring of links, a link down the tiers, a link between two versions."""

from django.db import migrations

# 32767 is above every tier: an objective has none. A template without a row forbids links downwards.
GUARDS = """
CREATE FUNCTION logic_model_goes_up(node_model bigint, lower_tier bigint, upper_tier bigint) RETURNS boolean
LANGUAGE sql STABLE AS $$
    SELECT COALESCE((SELECT position FROM priorities_resulttier WHERE id = upper_tier), 32767)
        >= COALESCE((SELECT position FROM priorities_resulttier WHERE id = lower_tier), 32767)
        OR NOT COALESCE((SELECT template.upward FROM priorities_logicmodel model
                         JOIN priorities_resulttemplate template ON template.key = model.template
                         WHERE model.id = node_model), true)
$$;
CREATE FUNCTION links_of_results_make_no_ring() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    lower_node priorities_resultnode;
    upper_node priorities_resultnode;
BEGIN
    SELECT * INTO lower_node FROM priorities_resultnode WHERE id = NEW.origin_id;
    SELECT * INTO upper_node FROM priorities_resultnode WHERE id = NEW.target_id;
    IF lower_node.model_id <> upper_node.model_id THEN
        RAISE EXCEPTION 'guard: a link joins two nodes of one version' USING ERRCODE = 'restrict_violation';
    END IF;
    -- Two links that close a ring together may be drawn at the same moment: one waits for the other.
    PERFORM pg_advisory_xact_lock(7252, lower_node.model_id::integer);
    SELECT * INTO lower_node FROM priorities_resultnode WHERE id = NEW.origin_id;
    SELECT * INTO upper_node FROM priorities_resultnode WHERE id = NEW.target_id;
    IF NOT logic_model_goes_up(lower_node.model_id, lower_node.tier_id, upper_node.tier_id) THEN
        RAISE EXCEPTION 'guard: a link leads to a lower tier' USING ERRCODE = 'restrict_violation';
    END IF;
    IF EXISTS (
        WITH RECURSIVE up (node) AS (
            SELECT NEW.target_id
            UNION
            SELECT link.target_id FROM up JOIN priorities_resultlink link ON link.origin_id = up.node
        )
        SELECT 1 FROM up WHERE node = NEW.origin_id
    ) THEN
        RAISE EXCEPTION 'guard: links would make a ring' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER links_of_results_make_no_ring AFTER INSERT OR UPDATE OF origin_id, target_id ON priorities_resultlink
    FOR EACH ROW EXECUTE FUNCTION links_of_results_make_no_ring();

CREATE FUNCTION nodes_stay_where_their_links_allow() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.model_id <> OLD.model_id THEN
        RAISE EXCEPTION 'guard: a node stays in its version' USING ERRCODE = 'restrict_violation';
    END IF;
    PERFORM pg_advisory_xact_lock(7252, NEW.model_id::integer);
    IF EXISTS (
        SELECT 1 FROM priorities_resultlink link
        JOIN priorities_resultnode lower_node ON lower_node.id = link.origin_id
        JOIN priorities_resultnode upper_node ON upper_node.id = link.target_id
        WHERE NEW.id IN (link.origin_id, link.target_id)
          AND NOT logic_model_goes_up(NEW.model_id, lower_node.tier_id, upper_node.tier_id)
    ) THEN
        RAISE EXCEPTION 'guard: a link leads to a lower tier' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
-- At the end of the transaction: an import may move both ends of a link.
CREATE CONSTRAINT TRIGGER nodes_stay_where_their_links_allow AFTER UPDATE OF tier_id, model_id
    ON priorities_resultnode DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION nodes_stay_where_their_links_allow();
"""
NO_GUARDS = """
DROP TRIGGER nodes_stay_where_their_links_allow ON priorities_resultnode;
DROP FUNCTION nodes_stay_where_their_links_allow();
DROP TRIGGER links_of_results_make_no_ring ON priorities_resultlink;
DROP FUNCTION links_of_results_make_no_ring();
DROP FUNCTION logic_model_goes_up(bigint, bigint, bigint);
"""


class Migration(migrations.Migration):
    dependencies = [("priorities", "0003_guards_of_measuring")]
    operations = [migrations.RunSQL(GUARDS, NO_GUARDS)]
