#!/usr/bin/env python3
"""measure.py FILE COMMAND...: runs COMMAND with its output in FILE and prints wall seconds, user
and system seconds, and the greatest resident memory in KiB. Memory below about 10 MB is Python's
own, which Linux counts before the command replaces it."""
import os
import sys
import time

if len(sys.argv) < 3:
    sys.exit(__doc__)
target = os.open(sys.argv[1], os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
start = time.perf_counter()
child = os.posix_spawnp(sys.argv[2], sys.argv[2:], os.environ,
                        file_actions=[(os.POSIX_SPAWN_DUP2, target, 1)])
_, status, used = os.wait4(child, 0)
wall = time.perf_counter() - start
print(f"{wall:.3f} {used.ru_utime + used.ru_stime:.3f} {used.ru_maxrss}")
code = os.waitstatus_to_exitcode(status)
sys.exit(code if code >= 0 else 128 - code)
