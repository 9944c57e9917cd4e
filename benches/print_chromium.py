"""Prints HTML files with one headless Chromium, through its debugging pipe: no start of the program for each file.

usage: print_chromium.py PROGRAM PROFILE OUT FILE…  → wall seconds, user+sys seconds of all its processes, the largest peak in KiB
"""

import base64
import json
import os
import subprocess
import sys
import time
from pathlib import Path

FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync --disable-dev-shm-usage --remote-debugging-pipe".split()
TICKS = os.sysconf("SC_CLK_TCK")


class Browser:
    """One Chromium: commands go to its descriptor 3, answers come from its descriptor 4."""

    def __init__(self, program, profile):
        (its_in, self.to), (self.frm, its_out) = os.pipe(), os.pipe()

        def place():
            high_in, high_out = os.dup(its_in), os.dup(its_out)
            os.dup2(high_in, 3)
            os.dup2(high_out, 4)

        self.process = subprocess.Popen([program, *FLAGS, f"--user-data-dir={profile}", "about:blank"], preexec_fn=place, close_fds=False, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        os.close(its_in)
        os.close(its_out)
        self.buffer, self.number, self.session = b"", 0, None
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self.ask("Page.enable")

    def read(self):
        while b"\0" not in self.buffer:
            more = os.read(self.frm, 1 << 20)
            if not more:
                sys.exit("Chromium is gone")
            self.buffer += more
        message, _, self.buffer = self.buffer.partition(b"\0")
        return json.loads(message)

    def ask(self, method, **params):
        self.number += 1
        command = {"id": self.number, "method": method, "params": params}
        if self.session:
            command["sessionId"] = self.session
        os.write(self.to, json.dumps(command).encode() + b"\0")
        while True:
            answer = self.read()
            if answer.get("id") == self.number:
                if "error" in answer:
                    sys.exit(f"{method}: {answer['error']}")
                return answer["result"]

    def wait(self, event):
        while self.read().get("method") != event:
            pass

    def print(self, file):
        self.ask("Page.navigate", url=Path(file).as_uri())
        self.wait("Page.loadEventFired")
        self.ask("Runtime.evaluate", expression="document.fonts.ready", awaitPromise=True)
        return base64.b64decode(self.ask("Page.printToPDF", preferCSSPageSize=True, printBackground=True, generateTaggedPDF=True)["data"])


def tree(root):
    """User+sys seconds of a process and those below it, and the largest peak of memory among them."""
    parents = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text().rsplit(")", 1)[1].split()
            status = (folder / "status").read_text()
        except OSError:
            continue
        peak = next((int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")), 0)
        # utime, stime and those of the children it has waited for
        parents[int(folder.name)] = (int(fields[1]), sum(map(int, fields[11:15])) / TICKS, peak)
    family = {root}
    while more := {pid for pid, (parent, *_) in parents.items() if parent in family} - family:
        family |= more
    found = [parents[pid] for pid in family if pid in parents]
    return sum(seconds for _, seconds, _ in found), max(peak for *_, peak in found)


def main():
    program, profile, out, *files = sys.argv[1:]
    started = time.monotonic()
    browser = Browser(program, profile)
    for file in files:
        (Path(out) / f"{Path(file).stem}.pdf").write_bytes(browser.print(file))
    took = time.monotonic() - started
    seconds, peak = tree(browser.process.pid)
    print(took, seconds, peak)
    browser.process.kill()
    browser.process.wait()


main()
