"""The one module that reaches into private parts of aiortc and aioice. `self_test` says when they have changed.

Why it must:
1. aiortc's audio jitter buffer multiplies loss and delay (issue 543): a tap takes its place.
2. Lost audio packets are never asked for again: NACK goes out from here, and into the answer.
3. An exception in the packet path ends aiortc's receive loop without a word: faults are caught, counted, logged.
4. Packets from anywhere reach DTLS, so a sprayed ClientHello kills the handshake (OWASP ASVS 5.0, 17.2.6; 0 of 10
   connects succeed). Only addresses whose connectivity check succeeded are let in, not only the nominated one:
   Safari sends from several.
5. aioice leaves loopback out, so on a machine without a network (a container, a train) two peers never meet.
All changes are made to the objects of one connection; nothing is patched globally.
"""

import asyncio
import importlib
import inspect
from collections.abc import Awaitable, Callable, Mapping, Sequence
from types import CodeType
from typing import Any

from aioice import ice
from aiortc import RTCPeerConnection, RTCRtpReceiver, RTCRtpTransceiver
from aiortc.rtcrtpparameters import RTCRtcpFeedback

from interviewer.errors import MediaError
from interviewer.media.faults import FAULTS, Faults

# Ten times what a browser sends (50 packets a second of sound, and a few reports).
MAX_PACKETS_PER_S = 600
# A browser has one source, and a second after it replaced its microphone. aiortc keeps and reports each for good,
# and its task of reports dies when there are too many for one packet.
MAX_SOURCES = 8
LOOPBACK = "127.0.0.1"

_JITTER_BUFFER = "_RTCRtpReceiver__jitter_buffer"
_RTCP_EXITED = "_RTCRtpReceiver__rtcp_exited"

KNOWN_VERSIONS: Mapping[str, str] = {"aiortc": "1.16.0", "aioice": "0.13.0"}
# Module, what is in it, and the names that its code must use for our changes to have their effect.
PRIVATE_PARTS: Sequence[tuple[str, str, tuple[str, ...]]] = (
    ("aiortc.rtcrtpreceiver", "RTCRtpReceiver.__init__", (_JITTER_BUFFER,)),
    ("aiortc.rtcrtpreceiver", "RTCRtpReceiver._handle_rtp_packet", (_JITTER_BUFFER, "add")),
    ("aiortc.rtcrtpreceiver", "RTCRtpReceiver.receive", ("_run_rtcp",)),
    ("aiortc.rtcrtpreceiver", "RTCRtpReceiver._run_rtcp", (_RTCP_EXITED,)),
    ("aiortc.rtcrtpreceiver", "RTCRtpReceiver._send_rtcp_nack", ("_send_rtcp",)),
    ("aiortc.rtcdtlstransport", "RTCDtlsTransport._recv_next", ("_handle_rtp_data", "_handle_rtcp_data")),
    ("aiortc.rtcdtlstransport", "RTCDtlsTransport._handle_rtp_data", ("_handle_rtp_packet",)),
    ("aiortc.rtcicetransport", "RTCIceTransport.__init__", ("_connection",)),
    ("aiortc.rtcpeerconnection", "RTCPeerConnection.createAnswer", ("_offerDirection",)),
    ("aiortc.rtcpeerconnection", "create_media_description_for_transceiver", ("_codecs",)),
    ("aioice.ice", "Connection.__init__", ("_check_list", "_protocols", "_queue")),
    ("aioice.ice", "Connection.gather_candidates", ("get_component_candidates", "addresses")),
    ("aioice.ice", "Connection.get_component_candidates", ("addresses", "_protocols")),
    ("aioice.ice", "StunProtocol.datagram_received", ("data_received", "receiver")),
    ("aioice.ice", "CandidatePair.__init__", ("protocol", "state")),
    ("aioice.ice", "CandidatePair.remote_addr", ()),
    ("aioice.ice", "CandidatePair.State.SUCCEEDED", ()),
)

PacketTaker = Callable[[int, int, int, bytes], None]


