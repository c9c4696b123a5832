"""Run a command where no address but loopback can be reached.

On Linux a new network namespace has nothing but a loopback that is down. As a script this
file, started inside one, brings it up and becomes the command that follows.
"""

import os
import shutil
import struct
import subprocess
import sys
from pathlib import Path

# from linux/sockios.h and linux/if.h
GET_FLAGS, SET_FLAGS, UP = 0x8913, 0x8914, 0x1
REQUEST = "16sh14x"  # struct ifreq: a name and its flags


def fenced() -> tuple[list[str], str]:
    """Return what to put before a command so that it is fenced in, and a note on that."""
    unshare = shutil.which("unshare") if sys.platform == "linux" else None
    for options in ("-n", "-rn") if unshare else ():  # as root, else as root of a user namespace
        prefix = [str(unshare), options, sys.executable, str(Path(__file__).resolve())]
        if not subprocess.run([*prefix, "true"], capture_output=True, check=False).returncode:
            return prefix, "loopback only"
    return [], "no network namespace here: addresses outside are blocked by the browser alone"


def main() -> None:
    """Bring loopback up, then run the command line's command in place of this one."""
    if sys.platform != "linux":
        sys.exit("a network namespace needs Linux")
    import fcntl  # noqa: PLC0415 - POSIX only
    import socket  # noqa: PLC0415 - used here alone

    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as control:
        found = fcntl.ioctl(control, GET_FLAGS, struct.pack(REQUEST, b"lo", 0))
        _, flags = struct.unpack(REQUEST, found)
        fcntl.ioctl(control, SET_FLAGS, struct.pack(REQUEST, b"lo", flags | UP))
    os.execvp(sys.argv[1], sys.argv[1:])  # noqa: S606 - no shell is meant


if __name__ == "__main__":
    main()
