"""What someone who clones or installs the project relies on."""

from __future__ import annotations

import itertools
import json
import os
import re
import subprocess
import sys
import sysconfig
import tomllib
import urllib.request
import venv
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import dashboard
from scripts import build_locks
from scripts.setup.environment import locate_python

ROOT = Path(__file__).resolve().parents[1]
LOCKS = ("requirements.lock", "requirements-export.lock", "requirements-test.lock")
TEXT_SUFFIXES = {
    "",
    ".cfg",
    ".cff",
    ".csv",
    ".css",
    ".geojson",
    ".html",
    ".js",
    ".json",
    ".lock",
    ".md",
    ".py",
}
TEXT_SUFFIXES |= {".svg", ".toml", ".txt", ".yaml", ".yml"}
# Put together here so that this file does not name them itself.
REGISTRY_HOSTS = tuple(
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("files", "pythonhosted", "org"),
        ("registry", "npmjs", "org"),
        ("registry", "yarnpkg", "com"),
        ("deb", "debian", "org"),
        ("crates", "io"),
    )
)


def list_project_files() -> list[Path]:
    """Return every file that is or would be tracked."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    return [ROOT / name for name in listed.stdout.decode().split("\0") if name and (ROOT / name).is_file()]


@pytest.fixture(scope="module")
def project_files() -> list[Path]:
    if not (ROOT / ".git").exists():
        pytest.skip("not a checkout")
    return list_project_files()


def read_lock(name: str) -> dict[str, tuple[str, int]]:
    """Return version and number of hashes by package; a package locked twice keeps both versions."""
    text = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ")
    rows = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    packages: dict[str, tuple[str, int]] = {}
    for row in rows:
        match = re.match(r"^([a-z0-9][a-z0-9-]*)==([^\s;]+)", row)
        assert match, f"{name}: a line that pins no package: {row[:60]}"
        package, version = match.groups()
        earlier, _ = packages.get(package, ("", 0))
        packages[package] = (f"{earlier} {version}".strip(), row.count("--hash=sha256:"))
    return packages


def test_no_file_names_a_registry_host(project_files: list[Path]) -> None:
    texts = [path for path in project_files if path.suffix in TEXT_SUFFIXES]
    assert ROOT / "package-lock.json" in texts
    found = [
        f"{path.relative_to(ROOT)}: {host}"
        for path in texts
        for host in REGISTRY_HOSTS
        if host in path.read_text(encoding="utf-8", errors="replace")
    ]
    assert found == []


def test_no_third_party_bundle_or_font_is_committed(project_files: list[Path]) -> None:
    suspicious = (".min.js", ".min.css", ".woff", ".woff2", ".ttf", ".otf", ".map", ".whl")
    assert [str(path.relative_to(ROOT)) for path in project_files if path.name.endswith(suspicious)] == []


def test_no_file_of_the_program_is_too_long_to_read_at_once(project_files: list[Path]) -> None:
    most = {".py": 300, ".js": 260}
    own = [path for path in project_files if "dashboard" in path.relative_to(ROOT).parts[:1]]
    lines = {path: len(path.read_text("utf-8").splitlines()) for path in own if path.suffix in most}
    assert lines
    assert [path for path, number in lines.items() if number > most[path.suffix]] == []


@pytest.mark.parametrize("name", LOCKS)
def test_every_locked_package_has_hashes(name: str) -> None:
    packages = read_lock(name)
    assert packages
    assert [package for package, (_, hashes) in packages.items() if hashes == 0] == []


@pytest.mark.parametrize("name", LOCKS)
def test_locks_name_no_place_to_download_from(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search(
        r"^\s*(-i|--(extra-)?index-url|--find-links|-f|--trusted-host)\b", text, re.MULTILINE
    )


def test_no_package_is_locked_twice() -> None:
    names = [package for name in LOCKS for package in read_lock(name)]
    assert sorted(set(names)) == sorted(names)


def test_files_of_other_programs_are_read_and_pictures_drawn_by_what_exports_install() -> None:
    assert not {"pyogrio", "matplotlib", "python-pptx"} & read_lock(LOCKS[0]).keys()
    assert {"geopandas", "shapely", "plotly"} <= read_lock(LOCKS[0]).keys()


def declared(extra: str, project: dict[str, Any]) -> list[str]:
    """Return what an extra asks for; another extra in it stands for what that one asks for."""
    found: list[str] = []
    for requirement in project["optional-dependencies"][extra]:
        named = re.match(rf"^{project['name']}\[(.+)\]$", requirement)
        found += declared(named.group(1), project) if named else [requirement]
    return found


def test_locks_follow_the_declared_dependencies() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    locks = [read_lock(name) for name in LOCKS]
    export = declared("export", project)
    wanted = [project["dependencies"], export, [r for r in declared("test", project) if r not in export]]
    for locked, requirements in zip(locks, wanted, strict=True):
        for requirement in requirements:
            match = re.match(r"^([a-z\d-]+)(==|>=)([\d.]+)$", requirement)
            assert match, requirement
            package, relation, version = match.groups()
            found = locked[package][0]
            if relation == "==":
                assert found == version, package
            else:
                assert split_version(found) >= split_version(version), package


def test_no_requirement_is_written_twice() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    written = [*project["dependencies"], *itertools.chain(*project["optional-dependencies"].values())]
    names = [re.split(r"[=<>~]", requirement)[0] for requirement in written]
    assert sorted(set(names)) == sorted(names)


def test_a_lock_is_what_it_adds_to_a_shorter_one() -> None:
    shorter = "a==1 ; os_name == 'nt' \\\n    --hash=sha256:1\n"
    longer = f"{shorter}b==2 \\\n    --hash=sha256:2 \\\n    --hash=sha256:3\n"
    assert build_locks.subtract(longer, shorter) == longer.removeprefix(shorter)
    with pytest.raises(ValueError, match="a==1"):
        build_locks.subtract(longer.replace("a==1", "a==2"), shorter)


def split_version(version: str) -> tuple[int, ...]:
    """Return the numbers of a version, for comparing."""
    return tuple(int(part) for part in re.findall(r"\d+", version))


def walk(value: object) -> Iterator[tuple[str, object]]:
    """Yield every key of nested JSON with its value."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield str(key), inner
            yield from walk(inner)


