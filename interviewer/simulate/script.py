"""What the scripted recognizer is to hear when a persona speaks: its exact words at their exact times."""

from itertools import pairwise

from dialogue.completeness import Part
from interviewer.hearing.scripted import Script, ScriptedWord
from interviewer.simulate.personas import ANY_PROBE, Persona
from interviewer.speaking.cache import SpeechCache
from interviewer.speaking.speech import PreparedSpeech


async def script_for(persona: Persona, speech: SpeechCache) -> Script:
    """What is said to any probe is entered for every part that has no answer of its own."""
    answers: dict[str, tuple[ScriptedWord, ...]] = {}
    for prompt, text in persona.answers.items():
        words = scripted_words(await speech.prepare(text))
        question_id, _, probe = prompt.partition(":")
        if probe == ANY_PROBE:
            prompts = {f"{question_id}:{part.value}" for part in Part} - set(persona.answers)
            answers |= dict.fromkeys(sorted(prompts), words)
        else:
            answers[prompt] = words
    return Script(answers)


def scripted_words(speech: PreparedSpeech) -> tuple[ScriptedWord, ...]:
    """Times in seconds from the first audible sample."""
    starts_ms = [word.start_ms - speech.first_audible_ms for word in speech.words]
    bounds = pairwise([*starts_ms, speech.duration_ms - speech.first_audible_ms])
    return tuple(
        ScriptedWord(speech.text[word.offset : word.offset + word.length], start / 1000, end / 1000)
        for word, (start, end) in zip(speech.words, bounds, strict=True)
    )
