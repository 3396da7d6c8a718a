"""How are the lock, the French catalogue and the running stack looked after?"""

import os
import shlex
import subprocess

from stack import environment, messages, places, servers
from stack.places import REPO, Place

Words = list[str]
COMPILE = shlex.split(
    "pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header pyproject.toml"
)
LOCKS = {  # the second is what the container installs: the same versions, without the tools
    "requirements.lock": ["--group", "dev"],
    "requirements-runtime.lock": ["--constraint", "requirements.lock"],
}


def lock(words: Words) -> int:
    """lock [--upgrade]: write the locks anew from pyproject.toml."""
    environment.ensure()
    uv = environment.VENV / "bin" / "uv"
    for name, options in LOCKS.items():
        argv = [str(uv), *COMPILE, *options, *words, "--output-file", name]
        subprocess.run(argv, cwd=REPO, check=True, stdout=subprocess.DEVNULL)
    return 0


def gather_messages(_: Words) -> int:
    """messages: gather the texts to be translated, and compile the French ones."""
    environment.ensure()
    env = servers.surroundings(_place())
    subprocess.run([str(environment.PYTHON), "manage.py", "gather_messages"], cwd=REPO, env=env, check=True)
    for source in messages.compile_stale():
        print(f"compiled {source}")
    return 0


def manage(words: Words) -> int:
    """manage COMMAND…: manage.py on the running stack's data, or on the demonstration's when nothing runs."""
    environment.ensure()
    argv = ["python", "manage.py", *words]
    try:
        claim = places.claim(_place().name)
    except places.TakenError:
        told = {name: value for name, value in _place().told().items() if name in servers.KEPT}
        env = servers.with_programs({**os.environ, **told})
        return subprocess.run(argv, cwd=REPO, env=env, check=False).returncode
    try:
        with servers.data_services(claim, hasty=False) as env:
            return servers.run_beside(claim, env, argv)
    finally:
        claim.give_up()


def _place() -> Place:
    return Place(os.environ.get("STATE_NAME", ""))