def test_npm_lock_pins_by_content_and_names_no_address() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    manifest = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))
    assert "resolved" not in {key for key, _ in walk(lock)}
    for package, version in manifest["dependencies"].items():
        entry = lock["packages"][f"node_modules/{package}"]
        assert re.fullmatch(r"\d+\.\d+\.\d+", version), f"{package} is not pinned exactly"
        assert entry["version"] == version
        assert entry["integrity"].startswith("sha512-")


def test_readme_gives_the_two_commands_on_its_first_screen() -> None:
    first_screen = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()[:40]
    assert "python3 run.py" in first_screen
    assert "python3 run.py test" in first_screen


def test_local_links_of_the_readme_lead_somewhere() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    targets = re.findall(r"\]\((?!https?:|#)([^)#]+)[^)]*\)", text)
    assert targets
    assert [target for target in targets if not (ROOT / target).exists()] == []


def test_citation_changelog_and_package_agree_on_the_version_and_its_day() -> None:
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert re.findall(r"^version: (.+)$", citation, re.MULTILINE) == [dashboard.__version__]
    (day,) = re.findall(r"^date-released: (.+)$", citation, re.MULTILINE)
    headings = re.findall(r"^## (.+)$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert headings[:2] == ["[Unreleased]", f"[{dashboard.__version__}] - {day}"]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel from the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (built,) = folder.glob("*.whl")
    return built


def test_wheel_carries_every_data_file_and_every_module(wheel: Path, project_files: list[Path]) -> None:
    with zipfile.ZipFile(wheel) as archive:
        inside = set(archive.namelist())
        (entry_points,) = (name for name in inside if name.endswith("/entry_points.txt"))
        scripts = archive.read(entry_points).decode()
    assert all(f"{name} = dashboard.cli:main" in scripts for name in ("conflictos-mineros", "dashboard"))
    relative = [path.relative_to(ROOT).as_posix() for path in project_files]
    expected = {f"dashboard/{name}" for name in relative if name.startswith("data/")}
    expected |= {name for name in relative if name.startswith("dashboard/")}
    assert "dashboard/data/events.csv" in expected
    expected |= {f"dashboard/docs/methodology.{lang}.md" for lang in ("es", "en")}
    assert expected - inside == set()
    assert not [name for name in inside if name.startswith(("tests/", "scripts/", "run.py"))]


@pytest.fixture
def installed(wheel: Path, tmp_path: Path) -> Path:
    """Install the wheel alone and return the interpreter; what it depends on is that of these tests."""
    home = tmp_path / "home"
    venv.create(home, system_site_packages=False, with_pip=False)
    python = locate_python(home)
    asked = [str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    site = Path(subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip())
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    (site / "tests.pth").write_text(f"{sysconfig.get_path('purelib')}\n", encoding="utf-8")
    return python


def test_installed_wheel_finds_its_own_data_from_any_folder(installed: Path, tmp_path: Path) -> None:
    asked = subprocess.run(
        [str(installed), "-I", "-c", "from dashboard.settings import find_data_dir; print(find_data_dir())"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    data = Path(asked.stdout.strip())
    assert installed.parents[1] in data.parents
    assert (data / "events.csv").read_bytes() == (ROOT / "data" / "events.csv").read_bytes()


@pytest.mark.slow
def test_installed_wheel_serves_the_map(installed: Path, tmp_path: Path) -> None:
    options = ["--no-browser", "--port", "0", "--lang", "en"]
    with subprocess.Popen(
        [str(installed), "-I", "-m", "dashboard", "serve", *options],
        cwd=tmp_path,
        env={**os.environ, "CONFLICTOS_BUILD_DIR": str(tmp_path / "build")},
        stdout=subprocess.PIPE,
        text=True,
    ) as server:
        try:
            assert server.stdout is not None
            address = re.search(r"http://\S+", server.stdout.readline())
            assert address is not None
            with urllib.request.urlopen(address[0]) as page:
                assert page.status == 200
                assert b"Mining conflicts" in page.read()
        finally:
            server.terminate()
