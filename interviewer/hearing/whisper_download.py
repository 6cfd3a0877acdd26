"""Fetches a Whisper model: `python -m interviewer.hearing.whisper_download MODEL FOLDER`.

Ends with an exception when it can't. The model appears in FOLDER/MODEL whole or not at all.
"""

import shutil
import sys
from pathlib import Path

from faster_whisper import download_model

from interviewer.hearing.whisper_models import FETCHING


def main(model: str, folder: Path) -> None:
    # Into a cache: to a given folder, faster-whisper 1.2 can't download with huggingface_hub 2, which lacks an
    # argument that it passes then.
    snapshot = Path(download_model(model, cache_dir=str(folder / FETCHING / "cache")))
    whole = folder / FETCHING / model
    shutil.rmtree(whole, ignore_errors=True)
    whole.mkdir(parents=True)
    for file in snapshot.iterdir():
        shutil.move(file.resolve(), whole / file.name)
    shutil.rmtree(folder / model, ignore_errors=True)
    whole.replace(folder / model)
    shutil.rmtree(folder / FETCHING / "cache", ignore_errors=True)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
