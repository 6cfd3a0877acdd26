"""The shell's errors.

InterviewerError
 ├─ SettingsError      a setting is unknown, malformed or impossible
 ├─ BackendError       an engine is missing or failed (`stage`: vad, recognizer, turn_model, synthesizer, llm)
 ├─ MediaError         a session description or a peer connection is unusable
 ├─ WireError          a message from the browser is malformed
 └─ StoreError         the database or the recordings cannot be used

`code` is stable and may be relied on; `user_message` is for the person who caused it, in plain words.
"""


class InterviewerError(Exception):
    code = "internal"

    def __init__(self, user_message: str, *, code: str | None = None) -> None:
        super().__init__(user_message)
        self.user_message = user_message
        if code is not None:
            self.code = code


class SettingsError(InterviewerError):
    code = "settings"


class BackendError(InterviewerError):
    code = "backend"

    def __init__(self, user_message: str, *, stage: str, code: str | None = None) -> None:
        super().__init__(user_message, code=code)
        self.stage = stage


class MediaError(InterviewerError):
    code = "media"


class WireError(InterviewerError):
    code = "wire"


class StoreError(InterviewerError):
    code = "store"
