"""Who asks for links that don't exist, and how often (faults.md S10)."""

import ipaddress
import math
from collections import OrderedDict, deque
from collections.abc import Callable
from urllib.parse import urlsplit

from starlette.requests import HTTPConnection

MISSES = 10
WITHIN_S = 60.0
# About 10 MB. The address that missed longest ago is forgotten first: it has nearly waited long enough.
ADDRESSES = 20_000


class Guesses:
    """Ten unknown links in a minute, and their sender has to wait. Keeps nothing but addresses and times."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._misses: OrderedDict[str, deque[float]] = OrderedDict()

    def wait_s(self, address: str) -> int:
        """For how long this address is asked to wait; 0: not at all."""
        misses = self._misses.get(address)
        if misses is None or len(misses) < MISSES:
            return 0
        return max(0, math.ceil(misses[0] + WITHIN_S - self._clock()))

    def missed(self, address: str) -> None:
        self._misses.setdefault(address, deque(maxlen=MISSES)).append(self._clock())
        self._misses.move_to_end(address)
        if len(self._misses) > ADDRESSES:
            self._misses.popitem(last=False)


def sender(connection: HTTPConnection, proxies: int) -> str:
    """The address that a request comes from; for IPv6 its /64, of which everybody has one.

    Each proxy appends to X-Forwarded-For whom it got the request from. So with n proxies of ours the n-th from the
    right is true, and what stands further left was written by whoever asks.
    """
    direct = connection.client.host if connection.client else ""
    if not proxies:
        return _network(direct)
    named = ",".join(connection.headers.getlist("x-forwarded-for")).split(",")
    return _network(named[-proxies].strip() if len(named) >= proxies and named[-proxies].strip() else direct)


def _network(written: str) -> str:
    for text in (written, _without_port(written)):
        try:
            address = ipaddress.ip_address(text)
        except ValueError:
            continue
        if isinstance(address, ipaddress.IPv6Address):
            mapped = address.ipv4_mapped
            return str(mapped or ipaddress.IPv6Network((int(address), 64), strict=False))
        return str(address)
    return written[:64]


def _without_port(written: str) -> str:
    """Some proxies write 192.0.2.1:4711 and [2001:db8::1]:4711."""
    try:
        return urlsplit(f"//{written}").hostname or ""
    except ValueError:
        return ""
