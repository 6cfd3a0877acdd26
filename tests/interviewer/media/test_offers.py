"""Offers of real browsers, offers that are wrong in one way each, and thousands that are wrong in any way."""

import asyncio
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from aiortc import RTCConfiguration, RTCPeerConnection, RTCSessionDescription
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interviewer.errors import MediaError
from interviewer.media import offers
from interviewer.media.peer import MediaPeer
from interviewer.media.playout import Playout
from tests.interviewer.media.waiting import until

# Of Chromium 156 with a microphone, its addresses and secrets replaced. The file has plain line ends.
CHROMIUM = (Path(__file__).parent / "chromium_offer.sdp").read_text().replace("\n", "\r\n")
MDNS = "a=candidate:77 1 udp 2122194687 0c1a2b3c-4d5e-4f60-8a7b-9c0d1e2f3a4b.local 50003 typ host\r\n"
MEDIA_LINE = re.search(r"m=audio.*", CHROMIUM)
assert MEDIA_LINE is not None


def changed(old: str, new: str, count: int = -1) -> str:
    assert old in CHROMIUM
    return CHROMIUM.replace(old, new, count)


def candidate(text: str) -> str:
    return changed("a=ice-ufrag", f"a=candidate:{text}\r\na=ice-ufrag", 1)


def test_the_offer_of_chromium_is_understood() -> None:
    offer = offers.parse(CHROMIUM)
    assert (offer.mid, offer.payload_type, offer.direction, offer.setup) == ("0", 111, "sendrecv", "actpass")
    assert offer.has_microphone
    assert (offer.username_fragment, offer.password) == ("Abcd", "0123456789abcdef+/ABCDEF")
    assert [algorithm for algorithm, _ in offer.fingerprints] == ["sha-256"]
    assert offer.candidates == (  # those over TCP can't be tried
        "1001 1 udp 2122194687 192.168.1.20 50001 typ host",
        "1002 1 udp 2122265343 fd12:3456:789a::20 50002 typ host",
    )


def test_plain_line_ends_are_understood_too() -> None:
    assert offers.parse(CHROMIUM.replace("\r\n", "\n")) == offers.parse(CHROMIUM)


def test_an_offer_written_anew_says_the_same() -> None:
    offer = offers.parse(CHROMIUM)
    assert offers.parse(offer.to_sdp()) == offer
    assert len(offer.to_sdp()) < 1_000


async def test_aiortcs_own_offer_is_understood() -> None:
    connection = RTCPeerConnection(RTCConfiguration(iceServers=[]))
    try:
        connection.addTransceiver("audio")
        await connection.setLocalDescription(await connection.createOffer())
        offer = offers.parse(connection.localDescription.sdp)
    finally:
        await connection.close()
    assert offer.payload_type == 96
    assert {algorithm for algorithm, _ in offer.fingerprints} == {"sha-256", "sha-384", "sha-512"}


def test_what_the_media_line_says_goes_before_what_the_session_says() -> None:
    """Firefox says sendrecv, and its fingerprint, for the whole session."""
    fingerprint = re.search(r"a=fingerprint:.*\r\n", CHROMIUM)
    assert fingerprint is not None
    head, media = CHROMIUM.replace(fingerprint[0], "").split("m=audio")
    like_firefox = f"{head}a=sendrecv\r\n{fingerprint[0]}m=audio{media}"
    assert offers.parse(like_firefox) == offers.parse(CHROMIUM)
    listening = offers.parse(like_firefox.replace("a=sendrecv\r\na=msid", "a=recvonly\r\na=msid"))
    assert listening.direction == "recvonly"
    assert not listening.has_microphone


def test_no_direction_means_both() -> None:
    assert offers.parse(changed("a=sendrecv\r\n", "")).direction == "sendrecv"


@pytest.mark.parametrize(
    ("address", "port"),
    [
        *[(address, 50_000) for address in ("127.0.0.1", "::1", "169.254.1.1", "fe80::1", "224.0.0.1", "0.0.0.0")],
        *[
            (address, 50_000)
            for address in ("255.255.255.255", "240.0.0.1", "::ffff:127.0.0.1", "metadata.internal")
        ],
        *[("192.168.1.20", port) for port in (0, 22, 53, 1023)],
    ],
)
def test_no_packet_goes_to_addresses_and_ports_that_are_not_a_peers(address: str, port: int) -> None:
    offer = offers.parse(candidate(f"9 1 udp 1 {address} {port} typ host"))
    assert offer.candidates == offers.parse(CHROMIUM).candidates


