"""Pipecat 1.14 as an interviewer: SmallWebRTC, Silero, Smart Turn by default; STT, LLM and TTS cost nothing.

Runs in an environment of its own (pipecat_environment.py), as a script: PORT REPLIES [--patched]. REPLIES is a
folder of WAV files, one for each turn. --patched puts a buffer that doesn't wait in the place of aiortc's for
sound, which is the first thing that everybody would do to it.
"""

import asyncio
import sys
import wave
from pathlib import Path

import aiortc.rtcrtpreceiver
import pipecat.transports.smallwebrtc.connection as smallwebrtc
from aiohttp import web
from aiortc.jitterbuffer import JitterFrame
from loguru import logger
from pipecat.audio.turn.smart_turn.local_smart_turn_v3 import LocalSmartTurnAnalyzerV3
from pipecat.audio.vad.silero import SileroVADAnalyzer
from pipecat.frames.frames import (
    LLMContextFrame,
    LLMFullResponseEndFrame,
    LLMFullResponseStartFrame,
    LLMTextFrame,
    TranscriptionFrame,
)
from pipecat.pipeline.pipeline import Pipeline
from pipecat.pipeline.worker import PipelineParams, PipelineWorker
from pipecat.processors.aggregators.llm_context import LLMContext
from pipecat.processors.aggregators.llm_response_universal import (
    LLMContextAggregatorPair,
    LLMUserAggregatorParams,
)
from pipecat.processors.frame_processor import FrameProcessor
from pipecat.services.stt_service import SegmentedSTTService
from pipecat.services.tts_service import TTSService
from pipecat.transports.base_transport import TransportParams
from pipecat.transports.smallwebrtc.connection import SmallWebRTCConnection
from pipecat.transports.smallwebrtc.transport import SmallWebRTCTransport
from pipecat.turns.user_stop import TurnAnalyzerUserTurnStopStrategy
from pipecat.turns.user_turn_strategies import UserTurnStrategies
from pipecat.utils.time import time_now_iso8601
from pipecat.workers.runner import WorkerRunner

HOLD_PACKETS = 2  # 40 ms, as our own


class ImpatientBuffer:
    """In order at once; waits two packets for a missing one, then goes on without it."""

    capacity = 16

    def __init__(self):
        self._next = None
        self._held = {}

    def add(self, packet):
        if self._next is None:
            self._next = packet.sequence_number
        if (packet.sequence_number - self._next) & 0xFFFF < 0x8000:
            self._held[packet.sequence_number] = packet
        return False, self.pop()

    def pop(self):
        if self._next not in self._held:
            if len(self._held) <= HOLD_PACKETS:
                return None
            self._next = min(self._held, key=lambda sequence: (sequence - self._next) & 0xFFFF)
        packet = self._held.pop(self._next)
        self._next = (self._next + 1) & 0xFFFF
        return JitterFrame(packet._data, packet.timestamp)


def patch_audio_buffer():
    """aiortc takes one frame for each packet: what was held behind a lost one is handed on here."""
    receiver_class = aiortc.rtcrtpreceiver.RTCRtpReceiver
    handle, begin = receiver_class._handle_rtp_packet, smallwebrtc.SmallWebRTCTrack.__init__

    async def handle_and_drain(self, packet, arrival_time_ms):
        await handle(self, packet, arrival_time_ms=arrival_time_ms)
        buffer = self._RTCRtpReceiver__jitter_buffer
        while isinstance(buffer, ImpatientBuffer) and (frame := buffer.pop()) is not None:
            frame.timestamp = self._RTCRtpReceiver__timestamp_mapper.map(frame.timestamp)
            self._RTCRtpReceiver__decoder_queue.put((self._RTCRtpReceiver__codecs[packet.payload_type], frame))

    def begin_with_buffer(self, receiver, jitter_buffer_capacity=None):
        begin(self, receiver, jitter_buffer_capacity)
        if receiver.track.kind == "audio":
            receiver._RTCRtpReceiver__jitter_buffer = ImpatientBuffer()

    receiver_class._handle_rtp_packet = handle_and_drain
    smallwebrtc.SmallWebRTCTrack.__init__ = begin_with_buffer


