"""A cable between two network namespaces that can be cut: packets of two TUN devices, carried by hand.

Kernels without `netem` are common (`CONFIG_NET_SCH_NETEM`), and `tc` can't be told to be cut at a moment.
"""

import fcntl
import os
import select
import struct
import subprocess
import threading
from types import TracebackType

TUNSETIFF, IFF_TUN, IFF_NO_PI = 0x400454CA, 0x0001, 0x1000
MAX_PACKET = 2_048
NEAR, FAR = "near", "far"
NEAR_ADDRESS, NEW_ADDRESS, FAR_ADDRESS = "10.98.0.1", "10.98.0.3", "10.98.0.2"


def run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=10)


class Link:
    """From this namespace to the one that process `far_pid` lives in. Needs the rights of root in both."""

    def __init__(self, far_pid: int) -> None:
        self.down = False
        self._near, self._far = _tun(NEAR), _tun(FAR)
        self._ended = threading.Event()
        self._carrier = threading.Thread(target=self._carry, name="link")
        inside = ("nsenter", "-t", str(far_pid), "-n")
        run("ip", "link", "set", FAR, "netns", str(far_pid))
        run(*inside, "ip", "link", "set", "lo", "up")
        run(*inside, "ip", "addr", "add", f"{FAR_ADDRESS}/24", "dev", FAR)
        run(*inside, "ip", "link", "set", FAR, "up")
        run("ip", "link", "set", "lo", "up")
        run("ip", "addr", "add", f"{NEAR_ADDRESS}/24", "dev", NEAR)
        run("ip", "link", "set", NEAR, "up")

    def __enter__(self) -> "Link":
        self._carrier.start()
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._ended.set()
        self._carrier.join()
        os.close(self._near)
        os.close(self._far)

    def change_near_address(self) -> None:
        """As a phone does that leaves a Wi-Fi: what was sent to the old address arrives nowhere."""
        run("ip", "addr", "del", f"{NEAR_ADDRESS}/24", "dev", NEAR)
        run("ip", "addr", "add", f"{NEW_ADDRESS}/24", "dev", NEAR)

    def _carry(self) -> None:
        other = {self._near: self._far, self._far: self._near}
        while not self._ended.is_set():
            for device in select.select(list(other), [], [], 0.05)[0]:
                try:
                    packet = os.read(device, MAX_PACKET)
                    if not self.down:
                        os.write(other[device], packet)
                except OSError:  # the far end is gone with its process
                    continue


def _tun(name: str) -> int:
    device = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
    fcntl.ioctl(device, TUNSETIFF, struct.pack("16sH", name.encode(), IFF_TUN | IFF_NO_PI))
    return device
