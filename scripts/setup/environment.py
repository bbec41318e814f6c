"""The virtual environment: made when missing, filled from the locks, left alone when nothing has changed."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from scripts.setup.messages import SetupError, compose, say

BASE_LOCK = "requirements.lock"
EXPORT_LOCK = "requirements-export.lock"
TEST_LOCK = "requirements-test.lock"
# What each asks for: a lock holds only what it adds to those before it.
COVERED: Mapping[str, tuple[str, ...]] = {
    BASE_LOCK: (BASE_LOCK,),
    EXPORT_LOCK: (BASE_LOCK, EXPORT_LOCK),
    TEST_LOCK: (BASE_LOCK, EXPORT_LOCK, TEST_LOCK),
}
STAMP_NAME = "installed.json"
# The last one would have every start compile anew what set-up leaves to the first use.
DROPPED = frozenset({"PYTHONHOME", "VIRTUAL_ENV", "PYTHONDONTWRITEBYTECODE"})
SOUND = "import importlib.util as u, sys; sys.exit(sys.version_info < (3, 11) or u.find_spec('pip') is None)"


def digest_files(paths: Sequence[Path]) -> str:
    """Return one SHA-256 over the contents of ``paths``, in order."""
    whole = hashlib.sha256()
    for path in paths:
        whole.update(hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()


def locks_to_install(lock: str, *, stamp: Mapping[str, str], digests: Mapping[str, str]) -> list[str]:
    """Return which locks must go in, so that all that ``lock`` asks for is installed as it is now.

    Args:
        lock: One of the locks.
        stamp: Digest by lock, of what was installed last.
        digests: Digest by lock, of the locks as they are now.
    """
    return [name for name in COVERED[lock] if stamp.get(name) != digests[name]]


def read_stamp(path: Path) -> dict[str, str]:
    """Return the stamp at ``path``; one that is missing or damaged counts as empty."""
    try:
        loaded = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(key): str(value) for key, value in loaded.items()} if isinstance(loaded, dict) else {}


def write_stamp(path: Path, stamp: Mapping[str, str]) -> None:
    """Write the stamp in one move, so that an interruption leaves the old one or the new one."""
    fresh = path.with_suffix(".new")
    fresh.write_text(json.dumps(dict(sorted(stamp.items())), indent=1) + "\n", encoding="utf-8")
    fresh.replace(path)


def locate_python(venv: Path) -> Path:
    """Return where the interpreter of a virtual environment lies on this system."""
    return venv / "Scripts" / "python.exe" if os.name == "nt" else venv / "bin" / "python"


def build_child_environment(environment: Mapping[str, str], root: Path) -> dict[str, str]:
    """Return the variables for what runs inside the environment: the checkout importable, texts in UTF-8."""
    child = {key: value for key, value in environment.items() if key not in DROPPED}
    earlier = child.get("PYTHONPATH")
    child["PYTHONPATH"] = os.pathsep.join([str(root), *([earlier] if earlier else [])])
    child["PYTHONUTF8"] = "1"
    return child


def is_sound(python: Path) -> bool:
    """Tell whether an environment's interpreter starts, is new enough and has pip."""
    if not python.exists():
        return False
    try:
        checked = subprocess.run([python, "-c", SOUND], capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return checked.returncode == 0


def is_root() -> bool:
    """Tell whether this process may install system packages."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def run_apt(*packages: str) -> bool:
    """Install Debian packages and tell whether that worked; only for root, only where there is apt-get."""
    apt = shutil.which("apt-get")
    if apt is None or not is_root():
        return False
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run([apt, "update", "-q"], env=quiet, stdout=subprocess.DEVNULL, check=False)
    install = [apt, "install", "-y", "-q", "--no-install-recommends", *packages]
    return subprocess.run(install, env=quiet, stdout=subprocess.DEVNULL, check=False).returncode == 0


def provide_venv_module(language: str) -> None:
    """Make sure that this Python can make environments: Debian ships that part separately.

    Raises:
        SetupError: It cannot, and this process may not install it; says what to run.
    """
    if importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip"):
        return
    package = f"python3.{sys.version_info.minor}-venv"
    if shutil.which("apt-get") and is_root():
        say(language, "venv_package", package=package)
        if run_apt(package):
            importlib.invalidate_caches()
            return
    raise SetupError(compose(language, "venv_missing", command=f"apt-get install {package}"))


def make_venv(venv: Path, language: str) -> None:
    """Make the environment, in place of a broken one if there is one.

    Raises:
        SetupError: It could not be made.
    """
    say(language, "venv_rebuild" if venv.exists() else "venv")
    provide_venv_module(language)
    made = subprocess.run([sys.executable, "-m", "venv", "--clear", str(venv)], check=False)
    if made.returncode != 0:
        raise SetupError(compose(language, "venv_failed", code=made.returncode))


def install_locks(python: Path, locks: Sequence[Path], language: str) -> None:
    """Install exactly what the locks name, each file checked against its hash.

    Modules are compiled when they are first used: all of them ahead would take longer and a third more of the
    disk.

    Args:
        python: The environment's interpreter.
        locks: Files that name each package with its hash.
        language: Language of what is said.

    Raises:
        SetupError: pip could not; its own words stand above.
    """
    names = ", ".join(lock.name for lock in locks)
    say(language, "install", locks=names)
    if any(lock.name == BASE_LOCK for lock in locks):
        say(language, "install_map")
    pip = [str(python), "-m", "pip", "--disable-pip-version-check", "--no-input", "install", "-qq"]
    chosen = ["--require-hashes", "--no-deps", "--no-compile", "--prefer-binary"]
    files = [part for lock in locks for part in ("-r", str(lock))]
    if subprocess.run(pip + chosen + files, check=False).returncode != 0:
        raise SetupError(compose(language, "install_failed", locks=names))


def provide_environment(root: Path, *, lock: str, language: str) -> Path:
    """Bring ``.venv`` up to date with ``lock`` and return its interpreter; unchanged, no network is asked.

    Args:
        root: Folder of the project.
        lock: Name of the lock.
        language: Language of what is said.

    Raises:
        SetupError: The environment could not be made or filled.
    """
    venv = root / ".venv"
    python = locate_python(venv)
    if not is_sound(python):
        make_venv(venv, language)
    stamp_path = venv / STAMP_NAME
    stamp = read_stamp(stamp_path)
    digests = {name: digest_files([root / name]) for name in COVERED}
    wanted = locks_to_install(lock, stamp=stamp, digests=digests)
    if wanted:
        install_locks(python, [root / name for name in wanted], language)
        write_stamp(stamp_path, {**stamp, **{name: digests[name] for name in wanted}})
    return python