class InstantRecognizer(SegmentedSTTService):
    @property
    def wants_wav_segments(self):
        return False

    async def run_stt(self, audio):  # noqa: ARG002
        yield TranscriptionFrame("still more respectable than he was.", "", time_now_iso8601())


class Script(FrameProcessor):
    """The number of the turn stands for its text."""

    def __init__(self):
        super().__init__()
        self._turn = 0

    async def process_frame(self, frame, direction):
        await super().process_frame(frame, direction)
        if not isinstance(frame, LLMContextFrame):
            await self.push_frame(frame, direction)
            return
        await self.push_frame(LLMFullResponseStartFrame())
        await self.push_frame(LLMTextFrame(f"Reply {self._turn}."))
        await self.push_frame(LLMFullResponseEndFrame())
        self._turn += 1


class CachedSpeech(TTSService):
    def __init__(self, replies, rate_hz):
        super().__init__(push_start_frame=True, push_stop_frames=True, sample_rate=rate_hz)
        self._replies, self._rate_hz = replies, rate_hz

    async def run_tts(self, text, context_id):
        number = int("".join(filter(str.isdigit, text)))
        pcm = self._replies[number % len(self._replies)]
        piece = self._rate_hz // 5 * 2  # bytes of 0.2 s

        async def pieces():
            for begin in range(0, len(pcm), piece):
                yield pcm[begin : begin + piece]

        async for frame in self._stream_audio_frames_from_iterator(
            pieces(), in_sample_rate=self._rate_hz, context_id=context_id
        ):
            yield frame


async def interview(connection, replies, rate_hz):
    transport = SmallWebRTCTransport(
        webrtc_connection=connection, params=TransportParams(audio_in_enabled=True, audio_out_enabled=True)
    )
    stop = [TurnAnalyzerUserTurnStopStrategy(turn_analyzer=LocalSmartTurnAnalyzerV3())]
    turns = LLMContextAggregatorPair(
        LLMContext(),
        user_params=LLMUserAggregatorParams(
            user_turn_strategies=UserTurnStrategies(stop=stop), vad_analyzer=SileroVADAnalyzer()
        ),
    )
    stages = [
        transport.input(),
        InstantRecognizer(ttfs_p99_latency=0.3),
        turns.user(),
        Script(),
        CachedSpeech(replies, rate_hz),
        transport.output(),
        turns.assistant(),
    ]
    runner = WorkerRunner(handle_sigint=False)
    await runner.add_workers(PipelineWorker(Pipeline(stages), params=PipelineParams(), enable_rtvi=False))

    @transport.event_handler("on_client_disconnected")
    async def _left(_transport, _client):
        await runner.cancel()

    await runner.run()


def serve(port, replies, rate_hz):
    running = set()

    async def offer(request):
        wanted = await request.json()
        connection = SmallWebRTCConnection()
        await connection.initialize(wanted["sdp"], wanted["type"])
        task = asyncio.get_running_loop().create_task(interview(connection, replies, rate_hz))
        running.add(task)
        task.add_done_callback(running.discard)
        return web.json_response(connection.get_answer())

    application = web.Application()
    application.add_routes([web.post("/offer", offer)])
    web.run_app(application, host="127.0.0.1", port=port, print=None)


def read(folder):
    found, rate_hz = [], 0
    for path in sorted(folder.glob("*.wav")):
        with wave.open(str(path)) as recording:
            rate_hz = recording.getframerate()
            found.append(recording.readframes(recording.getnframes()))
    return found, rate_hz


if __name__ == "__main__":
    logger.remove()
    logger.add(sys.stderr, level="WARNING")
    if "--patched" in sys.argv:
        patch_audio_buffer()
    serve(int(sys.argv[1]), *read(Path(sys.argv[2])))
