"""A peer and a client with loopback and nothing else. Run by test_networks.py in `unshare -Urn`."""

import asyncio
import fcntl
import socket
import struct
import sys

from interviewer.media.peer import PeerState
from tests.interviewer.media.client import connected

SIOCGIFFLAGS, SIOCSIFFLAGS, IFF_UP = 0x8913, 0x8914, 1


def bring_loopback_up() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as control:
        request = fcntl.ioctl(control, SIOCGIFFLAGS, struct.pack("16sH14x", b"lo", 0))
        (flags,) = struct.unpack_from("16xH", request)
        fcntl.ioctl(control, SIOCSIFFLAGS, struct.pack("16sH14x", b"lo", flags | IFF_UP))


async def main() -> None:
    names = [name for _, name in socket.if_nameindex()]
    async with connected() as call:
        await call.more_frames(10)
        assert call.states == [PeerState.CONNECTED]
    sys.stdout.write(f"{names} connected\n")


if __name__ == "__main__":
    bring_loopback_up()
    asyncio.run(main())