def test_a_hidden_address_is_not_looked_up() -> None:
    sdp = re.sub(r"a=candidate:.*\r\n", "", CHROMIUM).replace("a=ice-ufrag", f"{MDNS}a=ice-ufrag")
    assert offers.parse(sdp).candidates == ()


def test_only_so_many_addresses_are_tried() -> None:
    lines = "".join(f"a=candidate:{n} 1 udp 1 10.0.0.{n} 50000 typ host\r\n" for n in range(1, 40))
    assert len(offers.parse(changed("a=ice-ufrag", f"{lines}a=ice-ufrag", 1)).candidates) == offers.USED_CANDIDATES


BAD: list[tuple[str, str, str]] = [
    ("", "bad_sdp", "not a session description"),
    ("{}", "bad_sdp", "not a session description"),
    (CHROMIUM.removeprefix("v=0\r\n"), "bad_sdp", "not a session description"),
    (CHROMIUM + "a=x:" + "y" * 70_000, "sdp_too_long", "too long"),
    (CHROMIUM * 100, "sdp_too_long", "too long"),
    (CHROMIUM + "a=name:\u00e4\r\n", "bad_sdp", "characters that don't belong"),
    (CHROMIUM + "a=name:\0\r\n", "bad_sdp", "characters that don't belong"),
    (CHROMIUM.split("m=audio")[0], "not_audio_only", "0 media lines"),
    (CHROMIUM + CHROMIUM[CHROMIUM.index("m=") :], "not_audio_only", "2 media lines"),
    (CHROMIUM + "m=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\n", "not_audio_only", "2 media lines"),
    (changed("m=audio", "m=video"), "not_audio_only", "not an audio line"),
    (changed("m=audio 50001", "m=audio 0"), "not_audio_only", "not an audio line"),
    (changed("UDP/TLS/RTP/SAVPF", "RTP/AVP"), "not_audio_only", "not an audio line"),
    (changed("m=audio 50001", "m=audio x"), "bad_sdp", "media line is malformed"),
    (changed("a=rtcp-mux\r\n", ""), "bad_sdp", "multiplexing is missing"),
    (changed("a=sendrecv", "a=inactive"), "bad_sdp", "direction is unclear"),
    (changed("a=sendrecv", "a=sendonly\r\na=recvonly"), "bad_sdp", "direction is unclear"),
    (changed("opus/48000/2", "speex/16000"), "no_opus", "Opus"),
    (changed("a=rtpmap:111", "a=rtpmap:112"), "no_opus", "Opus"),
    (changed("111", "72"), "no_opus", "Opus"),
    (changed("a=mid:0\r\n", ""), "bad_sdp", "0 lines a=mid"),
    (changed("a=mid:0", "a=mid:0\r\na=mid:1"), "bad_sdp", "2 lines a=mid"),
    (changed("a=mid:0", "a=mid:a b"), "bad_sdp", "media id is malformed"),
    (changed("a=ice-ufrag:Abcd", "a=ice-ufrag:Abc"), "bad_sdp", "ICE user name"),
    (changed("a=ice-pwd:0123", "a=ice-pwd:;"), "bad_sdp", "ICE password"),
    (re.sub(r"a=ice-pwd:.*\r\n", "", CHROMIUM), "bad_sdp", "0 lines a=ice-pwd"),
    (re.sub(r"a=fingerprint:.*\r\n", "", CHROMIUM), "bad_sdp", "fingerprint of its certificate is missing"),
    (changed("sha-256 03:", "sha-256 "), "bad_sdp", "wrong length"),
    (changed("sha-256 03:", "md5 03:"), "bad_sdp", "fingerprint of its certificate is malformed"),
    (changed("a=setup:actpass", "a=setup:both"), "bad_sdp", "DTLS role is malformed"),
    (candidate("x"), "bad_sdp", "network candidates is malformed"),
    (candidate("9 1 udp 1 192.168.1.20 65536 typ host"), "bad_sdp", "network candidates is malformed"),
    (candidate("9 1 udp 4294967296 192.168.1.20 50000 typ host"), "bad_sdp", "network candidates is malformed"),
    (CHROMIUM + MDNS * 50, "too_many_candidates", "54 network candidates"),
]


