"""Who can reach whom: a browser on the same machine, with and without a hidden address, and no network at all."""

import asyncio
import re
import subprocess
import sys

import numpy as np
import pytest
from playwright.async_api import Page, Route, async_playwright

from interviewer.media.inbound import InboundFrame
from interviewer.media.peer import MediaPeer, PeerState
from interviewer.media.playout import Playout, PlayoutEvent, UtteranceFinished
from tests.interviewer.media.sounds import level, line, pitch_hz, tone
from tests.interviewer.media.waiting import until
from tests.web.conftest import CHROMIUM, FAKE_MICROPHONE, FLAGS

# A page that may use a microphone (localhost is a secure context), and needs no gesture for sound.
PAGE = "<!doctype html><title>call</title><audio autoplay></audio>"
CALL = """async (withMicrophone) => {
  const context = window.context = new AudioContext();
  let stream;
  if (withMicrophone) {
    stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  } else {
    const tone = context.createOscillator();
    const sink = context.createMediaStreamDestination();
    tone.frequency.value = 600;
    tone.connect(sink);
    tone.start();
    stream = sink.stream;
  }
  const call = window.call = new RTCPeerConnection({ iceServers: [], bundlePolicy: 'max-bundle' });
  call.ontrack = (event) => {
    document.querySelector('audio').srcObject = event.streams[0];
    window.meter = context.createAnalyser();
    window.meter.fftSize = 8192;
    context.createMediaStreamSource(event.streams[0]).connect(window.meter);
  };
  call.addTrack(stream.getAudioTracks()[0], stream);
  await call.setLocalDescription(await call.createOffer());
  if (call.iceGatheringState !== 'complete') {
    await new Promise((done) => {
      call.onicegatheringstatechange = () => call.iceGatheringState === 'complete' && done();
    });
  }
  return call.localDescription.sdp;
}"""
ANSWER = "(sdp) => window.call.setRemoteDescription({ type: 'answer', sdp })"
LOUDEST_HZ = """() => {
  if (!window.meter) return 0;
  const levels = new Float32Array(window.meter.frequencyBinCount);
  window.meter.getFloatFrequencyData(levels);
  const loudest = levels.indexOf(Math.max(...levels));
  return levels[loudest] > -60 ? loudest * window.context.sampleRate / window.meter.fftSize : 0;
}"""


async def show(page: Page) -> None:
    async def give(route: Route) -> None:
        await route.fulfill(body=PAGE, content_type="text/html")

    await page.route("http://localhost/", give)
    await page.goto("http://localhost/")


@pytest.mark.browser
@pytest.mark.webrtc
@pytest.mark.parametrize("with_microphone", [True, False])
async def test_a_browser_on_this_machine_connects_and_both_hear_each_other(with_microphone: bool) -> None:
    """Without leave to use the microphone Chromium hides its address behind an mDNS name."""
    frames: list[InboundFrame] = []
    events: list[PlayoutEvent] = []
    playout = Playout(events.append)
    states: list[PeerState] = []
    peer = MediaPeer(playout=playout, recorder=None, on_frame=frames.append, on_state=states.append)
    flags = [*FLAGS, "--autoplay-policy=no-user-gesture-required", *(FAKE_MICROPHONE if with_microphone else [])]
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=CHROMIUM, headless=False, args=flags, chromium_sandbox=False
        )
        try:
            page = await browser.new_page()
            await show(page)
            offer = await page.evaluate(CALL, with_microphone)
            hidden = re.search(r"a=candidate:.* udp .*\.local ", offer) is not None
            assert hidden is not with_microphone
            await page.evaluate(ANSWER, await peer.accept(offer))
            await until(lambda: peer.state is PeerState.CONNECTED)
            await until(lambda: len(frames) > 100)
            playout.append("u1", 0, line("Beep.", tone(880, 4.0)), last=True)
            heard_hz = 0.0
            while heard_hz == 0 and UtteranceFinished("u1") not in events:
                heard_hz = await page.evaluate(LOUDEST_HZ)
                await asyncio.sleep(0.05)
            assert heard_hz == pytest.approx(880, abs=20)
            sound = np.concatenate([frame.pcm for frame in frames[50:]])
            assert level(sound) > 100
            if not with_microphone:
                assert pitch_hz(sound[-16_000:], 16_000) == pytest.approx(600, abs=5)
            assert PeerState.CLOSED not in states
        finally:
            await browser.close()
            await peer.close()


def may_unshare() -> bool:
    try:
        return (
            subprocess.run(["unshare", "-Urn", "true"], capture_output=True, timeout=10, check=False).returncode
            == 0
        )
    except FileNotFoundError:
        return False


@pytest.mark.webrtc
def test_without_any_network_two_peers_of_this_machine_meet_on_loopback() -> None:
    if not may_unshare():
        pytest.skip(
            "no network namespace can be made here; gathering on loopback alone is tested with the internals"
        )
    command = ["unshare", "-Urn", sys.executable, "-m", "tests.interviewer.media.alone"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=90, check=False)
    assert done.returncode == 0, done.stderr
    assert "connected" in done.stdout
