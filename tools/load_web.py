"""Try the pages for self-assessment under load: 200 people of every department at once, reading, saving, and uploading.

    python tools/load_web.py [users] [seconds] [think seconds]

Serves the example bundles from a temporary folder, lets everybody sign in, then prints how long pages took, and whether
every upload that was answered well is in its bundle with its file. Ends with 1 where one is not, or a page failed.
"""

from __future__ import annotations

import asyncio
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

import httpx2
import yaml

from perda_rules.web.accounts import Account, Accounts
from perda_rules.web.database import Database

ROOT = Path(__file__).resolve().parents[1]
PASSWORD = "kata-sandi-percobaan"  # noqa: S105 (of a trial in a temporary folder)
TOKEN = re.compile(r'name="(csrf|mark)" value="(\w*)"')
DUTY = re.compile(r'href="(/bundles/[\w-]+/duties/T-\w+)"')
KIND = "notula-rapat"
DOCUMENT = re.compile(r'href="(/bundles/[\w-]+/documents/[\w-]+)"')

Times = dict[str, list[float]]
Uploads = dict[str, dict[str, str]]
"""Organisation → title of a document that was saved → what its file says."""


def prepare(data: Path, users: int) -> list[tuple[str, str]]:
    """Fill a data folder; return the accounts with their organisations."""
    organisations = []
    for folder in sorted((ROOT / "examples" / "bundles").iterdir()):
        name = folder.name.removesuffix("-2026")
        shutil.copytree(folder, data / "bundles" / name)
        organisations.append(name)
    database = Database(data)
    accounts = Accounts(database)
    accounts.add(Account("a0", "department", organisations[0]), PASSWORD)
    with database.open() as connection:
        # One digest for all of them: making 200 would take longer than the trial.
        digest = connection.execute("SELECT hash FROM accounts").fetchone()[0]
        for number in range(1, users):
            organisation = organisations[number % len(organisations)]
            connection.execute(
                "INSERT INTO accounts VALUES (?, 'department', ?, ?)", (f"a{number}", organisation, digest)
            )
    return [(f"a{number}", organisations[number % len(organisations)]) for number in range(users)]


async def ask(client: httpx2.AsyncClient, times: Times, kind: str, method: str, address: str, **more: object) -> str:
    """Ask for one page and note how long it took, and under ``failed`` what was no success."""
    began = time.perf_counter()
    try:
        answer = await client.request(method, address, **more)  # type: ignore[arg-type]
    except httpx2.HTTPError as error:
        times[f"failed {kind} {type(error).__name__}"].append(time.perf_counter() - began)
        return ""
    took = time.perf_counter() - began
    # 409 tells somebody that another saved the same thing first: that is right, and loses nothing.
    named = {200: kind, 409: f"conflict told {kind}"}
    times[named.get(answer.status_code, f"failed {kind} {answer.status_code}")].append(took)
    return answer.text


async def upload(client: httpx2.AsyncClient, times: Times, base: str, title: str) -> str:
    """Add a document with a file of its own; return what the file says, or nothing where it was not taken."""
    address = f"{base}/new-document?type={KIND}"
    token = dict(TOKEN.findall(await ask(client, times, "upload form", "GET", address)))
    told = {
        **token,
        "type": KIND,
        "title": title,
        "date": "2026-03-02",
        "a.forum": "rapat-pimpinan",
        "a.tanggal-rapat": "2026-03-01",
    }
    content = f"# {title}\n" + "isi rapat\n" * 500
    files = {"file": ("notula.md", content.encode())}
    answer = await ask(client, times, "upload", "POST", f"{base}/new-document", data=told, files=files)
    return content if title in answer and "/edit" in answer else ""


def lost(data: Path, uploads: Uploads) -> list[str]:
    """Return the documents that are not in their bundles, or not with their files."""
    missing = []
    for organisation, saved in uploads.items():
        folder = data / "bundles" / organisation
        listing = yaml.safe_load((folder / "bundle.yaml").read_text(encoding="utf-8"))
        files = {item["title"]: item.get("file") for item in listing["items"]}
        for title, content in saved.items():
            file = files.get(title)
            if not file or (folder / file).read_text(encoding="utf-8") != content:
                missing.append(f"{organisation}: {title}")
    return missing


