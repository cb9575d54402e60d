"""Opening the files of a folder: only what lies in it, only regular files, and never a wait."""

from __future__ import annotations

import os
import socket
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from perda_rules.evidence.files import Files
from perda_rules.evidence.models import Limits
from perda_rules.evidence.store import FolderStore, Refused, printable, safe_name

posix_only = pytest.mark.skipif(os.name != "posix", reason="needs links, pipes and devices")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "bundel"
    (folder / "bukti").mkdir(parents=True)
    (folder / "bukti" / "notula.md").write_text("isi")
    (tmp_path / "rahasia.md").write_text("rahasia")
    return folder


def code_of(root: Path, name: str, limits: Limits | None = None) -> str:
    with pytest.raises(Refused) as caught:
        FolderStore(root, limits or Limits()).open(name).close()
    return caught.value.code


def test_a_file_of_the_folder_is_opened_from_its_start(root: Path) -> None:
    with FolderStore(root, Limits()).open("bukti/notula.md") as stream:
        assert stream.read() == b"isi"
        assert stream.seek(0) == 0


@posix_only
def test_no_link_is_followed_whether_it_is_the_file_or_a_folder_on_the_way(root: Path) -> None:
    (root / "tautan.md").symlink_to(root.parent / "rahasia.md")
    (root / "dalam.md").symlink_to(root / "bukti" / "notula.md")
    (root / "putus.md").symlink_to(root / "tiada.md")
    (root / "keluar").symlink_to(root.parent)
    (root / "lingkar").symlink_to(root / "lingkar")
    for name in ("tautan.md", "dalam.md", "putus.md", "keluar/rahasia.md", "lingkar/x.md"):
        assert code_of(root, name) == "B125", name


@posix_only
def test_the_refusal_names_the_link_that_stands_in_the_way(root: Path) -> None:
    (root / "bukti" / "luar").symlink_to(root.parent)
    with pytest.raises(Refused) as caught:
        FolderStore(root, Limits()).open("bukti/luar/rahasia.md")
    assert caught.value.params == {"name": "bukti/luar/rahasia.md", "link": "bukti/luar"}


@posix_only
def test_a_pipe_a_socket_and_a_device_are_no_files_and_opening_them_does_not_hang(root: Path) -> None:
    os.mkfifo(root / "pipa.md")
    with socket.socket(socket.AF_UNIX) as listener:
        before = Path.cwd()
        os.chdir(root)  # the path of a socket may be no longer than some hundred characters
        try:
            listener.bind("soket.md")
        finally:
            os.chdir(before)
        for name in ("pipa.md", "soket.md", "bukti"):
            assert code_of(root, name) == "B126", name
    assert code_of(Path("/dev"), "zero") == "B126"