def self_test(
    versions: Mapping[str, str] = KNOWN_VERSIONS,
    parts: Sequence[tuple[str, str, tuple[str, ...]]] = PRIVATE_PARTS,
) -> None:
    """Raises MediaError unless the installed versions are known and every private part is where it was."""
    faults = []
    for package, known in versions.items():
        installed = importlib.import_module(package).__version__
        if installed != known:
            faults.append(f"{package} {installed} instead of {known}")
    for module, path, names in parts:
        faults += _missing(module, path, names)
    if faults:
        raise MediaError(
            f"The installed WebRTC library is not the one this version was made for: {'; '.join(faults)}. "
            "Install the versions of the lock file.",
            code="unknown_aiortc",
        )


def _missing(module: str, path: str, names: tuple[str, ...]) -> list[str]:
    found: Any = importlib.import_module(module)
    for name in path.split("."):
        found = getattr(found, name, None)
        if found is None:
            return [f"{module} has no {path}"]
    if not names:
        return []
    used = _names(inspect.unwrap(found).__code__)
    return [f"{path} has no {name}" for name in names if name not in used]


def _names(code: CodeType) -> set[str]:
    """Every name in a function, its comprehensions and inner functions included."""
    inner = [_names(constant) for constant in code.co_consts if isinstance(constant, CodeType)]
    return {*code.co_names, *code.co_varnames, *code.co_cellvars}.union(*inner)


class _Tap:
    """Stands where aiortc's jitter buffer was, and hands nothing on to its decoder thread."""

    capacity = 0

    def __init__(self, take: PacketTaker) -> None:
        self._take = take

    def add(self, packet: Any) -> tuple[bool, None]:
        self._take(packet.ssrc, packet.sequence_number, packet.timestamp, packet.payload)
        return False, None


def tap_packets(
    transceiver: RTCRtpTransceiver, take: PacketTaker, wanted: Callable[[], list[int]], faults: Faults
) -> None:
    """From now on each audio packet goes to `take(ssrc, sequence, timestamp, payload)`, on the event loop.

    `wanted()` is asked after each packet for the sequence numbers to request again.
    """
    receiver = transceiver.receiver
    setattr(receiver, _JITTER_BUFFER, _Tap(take))
    original = receiver._handle_rtp_packet
    sources: set[int] = set()

    async def handle_rtp_packet(packet: Any, arrival_time_ms: int) -> None:
        if packet.ssrc not in sources and len(sources) >= MAX_SOURCES:
            faults.strangers += 1
            return
        sources.add(packet.ssrc)
        await original(packet, arrival_time_ms=arrival_time_ms)
        missing = wanted()
        if missing:
            await receiver._send_rtcp_nack(packet.ssrc, missing)

    setattr(receiver, "_handle_rtp_packet", handle_rtp_packet)  # noqa: B010  (a method, for mypy)
    setattr(receiver, "_run_rtcp", _reporting(receiver, faults))  # noqa: B010
    transport = receiver.transport
    setattr(transport, "_handle_rtp_data", _guarded(transport._handle_rtp_data, faults))  # noqa: B010
    setattr(transport, "_handle_rtcp_data", _guarded(transport._handle_rtcp_data, faults))  # noqa: B010


def ask_for_repair(transceiver: RTCRtpTransceiver) -> None:
    """Put into the coming answer: NACK, in-band error correction, mono, and no pauses in transmission (DTX).

    Nothing here decodes the error correction: PyAV can't. FFmpeg's libopus has one option, `apply_phase_inv`, and
    calls opus_multistream_decode with decode_fec = 0 always (libavcodec/libopusdec.c; PyAV 18.1 leaves an option
    `fec` over); its own `opus` decoder has none either. It takes a binding to opus_decode itself. It is in the
    recorded packets for a decoder that can, and repeating what is missed brings 99 % at 30 % loss without it.
    """
    for codec in transceiver._codecs:
        codec.rtcpFeedback = [RTCRtcpFeedback(type="nack")]
        codec.parameters = {"minptime": 10, "useinbandfec": 1, "stereo": 0, "usedtx": "0"}