async def person(
    address: str, name: str, organisation: str, until: float, think: float, times: Times, uploads: Uploads
) -> None:
    """Sign in, then read, save and upload until the time is over."""
    base = f"/bundles/{organisation}"
    async with httpx2.AsyncClient(base_url=address, timeout=60, follow_redirects=True) as client:
        token = dict(TOKEN.findall(await ask(client, times, "login page", "GET", "/login")))
        form = {"csrf": token.get("csrf", ""), "name": name, "password": PASSWORD}
        await ask(client, times, "sign in", "POST", "/login", data=form)
        while time.time() < until:
            await asyncio.sleep(random.uniform(0, 2 * think))  # noqa: S311 (no secret)
            duties = DUTY.findall(await ask(client, times, "duties", "GET", f"{base}/duties"))
            if not duties:
                continue
            duty = random.choice(duties)  # noqa: S311
            text = await ask(client, times, "duty", "GET", duty)
            documents = DOCUMENT.findall(await ask(client, times, "documents", "GET", f"{base}/documents"))
            if documents:
                await ask(client, times, "document form", "GET", f"{random.choice(documents)}/edit")  # noqa: S311
            if random.random() < 0.2:  # noqa: S311
                marks = dict(TOKEN.findall(text.partition("/answer")[2]))
                told = {**marks, "answer": "sebagian", "reason": f"Percobaan {random.random()}"}  # noqa: S311
                await ask(client, times, "save answer", "POST", f"{duty}/answer", data=told)
            if random.random() < 0.1:  # noqa: S311
                title = f"Rapat percobaan {name} {len(uploads[organisation])} {time.time_ns()}"
                if content := await upload(client, times, base, title):
                    uploads[organisation][title] = content


async def crowd(address: str, accounts: list[tuple[str, str]], seconds: float, think: float) -> tuple[Times, Uploads]:
    """Let everybody come within ten seconds, and stay for ``seconds`` after that."""
    times: Times = defaultdict(list)
    uploads: Uploads = defaultdict(dict)
    until = time.time() + 10 + seconds

    async def later(number: int) -> None:
        await asyncio.sleep(10 * number / len(accounts))
        await person(address, *accounts[number], until, think, times, uploads)

    await asyncio.gather(*(later(number) for number in range(len(accounts))))
    return times, uploads


def main() -> int:
    """Run the trial."""
    users, seconds, think = (int(one) for one in [*sys.argv[1:], *("200", "30", "5")[len(sys.argv) - 1 :]])
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        accounts = prepare(data, users)
        command = [sys.executable, "-m", "perda_rules", "web", "serve", "--data", folder, "--port", "0"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
            try:
                address = re.findall(r"http://\S+/", server.stdout.readline() if server.stdout else "")[0]
                times, uploads = asyncio.run(crowd(address, accounts, seconds, think))
                ended = server.poll()
                status = Path(f"/proc/{server.pid}/status").read_text()
            finally:
                server.kill()
        missing = lost(data, uploads)
    every = sum(len(each) for each in times.values())
    print(
        f"{users} users, {seconds} s after all came, thinking {think} s:"
        f" {every} requests, {every / (seconds + 10):.0f}/s"
    )
    if ended is not None:
        print(f"the server ended by itself: {ended}")
    for kind, each in sorted(times.items()):
        each.sort()
        middle, high = each[len(each) // 2], each[int(len(each) * 0.95)]
        print(f"{kind:34} {len(each):6} median {middle:6.2f} s, 95 % {high:6.2f} s, longest {each[-1]:6.2f} s")
    print(*re.findall(r"VmHWM:.*", status))
    print(f"{sum(map(len, uploads.values()))} uploads, lost: {len(missing)}", *missing, sep="\n")
    return 1 if missing or ended is not None or any(kind.startswith("failed") for kind in times) else 0


if __name__ == "__main__":
    sys.exit(main())
