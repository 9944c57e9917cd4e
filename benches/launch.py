"""Starts one command and reports what it took. A process of its own and as small as can be, because a child's peak memory is never counted below its starter's.

usage: python3 -I -S launch.py FOLDER LOG COMMAND…  → wall seconds, user+sys seconds, peak KiB (of the largest process in the tree), exit status
"""

import posix
import sys
import time

folder, log, *command = sys.argv[1:]
started = time.monotonic()
child = posix.fork()
if child == 0:
    try:
        posix.chdir(folder)
        out = posix.open(log, posix.O_WRONLY | posix.O_CREAT | posix.O_TRUNC, 0o600)
        posix.dup2(out, 1)
        posix.dup2(out, 2)
        posix.execv(command[0], command)
    finally:
        posix._exit(127)
_, status, used = posix.wait4(child, 0)
took = time.monotonic() - started
kib = used.ru_maxrss // 1024 if sys.platform == "darwin" else used.ru_maxrss
print(took, used.ru_utime + used.ru_stime, kib, status)
