from pathlib import Path

from dialogue import requests
from interviewer import erasing
from interviewer.store import Store
from tests.interviewer.store.steps import new_log


async def test_nothing_of_an_erased_interview_is_kept_in_folders_or_in_memory(tmp_path: Path) -> None:
    store = await Store.open(f"sqlite:///{tmp_path / 'interviews.db'}")
    log = await new_log(store)
    recordings = tmp_path / "recordings"
    (recordings / log.session_id).mkdir(parents=True)
    (recordings / log.session_id / "candidate.ogg").write_bytes(b"OggS")
    requests.recognize_all("please delete everything, my name is Quirin", "en")
    assert requests.recognize_all.cache_info().currsize > 0
    await erasing.erase(store, recordings, log.session_id)
    await store.close()
    assert not (recordings / log.session_id).exists()
    assert requests.recognize_all.cache_info().currsize == 0
