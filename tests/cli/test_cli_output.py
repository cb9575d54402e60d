"""Files are written whole or not at all, and consoles know whether anybody looks at them."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from perda_rules.cli.output import console, plain_console, print_line, write_file
from perda_rules.errors import InputError


def test_a_file_is_written_with_its_folders(tmp_path: Path) -> None:
    write_file(tmp_path / "a" / "b" / "c.txt", b"isi")
    assert (tmp_path / "a" / "b" / "c.txt").read_bytes() == b"isi"


def test_a_file_that_is_there_is_replaced(tmp_path: Path) -> None:
    for content in (b"lama dan panjang", b"baru"):
        write_file(tmp_path / "c.txt", content)
    assert (tmp_path / "c.txt").read_bytes() == b"baru"
    assert [path.name for path in tmp_path.iterdir()] == ["c.txt"]


@pytest.mark.skipif(os.name != "posix", reason="file modes are those of POSIX")
@pytest.mark.parametrize("mask", [0o022, 0o077])
def test_its_mode_is_what_the_user_set(tmp_path: Path, mask: int) -> None:
    before = os.umask(mask)
    try:
        write_file(tmp_path / "c.txt", b"isi")
    finally:
        assert os.umask(before) == mask
    assert (tmp_path / "c.txt").stat().st_mode & 0o777 == 0o666 & ~mask


def test_what_cannot_be_finished_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_file(tmp_path / "c.txt", b"lama")

    def full(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(InputError) as caught:
        write_file(tmp_path / "c.txt", b"baru")
    (found,) = caught.value.problems
    assert (found.code, found.params) == ("U121", {"reason": "ENOSPC"})
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"c.txt": b"lama"}


def test_a_link_is_replaced_and_not_followed(tmp_path: Path) -> None:
    (tmp_path / "precious").write_bytes(b"berharga")
    (tmp_path / "c.txt").symlink_to(tmp_path / "precious")
    write_file(tmp_path / "c.txt", b"isi")
    assert (tmp_path / "precious").read_bytes() == b"berharga"
    assert (tmp_path / "c.txt").read_bytes() == b"isi"


def test_where_nobody_looks_it_is_plain_text_of_a_stable_width(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "33")
    out = console()
    assert (out.width, out.is_terminal, out.no_color) == (100, False, True)


def test_a_terminal_is_taken_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "72")
    monkeypatch.setattr(sys, "stdout", Terminal())
    out = console()
    assert (out.width, out.is_terminal) == (72, True)


def test_a_name_between_colons_stays_as_it_is() -> None:
    page = io.StringIO()
    print_line(plain_console(page), ":smile:/bundle.yaml")
    assert page.getvalue() == ":smile:/bundle.yaml\n"


def test_a_line_is_no_markup_and_is_not_wrapped() -> None:
    page = io.StringIO()
    print_line(plain_console(page), "  [red]" + "x" * 150 + "[/red]\x1b[2J")
    assert page.getvalue() == "  [red]" + "x" * 150 + "[/red]\n"
