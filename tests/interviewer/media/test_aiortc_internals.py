"""Private parts of libraries: that they are where they were, and that it is said loudly when not."""

import pytest
from aiortc import RTCConfiguration, RTCPeerConnection

from interviewer.errors import MediaError
from interviewer.media.aiortc_internals import KNOWN_VERSIONS, PRIVATE_PARTS, allow_loopback, self_test
from interviewer.media.faults import Faults


def refused(
    versions: dict[str, str] | None = None, parts: tuple[tuple[str, str, tuple[str, ...]], ...] = ()
) -> str:
    with pytest.raises(MediaError) as error:
        self_test(versions or {}, parts)
    assert error.value.code == "unknown_aiortc"
    assert "lock file" in error.value.user_message
    return error.value.user_message


def test_the_installed_libraries_are_the_known_ones() -> None:
    self_test()


def test_another_version_is_said_by_its_name() -> None:
    assert "aiortc 1.16.0 instead of 1.17.0" in refused({**KNOWN_VERSIONS, "aiortc": "1.17.0"})
    assert "aioice 0.13.0 instead of 0.12.0" in refused({**KNOWN_VERSIONS, "aioice": "0.12.0"})


def test_a_part_that_is_gone_is_said_by_its_name() -> None:
    assert "aioice.ice has no Connection.gone" in refused(parts=(("aioice.ice", "Connection.gone", ()),))
    assert "aioice.ice has no Gone.there" in refused(parts=(("aioice.ice", "Gone.there", ()),))
    words = refused(parts=(("aiortc.rtcrtpreceiver", "RTCRtpReceiver.__init__", ("_other_buffer",)),))
    assert "RTCRtpReceiver.__init__ has no _other_buffer" in words


def test_all_faults_are_said_at_once() -> None:
    gone = tuple((module, f"{path}_gone", names) for module, path, names in PRIVATE_PARTS)
    words = refused({"aiortc": "0", "aioice": "0"}, gone)
    assert words.count("_gone") == len(PRIVATE_PARTS)
    assert words.count("instead of 0") == 2


async def test_loopback_is_used_where_there_is_nothing_else_and_only_there() -> None:
    connection = RTCPeerConnection(RTCConfiguration(iceServers=[]))
    try:
        transceiver = connection.addTransceiver("audio")
        allow_loopback(connection)
        transport = transceiver.receiver.transport.transport._connection
        (alone,) = await transport.get_component_candidates(component=1, addresses=[])
        assert alone.host == "127.0.0.1"
        assert await transport.get_component_candidates(component=1, addresses=["203.0.113.9"]) == []
    finally:
        await connection.close()


def test_faults_are_counted_and_what_is_no_fault_goes_through() -> None:
    faults = Faults()

    def fail(error: BaseException) -> None:
        raise error

    for error in (ValueError(), KeyError(), MediaError("x"), OSError(), StopIteration(), AssertionError()):
        faults.guarded(fail)(error)
    assert faults.count == 6
    with pytest.raises(KeyboardInterrupt):
        faults.guarded(fail)(KeyboardInterrupt())
