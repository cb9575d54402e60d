"""The whole way of a department and of an inspector in a real browser, wide and narrow, and whether all can go it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from visitor import PASSWORD

from documents import pdf

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytest.importorskip("playwright.sync_api", reason="Playwright is not installed: the pages are not tried in a browser")
pytestmark = [
    pytest.mark.product,
    pytest.mark.skipif(BROWSER is None, reason="no Chromium is installed: the pages are not tried in a browser"),
]
SOURCE = Path(__file__).resolve().parents[2] / "src"
WIDTHS = (1280, 390)


@pytest.fixture
def address(data: Path) -> Iterator[str]:
    """The pages, served by the real command."""
    command = [sys.executable, "-m", "perda_rules", "web", "serve", "--data", str(data), "--port", "0"]
    environment = {**os.environ, "PYTHONPATH": str(SOURCE)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as server:
        assert server.stdout
        try:
            found = re.search(r"http://127\.0\.0\.1:\d+/", server.stdout.readline())
            assert found
            yield found[0]
        finally:
            server.kill()


@pytest.fixture
def browser():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as player:
        opened = player.chromium.launch(executable_path=BROWSER, args=["--no-sandbox", "--disable-gpu"])
        yield opened
        opened.close()


class Person:
    """Somebody at a screen of some width; what the browser complains of, no axe finds, and no page may scroll aside."""

    def __init__(self, browser, address: str, width: int) -> None:
        self.context = browser.new_context(viewport={"width": width, "height": 850}, locale="id-ID")
        self.page = self.context.new_page()
        self.page.set_default_timeout(20_000)
        self.complaints: list[str] = []
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.goto(address)
        self.width = width

    def sign_in(self, name: str) -> None:
        self.look()
        self.page.get_by_label("Nama akun").fill(name)
        self.page.get_by_label("Kata sandi").fill(PASSWORD)
        self.page.keyboard.press("Enter")
        self.page.wait_for_url(re.compile("duties|submissions"))

    def tab(self, name: str) -> None:
        self.page.get_by_role("navigation").get_by_role("link", name=name, exact=True).click()
        self.look()

    def look(self) -> None:
        """Look at the page as it stands."""
        from axe_playwright_python.sync_playwright import Axe

        self.page.wait_for_load_state()
        assert self.page.evaluate("document.documentElement.scrollWidth") <= self.width, self.page.url
        # The policy forbids scripts from elsewhere: axe comes in through the debugger, as a person's own tool would.
        found = Axe().run(self.page)
        assert found.violations_count == 0, f"{self.page.url}\n{found.generate_report()}"
        assert self.complaints == []

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()

    def says(self, words: str) -> None:
        from playwright.sync_api import expect

        expect(self.page.get_by_role("main")).to_contain_text(words)

    def close(self) -> None:
        assert self.complaints == []
        self.context.close()


@pytest.mark.parametrize("width", WIDTHS)
def test_a_department_hands_in_and_an_inspector_judges_and_sends_back(browser, address, tmp_path, width) -> None:
    file = tmp_path / "Notula.pdf"
    file.write_bytes(pdf("satu", "dua"))

    department = Person(browser, address, width)
    page = department.page
    department.sign_in("dishub")
    department.look()
    page.get_by_role("link", name=re.compile("belum terpenuhi")).first.click()
    page.get_by_role("listitem").get_by_role("heading").get_by_role("link").first.click()
    department.look()
    duty = page.url
    page.get_by_label("Jawaban Perangkat Daerah").select_option(label="belum terpenuhi")
    page.get_by_label("Alasan").fill("Masih disusun")
    department.press("Simpan")
    department.says("Tersimpan")

    department.tab("Pertanyaan")
    page.get_by_role("group").first.get_by_label("Alasan").fill("Menurut peta layanan")
    department.press("Simpan")
    department.says("Tersimpan")

    department.tab("Dokumen")
    page.get_by_role("link", name="Tambah dokumen").click()
    department.look()
    page.get_by_label("Jenis dokumen").select_option("notula-rapat")
    department.press("Lanjut")
    department.look()
    page.get_by_label("Berkas").set_input_files(file)
    page.get_by_label("Judul").fill("Rapat <b>evaluasi</b>")
    page.get_by_label("Tanggal dokumen").fill("2026-03-02")
    page.get_by_label("Status").select_option("final")
    page.get_by_label(re.compile("^Forum")).select_option("rapat-pimpinan")
    page.get_by_label("Tanggal rapat").fill("2026-03-01")
    rows = page.locator("[data-rows] > fieldset.row")
    before = rows.count()
    department.press("Tambah baris")
    assert rows.count() == before + 1
    page.locator("[name='a.keputusan.2.keputusan']").fill("Dilanjutkan")
    department.press("Simpan")
    department.says("Tersimpan")
    department.says("Rapat <b>evaluasi</b>")
    department.says("Dilanjutkan")
    department.look()
    with page.expect_download() as download:
        page.get_by_role("link", name=re.compile(r"rapat-b-evaluasi-b\.pdf")).click()
    assert Path(download.value.path()).read_bytes() == file.read_bytes()

    department.tab("Laporan")
    with page.expect_download() as download:
        page.get_by_role("link", name="Halaman web").click()
    assert "Dinas Perhubungan" in Path(download.value.path()).read_text(encoding="utf-8")
    department.tab("Penyampaian")
    department.press("Sampaikan")
    department.says("sudah disampaikan")
    department.look()

    inspector = Person(browser, address, width)
    page = inspector.page
    inspector.sign_in("irban")
    inspector.look()
    page.get_by_role("link", name="Dinas Perhubungan").click()
    inspector.look()
    page.goto(duty)
    inspector.says("Masih disusun")
    inspector.look()
    page.get_by_label("Jenis keputusan").select_option("override")
    assert not page.get_by_label("Sebab", exact=True).is_visible()
    page.get_by_label("Putusan", exact=True).select_option("partial")
    page.get_by_label(re.compile("^Alasan")).fill("Sebagian terlihat di lapangan")
    page.get_by_label("Jabatan pemeriksa").fill("Inspektur Pembantu")
    inspector.press("Simpan")
    inspector.says("Keputusan tersimpan")
    inspector.says("Menurut aturan: belum terpenuhi")
    inspector.look()
    inspector.tab("Penyampaian")
    page.get_by_label("Catatan untuk Perangkat Daerah").fill("Lengkapi notulanya")
    inspector.press("Kembalikan")
    inspector.says("dikembalikan")
    inspector.close()

    department.page.goto(duty)
    assert "Lengkapi notulanya" in department.page.content()
    department.says("Sebagian terlihat di lapangan")
    department.look()
    department.page.get_by_role("link", name="English").click()
    department.says("By the rules: unmet")
    department.look()
    department.press("Sign out")
    department.page.wait_for_url(re.compile("login"))
    department.close()


def test_everything_can_be_done_with_the_keyboard(browser, address) -> None:
    person = Person(browser, address, 1280)
    page = person.page
    page.keyboard.type("dishub")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("duties"))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Langsung ke isi"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") in ("MAIN", "BODY")
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.list h2 a')"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("duties/T-"))
    person.close()


def test_without_its_script_the_pages_work_too(browser, address) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    page.get_by_label("Nama akun").fill("dishub")
    page.get_by_label("Kata sandi").fill(PASSWORD)
    page.get_by_role("button", name="Masuk").click()
    page.goto(f"{address}bundles/dishub/new-document?type=rka-dpa")
    assert page.get_by_label("Judul").is_visible()
    assert not page.get_by_role("button", name="Tambah baris").first.is_visible()
    context.close()


def test_a_file_that_is_too_large_is_told_before_it_is_sent(browser, address, tmp_path) -> None:
    person = Person(browser, address, 390)
    person.sign_in("dishub")
    large = tmp_path / "besar.pdf"
    large.write_bytes(b"%PDF-" + b"0" * 25_100_000)
    person.page.goto(f"{address}bundles/dishub/new-document?type=notula-rapat")
    person.page.get_by_label("Berkas").set_input_files(large)
    told = person.page.evaluate("document.getElementById('file').validationMessage")
    assert "25 MB" in told
    person.close()