@posix_only
def test_a_file_that_turns_into_something_else_before_it_is_opened_is_refused(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = root / "bukti" / "notula.md"
    really = os.lstat(place)

    def swapped(path: Path) -> os.stat_result:
        if path == place:
            return really
        return path.stat(follow_symlinks=False)

    place.rename(root / "asli.md")
    for make in (
        lambda: os.mkfifo(place),
        lambda: place.write_text("pengganti"),
        lambda: place.symlink_to(root.parent / "rahasia.md"),
    ):
        make()
        with monkeypatch.context() as patch:
            patch.setattr(os, "lstat", swapped)
            assert code_of(root, "bukti/notula.md") in ("B122", "B126")
        place.unlink()


def test_a_junction_counts_as_a_link_and_a_file_kept_in_a_cloud_does_not(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    really = os.lstat(root / "bukti" / "notula.md")

    def tagged(tag: int) -> object:
        names = [name for name in dir(really) if name.startswith("st_")]
        return SimpleNamespace(**{name: getattr(really, name) for name in names} | {"st_reparse_tag": tag})

    monkeypatch.setattr(os, "lstat", lambda _: tagged(0xA0000003))
    assert code_of(root, "bukti/notula.md") == "B125"
    monkeypatch.setattr(os, "lstat", lambda _: tagged(0x9000001A))
    with FolderStore(root, Limits()).open("bukti/notula.md") as stream:
        assert stream.read() == b"isi"


def test_a_huge_file_is_refused_by_its_size_before_a_byte_is_read(root: Path) -> None:
    with (root / "besar.md").open("wb") as stream:
        stream.truncate(50_000_000_000)
    assert code_of(root, "besar.md") == "B127"


def test_the_stated_size_itself_is_still_accepted(root: Path) -> None:
    FolderStore(root, Limits(file=3)).open("bukti/notula.md").close()
    assert code_of(root, "bukti/notula.md", Limits(file=2)) == "B127"


def test_what_is_not_there_is_missing(root: Path) -> None:
    for name in ("tiada.md", "tiada/notula.md", "bukti/notula.md/lagi.md"):
        assert code_of(root, name) == "B124", name


@posix_only
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_that_may_not_be_read_is_told_apart_from_a_missing_one(root: Path) -> None:
    (root / "bukti" / "notula.md").chmod(0)
    assert code_of(root, "bukti/notula.md") == "B122"


def test_a_fault_of_the_disk_is_a_refusal_too(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> int:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "open", broken)
    assert code_of(root, "bukti/notula.md") == "B122"


def test_a_file_that_many_items_name_is_read_once(root: Path) -> None:
    class Counting(FolderStore):
        opened = 0

        def open(self, name: str):  # type: ignore[no-untyped-def]
            self.opened += 1
            return super().open(name)

    store = Counting(root, Limits())
    files = Files(store, Limits())
    assert files.examine("bukti/notula.md") == files.examine("bukti/notula.md")
    assert files.examine("tiada.md").refusal is files.examine("tiada.md").refusal
    assert store.opened == 2
    assert files.places("bukti/notula.md") is files.places("bukti/notula.md")
    assert store.opened == 3


# Names --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["notula.md", "bukti/2026/notula rapat (1).pdf", "bukti/..notula.md", "b/a..b.md", "console.md", "ü/é.md"]
)
def test_ordinary_names_are_accepted(name: str) -> None:
    assert safe_name(name) == name


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("/x.md", "B120"), ("//server/x.md", "B120"), ("\\x.md", "B120"), ("C:x.md", "B120"), ("c:\\x.md", "B120"),
        ("..", "B120"), ("../x.md", "B120"), ("a/../x.md", "B120"), ("a\\..\\x.md", "B120"), ("a/..", "B120"),
        ("", "B121"), ("a/", "B121"), ("a//b", "B121"), ("./a", "B121"), ("a/./b", "B121"), ("a\\b", "B121"),
        ("ab:c", "B121"), ("a\0.md", "B121"), ("a\n.md", "B121"), ("a\x1b[2J.md", "B121"), ("\u202ea.md", "B121"),
        ("NUL", "B121"), ("x/Com1.txt", "B121"), ("x/lpt9", "B121"), ("a.", "B121"), ("a /b", "B121"),
        ("x" * 201, "B121"), ("x/" * 501 + "x", "B121"), ("\ud800.md", "B121"),
    ],
)  # fmt: skip
def test_names_that_lead_out_or_mean_another_file_elsewhere_are_refused(name: str, code: str) -> None:
    with pytest.raises(Refused) as caught:
        safe_name(name)
    assert caught.value.code == code
    assert caught.value.params["name"].isprintable()


@given(name=st.text(alphabet=st.sampled_from("ab./\\:~ \0\n") | st.characters(), max_size=20))
@example(name=".../x")
def test_a_name_that_is_accepted_never_leaves_the_folder(name: str) -> None:
    try:
        safe_name(name)
    except Refused:
        return
    assert not Path(name).is_absolute()
    joined = os.path.normpath(os.path.join("/bundel", name))  # noqa: PTH118 (the plain joining of strings is meant)
    assert joined == f"/bundel/{name}", "another spelling of the same path, or a way out"


@given(text=st.text())
def test_text_from_a_file_is_made_fit_to_show(text: str) -> None:
    shown = printable(text, 20)
    assert shown.isprintable()
    assert len(shown) <= 20
    assert shown == text or len(text) > 20 or not text.isprintable()
