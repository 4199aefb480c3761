"""A PostgreSQL server of our own: on a socket in a temporary folder, with everything on that keeps what it acknowledged."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Final

import pytest

PORT: Final = 5432  # only the name of the socket
_schemas = count(1)


def programs() -> Path | None:
    """The folder with initdb and pg_ctl; None if there is no server, or we are root and may not become somebody else."""
    if os.geteuid() == 0 and not shutil.which("runuser"):
        return None
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda each: float(each.parent.name))
    beside = [Path(found).resolve().parent] if (found := shutil.which("initdb")) else []
    return next((each for each in [*beside, *reversed(folders)] if (each / "psql").exists()), None)


@dataclass(frozen=True, slots=True)
class Cluster:
    folder: Path
    bin: Path

    def start(self) -> None:
        options = f"-c listen_addresses='' -c unix_socket_directories={self.folder} -c max_connections=60"
        self.run(
            "pg_ctl", "-w", "-D", str(self.folder / "data"), "-l", str(self.folder / "log"), "-o", options, "start"
        )

    def stop(self, how: str = "immediate") -> None:
        self.run("pg_ctl", "-w", "-D", str(self.folder / "data"), "-m", how, "stop")

    def run(self, program: str, *arguments: str) -> None:
        owner = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        command = [*owner, str(self.bin / program), *arguments]
        with tempfile.TemporaryFile() as told:
            try:
                subprocess.run(command, check=True, stdin=subprocess.DEVNULL, stdout=told, stderr=told, cwd="/")
            except subprocess.CalledProcessError:
                told.seek(0)
                raise AssertionError(told.read().decode()) from None

    def url(self, schema: str = "public") -> str:
        return f"postgresql://orderbot@/postgres?host={self.folder}&port={PORT}&search_path={schema}"

    def sql(self, statement: str) -> str:
        command = [str(self.bin / "psql"), "-XAtqv", "ON_ERROR_STOP=1", "-h", str(self.folder), "-p", str(PORT)]
        command += ["-U", "orderbot", "-d", "postgres", "-c", statement]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()

    @contextmanager
    def database(self) -> Iterator[str]:
        """The address of an empty place in it."""
        schema = f"test{next(_schemas)}"
        self.sql(f"CREATE SCHEMA {schema}")
        try:
            yield self.url(schema)
        finally:
            self.sql(f"DROP SCHEMA {schema} CASCADE")


@contextmanager
def cluster() -> Iterator[Cluster]:
    found = programs()
    if found is None:
        pytest.skip("no PostgreSQL server is installed here (Debian: apt install postgresql)")
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
    made = Cluster(folder, found)
    try:
        made.run("initdb", "-D", str(folder / "data"), "-U", "orderbot", "-A", "trust", "-E", "UTF8", "--no-sync")
        made.start()
        try:
            yield made
        finally:
            made.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