def allow_loopback(connection: RTCPeerConnection) -> None:
    """Gather on loopback when there is nothing else. Call it before the local description is set."""
    for transceiver in connection.getTransceivers():
        transport = transceiver.receiver.transport.transport._connection
        gather = _or_loopback(transport.get_component_candidates)
        setattr(transport, "get_component_candidates", gather)  # noqa: B010


def _or_loopback(gather: Callable[..., Awaitable[list[Any]]]) -> Callable[..., Awaitable[list[Any]]]:
    async def gather_somewhere(component: int, addresses: list[str]) -> list[Any]:
        return await gather(component=component, addresses=addresses or [LOOPBACK])

    return gather_somewhere


def shut_out_strangers(transceiver: RTCRtpTransceiver, faults: Faults) -> None:
    """Filter the sockets that gathering has opened. Whatever came before belongs to nobody, and goes."""
    connection = transceiver.receiver.transport.transport._connection
    while not connection._queue.empty():
        connection._queue.get_nowait()
    for protocol in connection._protocols:
        setattr(protocol, "datagram_received", _Filter(connection, protocol, faults))  # noqa: B010


class _Filter:
    def __init__(self, connection: ice.Connection, protocol: ice.StunProtocol, faults: Faults) -> None:
        self._connection = connection
        self._protocol = protocol
        self._original = protocol.datagram_received
        self._faults = faults
        self._valid: set[tuple[Any, ...]] = set()
        self._second = 0
        self._packets = 0

    def __call__(self, data: bytes | str, addr: tuple[Any, ...]) -> None:
        first = data[0] if isinstance(data, bytes) and data else 255
        # RFC 7983: 0-3 STUN, 20-63 DTLS, 128-191 SRTP; an empty datagram would end aiortc's receive loop.
        media = 20 <= first <= 63 or 128 <= first <= 191
        if not (first <= 3 or (media and self._is_valid(addr[:2]) and not self._is_flood())):
            self._faults.strangers += 1
            return
        try:
            self._original(data, addr)
        except FAULTS as error:
            self._faults.note(error)

    def _is_valid(self, address: tuple[Any, ...]) -> bool:
        if address not in self._valid:
            self._valid.update(
                pair.remote_addr
                for pair in self._connection._check_list
                if pair.protocol is self._protocol and pair.state is ice.CandidatePair.State.SUCCEEDED
            )
        return address in self._valid

    def _is_flood(self) -> bool:
        second = int(asyncio.get_running_loop().time())
        if second != self._second:
            self._second, self._packets = second, 0
        self._packets += 1
        return self._packets > MAX_PACKETS_PER_S


def _guarded(original: Callable[..., Awaitable[None]], faults: Faults) -> Callable[..., Awaitable[None]]:
    async def guarded(*arguments: Any, **options: Any) -> None:
        try:
            await original(*arguments, **options)
        except ConnectionError:
            raise  # the connection is gone: the loop that called must end
        except FAULTS as error:
            faults.note(error)

    return guarded


def _reporting(receiver: RTCRtpReceiver, faults: Faults) -> Callable[[], Awaitable[None]]:
    """The receiver's task of reports. aiortc's `close` waits for good for the end of one that failed."""
    original = receiver._run_rtcp

    async def run_rtcp() -> None:
        while not getattr(receiver, _RTCP_EXITED).is_set():
            try:
                await original()  # sleeps for half a second at least before it can fail
            except FAULTS as error:
                faults.note(error)

    return run_rtcp


def abandon(connection: RTCPeerConnection) -> None:
    """Closing failed: give at least the sockets back."""
    for transceiver in connection.getTransceivers():
        for protocol in transceiver.receiver.transport.transport._connection._protocols:
            protocol.transport.close()


def stop_listening(connection: RTCPeerConnection) -> None:
    """No more state events: we are about to close it ourselves, and an event would outlive the closing."""
    connection.remove_all_listeners("connectionstatechange")
