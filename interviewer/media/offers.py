"""A browser's offer, read strictly, and written anew with only what we understood (RFC 8866, RFC 8829).

aiortc answers offers with a hundred media lines, and a mutated offer raises six different kinds of error somewhere
inside it. It only ever gets to see the text that `Offer.to_sdp` writes.
"""

import ipaddress
import re
from dataclasses import dataclass

from interviewer.errors import MediaError

MAX_SDP_CHARACTERS = 65_536  # Chrome's offer with one audio line has about 4,300
MAX_CANDIDATES = 50
# The checks of an ICE agent are packets to addresses that somebody else names: so few of them, never to the
# well-known ports of other services, and never to addresses that only this machine can reach.
USED_CANDIDATES = 10
MIN_CANDIDATE_PORT = 1024

DIRECTIONS = ("sendrecv", "sendonly", "recvonly")
_TOKEN = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`{|}~-]{1,64}")
_USERNAME_FRAGMENT = re.compile(r"[A-Za-z0-9+/]{4,256}")  # RFC 8839 section 5.4
_PASSWORD = re.compile(r"[A-Za-z0-9+/]{22,256}")
_FINGERPRINT = re.compile(r"(sha-256|sha-384|sha-512) ((?:[0-9A-F]{2}:)+[0-9A-F]{2})", re.IGNORECASE)
_FINGERPRINT_BYTES = {"sha-256": 32, "sha-384": 48, "sha-512": 64}
_MEDIA = re.compile(r"(\w+) (\d{1,5}) ([A-Z/]+) ([^ ]+(?: [^ ]+)*)")
_OPUS = re.compile(r"(\d{1,3}) opus/48000/2", re.IGNORECASE)
_CANDIDATE = re.compile(
    r"(?P<foundation>[A-Za-z0-9+/]{1,32}) (?P<component>\d{1,3}) (?P<transport>\w+) (?P<priority>\d{1,10})"
    r" (?P<address>[A-Za-z0-9.:-]{1,253}) (?P<port>\d{1,5}) typ (?P<kind>host|srflx|prflx|relay)( .*)?"
)


@dataclass(frozen=True, slots=True)
class Offer:
    """One bidirectional or one-way Opus stream. `candidates` are whole attribute values, safe to be tried."""

    mid: str
    payload_type: int
    direction: str
    username_fragment: str
    password: str
    fingerprints: tuple[tuple[str, str], ...]
    setup: str
    candidates: tuple[str, ...]

    @property
    def has_microphone(self) -> bool:
        return self.direction != "recvonly"

    def to_sdp(self) -> str:
        """Says nothing about the end of candidates: the browser's own checks reveal further addresses."""
        lines = [
            *("v=0", "o=- 0 0 IN IP4 0.0.0.0", "s=-", "t=0 0", f"a=group:BUNDLE {self.mid}"),
            *(f"m=audio 9 UDP/TLS/RTP/SAVPF {self.payload_type}", "c=IN IP4 0.0.0.0"),
            *(f"a={self.direction}", f"a=mid:{self.mid}", "a=rtcp-mux"),
            *(f"a=rtpmap:{self.payload_type} opus/48000/2", f"a=rtcp-fb:{self.payload_type} nack"),
            *(f"a=candidate:{candidate}" for candidate in self.candidates),
            *(f"a=ice-ufrag:{self.username_fragment}", f"a=ice-pwd:{self.password}"),
            *(f"a=fingerprint:{algorithm} {value}" for algorithm, value in self.fingerprints),
            f"a=setup:{self.setup}",
        ]
        return "\r\n".join(lines) + "\r\n"


def parse(sdp: str) -> Offer:
    """Raises MediaError: code `sdp_too_long`, `not_audio_only`, `too_many_candidates`, `no_opus` or `bad_sdp`."""
    session, media = _sections(sdp)
    kind, port, profile, formats = _fields(_MEDIA, media[0], "its media line")
    if kind != "audio" or port == "0" or profile != "UDP/TLS/RTP/SAVPF":
        raise _bad("its media line is not an audio line of WebRTC", "not_audio_only")
    attributes = _attributes(session) | _attributes(media[1:])  # what a media line says overrides the session
    if "rtcp-mux" not in attributes:
        raise _bad("RTCP multiplexing is missing")
    (setup,) = _fields(re.compile("(actpass|active|passive)"), _one(attributes, "setup"), "its DTLS role")
    return Offer(
        mid=_whole(_TOKEN, _one(attributes, "mid"), "its media id"),
        payload_type=_opus(attributes, formats.split()),
        direction=_direction(media[1:], session),
        username_fragment=_whole(_USERNAME_FRAGMENT, _one(attributes, "ice-ufrag"), "its ICE user name"),
        password=_whole(_PASSWORD, _one(attributes, "ice-pwd"), "its ICE password"),
        fingerprints=_fingerprints(attributes),
        setup=setup,
        candidates=_candidates(attributes.get("candidate", [])),
    )


def _sections(sdp: str) -> tuple[list[str], list[str]]:
    """Lines of the session, and of its only media section (the first one without its `m=`)."""
    if len(sdp) > MAX_SDP_CHARACTERS:
        raise _bad("it is too long", "sdp_too_long")
    if not sdp.isascii() or not sdp.replace("\r\n", "").replace("\n", "").isprintable():
        raise _bad("it holds characters that don't belong there")
    lines = [line for line in sdp.replace("\r\n", "\n").split("\n") if line]
    if not lines or lines[0] != "v=0" or any(len(line) < 2 or line[1] != "=" for line in lines):
        raise _bad("it is not a session description")
    starts = [number for number, line in enumerate(lines) if line.startswith("m=")]
    if len(starts) != 1:
        raise _bad(f"it has {len(starts)} media lines instead of one for audio", "not_audio_only")
    return lines[: starts[0]], [lines[starts[0]].removeprefix("m="), *lines[starts[0] + 1 :]]


def _attributes(lines: list[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in lines:
        if line.startswith("a="):
            name, _, value = line[2:].partition(":")
            found.setdefault(name, []).append(value.strip())
    return found


def _direction(*sections: list[str]) -> str:
    """The first section that has one says it: Firefox has `sendrecv` in the session in any case (RFC 8866)."""
    for lines in sections:
        found = [name for name in (*DIRECTIONS, "inactive") if f"a={name}" in lines]
        if found:
            break
    else:
        return "sendrecv"
    if len(found) != 1 or found[0] not in DIRECTIONS:
        raise _bad("its direction is unclear")
    return found[0]


def _opus(attributes: dict[str, list[str]], formats: list[str]) -> int:
    for value in attributes.get("rtpmap", []):
        match = _OPUS.fullmatch(value)
        # Dynamic types only: 64-95 would be taken for RTCP (RFC 5761 section 4).
        if match is not None and match[1] in formats and 96 <= int(match[1]) <= 127:
            return int(match[1])
    raise _bad("it doesn't offer Opus, the audio format of WebRTC", "no_opus")


def _fingerprints(attributes: dict[str, list[str]]) -> tuple[tuple[str, str], ...]:
    values = attributes.get("fingerprint", [])
    if not 1 <= len(values) <= 4:
        raise _bad("the fingerprint of its certificate is missing")
    found = []
    for value in values:
        algorithm, digest = _fields(_FINGERPRINT, value, "the fingerprint of its certificate")
        if digest.count(":") + 1 != _FINGERPRINT_BYTES[algorithm.lower()]:
            raise _bad("the fingerprint of its certificate has the wrong length")
        found.append((algorithm.lower(), digest.upper()))
    return tuple(found)


def _candidates(values: list[str]) -> tuple[str, ...]:
    if len(values) > MAX_CANDIDATES:
        raise _bad(f"it has {len(values)} network candidates; {MAX_CANDIDATES} are allowed", "too_many_candidates")
    usable = []
    for value in values:
        match = _CANDIDATE.fullmatch(value)
        if match is None or int(match["port"]) > 65_535 or int(match["priority"]) >= 2**32:
            raise _bad("one of its network candidates is malformed")
        if match["transport"].lower() == "udp" and match["component"] == "1" and _may_be_tried(match):
            fields = match.groupdict()
            usable.append("{foundation} 1 udp {priority} {address} {port} typ host".format(**fields))
    return tuple(usable[:USED_CANDIDATES])


def _may_be_tried(match: re.Match[str]) -> bool:
    """mDNS names are not resolved: the browser's own checks reveal the address sooner."""
    try:
        address = ipaddress.ip_address(match["address"])
    except ValueError:
        return False
    unusable = address.is_loopback or address.is_link_local or address.is_multicast or address.is_unspecified
    return not unusable and not address.is_reserved and int(match["port"]) >= MIN_CANDIDATE_PORT


def _one(attributes: dict[str, list[str]], name: str) -> str:
    values = attributes.get(name, [])
    if len(values) != 1:
        raise _bad(f"it has {len(values)} lines a={name} instead of one")
    return values[0]


def _whole(pattern: re.Pattern[str], value: str, what: str) -> str:
    if pattern.fullmatch(value) is None:
        raise _bad(f"{what} is malformed")
    return value


def _fields(pattern: re.Pattern[str], value: str, what: str) -> tuple[str, ...]:
    match = pattern.fullmatch(value)
    if match is None:
        raise _bad(f"{what} is malformed")
    return match.groups()


def _bad(reason: str, code: str = "bad_sdp") -> MediaError:
    return MediaError(
        f"The browser's call offer can't be used: {reason}. Reload the page; if that doesn't help, use a current "
        "version of Chrome, Edge, Firefox or Safari.",
        code=code,
    )
