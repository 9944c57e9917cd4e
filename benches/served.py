"""A server under measurement, and a browser that looks at one of its pages."""

import http.client
import os
import re
import socket
import subprocess
import threading
import time
import urllib.parse
from pathlib import Path

PATIENCE = 60  # seconds


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """One started server; stops with `stop`."""

    def __init__(self, command, folder, port, log):
        self.port, self.started = port, time.monotonic()
        self.process = subprocess.Popen(command, cwd=folder, stdout=log.open("w"), stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL)

    def get(self, path):
        """Status and text of a page. A connection of its own, as after a reload."""
        return self.ask("GET", path)

    def post(self, path, pairs):
        """Sends a form as a page of this server would."""
        return self.ask("POST", path, urllib.parse.urlencode(pairs), {"Origin": f"http://127.0.0.1:{self.port}", "Content-Type": "application/x-www-form-urlencoded"})

    def ask(self, method, path, body=None, head={}):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request(method, path, body, head)
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def first(self, path):
        """Seconds from the start until a page is answered."""
        while True:
            try:
                if self.get(path)[0] == 200:
                    return time.monotonic() - self.started
            except OSError:
                pass
            if self.process.poll() is not None or time.monotonic() - self.started > PATIENCE:
                raise RuntimeError(f"the server did not answer {path}")
            time.sleep(0.002)

    def memory(self, what="VmHWM"):
        """MiB: the peak, or with VmRSS what it holds now."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(rf"{what}:\s+(\d+)", status)[1]) / 1024

    def cpu(self):
        """User and system seconds so far."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def stop(self):
        self.process.kill()
        self.process.wait()


class Browser:
    """A page of `loa serve` that is open: reads it, listens to its events, reads it again when told."""

    def __init__(self, server, path):
        self.server, self.path = server, path
        self.told, self.events, self.text = threading.Condition(), [], ""
        self.listen()

    def listen(self):
        status, html = self.server.get(self.path)
        self.text = html.decode()
        seen = dict(re.findall(r'data-(page|body|styles)="([^"]*)"', self.text))
        query = urllib.parse.urlencode({"page": self.path, "body": seen.get("body", ""), "styles": seen.get("styles", "")})
        self.connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=600)
        self.connection.request("GET", f"/_loa/events?{query}")
        stream = self.connection.getresponse()
        threading.Thread(target=self.hear, args=(stream,), daemon=True).start()

    def hear(self, stream):
        name = ""
        try:
            for line in stream:
                text = line.decode().rstrip()
                if text.startswith("event: "):
                    name = text[7:]
                elif text.startswith("data: "):
                    with self.told:
                        self.events.append((name, text[6:]))
                        self.told.notify_all()
        except (OSError, ValueError, AttributeError, http.client.HTTPException):
            pass

    def forget(self):
        with self.told:
            self.events.clear()

    def wait(self, names):
        """The next event of one of these names."""
        deadline = time.monotonic() + PATIENCE
        with self.told:
            while True:
                for event in self.events:
                    if event[0] in names:
                        self.events.clear()
                        return event
                if not self.told.wait(deadline - time.monotonic()):
                    raise RuntimeError(f"{self.path}: no event {names}")

    def close(self):
        # What is blocked in a read is woken.
        if self.connection.sock:
            self.connection.sock.shutdown(socket.SHUT_RDWR)
        self.connection.close()