@pytest.mark.parametrize(
    ("sdp", "code", "words"), BAD, ids=[f"{n} {words}" for n, (_, _, words) in enumerate(BAD)]
)
def test_a_bad_offer_is_refused_in_plain_words(sdp: str, code: str, words: str) -> None:
    with pytest.raises(MediaError) as refused:
        offers.parse(sdp)
    assert refused.value.code == code
    assert words in refused.value.user_message
    assert "Reload the page" in refused.value.user_message
    assert len(refused.value.user_message) < 300


# ---- mutants ----------------------------------------------------------------------------------------

Change = Callable[[list[str]], list[str]]
LINES = CHROMIUM.split("\r\n")


def _drop(at: int) -> Change:
    return lambda lines: [line for number, line in enumerate(lines) if number != at % max(1, len(lines))]


def _repeat(at: int, times: int) -> Change:
    return lambda lines: lines + lines[at % max(1, len(lines)) :][:1] * times


def _swap(one: int, two: int) -> Change:
    def change(lines: list[str]) -> list[str]:
        found = list(lines)
        if found:
            first, second = one % len(found), two % len(found)
            found[first], found[second] = found[second], found[first]
        return found

    return change


def _edit(at: int, place: int, length: int, text: str) -> Change:
    def change(lines: list[str]) -> list[str]:
        found = list(lines)
        if found:
            line = found[at % len(found)]
            place_in = place % (len(line) + 1)
            found[at % len(found)] = line[:place_in] + text + line[place_in + length :]
        return found

    return change


NUMBERS = st.integers(0, 1_000)
TEXTS = st.one_of(
    st.text(max_size=8),
    st.sampled_from(["0", "-1", "65536", "9" * 20, ":", " ", "/", "=", "\r\n", "\n", "\0", "127.0.0.1", "::"]),
    st.sampled_from(["m=audio 9 UDP/TLS/RTP/SAVPF 111", "m=video 9 RTP/AVP 96", "a=candidate:", "\ud800"]),
)
CHANGES = st.one_of(
    st.builds(_drop, NUMBERS),
    st.builds(_repeat, NUMBERS, st.integers(1, 60)),
    st.builds(_swap, NUMBERS, NUMBERS),
    st.builds(_edit, NUMBERS, NUMBERS, st.integers(0, 30), TEXTS),
    st.builds(_edit, NUMBERS, NUMBERS, st.integers(0, 30), TEXTS),
)


def mutant(changes: list[Change]) -> str:
    lines = LINES
    for change in changes:
        lines = change(lines)
    return "\r\n".join(lines)


@settings(max_examples=3_000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(CHANGES, min_size=1, max_size=4))
def test_a_mutated_offer_is_understood_or_refused_never_anything_else(changes: list[Change]) -> None:
    try:
        offer = offers.parse(mutant(changes))
    except MediaError:
        return
    assert offers.parse(offer.to_sdp()) == offer


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=2_000))
def test_any_text_is_refused(text: str) -> None:
    with pytest.raises(MediaError):
        offers.parse(text)


@pytest.mark.webrtc
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(CHANGES, min_size=1, max_size=3))
def test_what_is_understood_can_be_answered_and_closed(changes: list[Change]) -> None:
    """Whatever our own reading lets pass, aiortc digests, or a MediaError says why not."""

    async def answer(sdp: str) -> None:
        peer = MediaPeer(
            playout=Playout(lambda _event: None),
            recorder=None,
            on_frame=lambda _frame: None,
            on_state=lambda _state: None,
        )
        try:
            text = await peer.accept(sdp)
            RTCSessionDescription(text, "answer")
            assert offers.parse(text).payload_type >= 96
        except MediaError as error:
            assert error.user_message
        finally:
            await peer.close()
        await until(lambda: len(asyncio.all_tasks()) == 1)  # aiortc looks each 20 ms whether it is closed

    asyncio.run(answer(mutant(changes)))
