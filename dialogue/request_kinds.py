"""What can be asked for."""

from enum import StrEnum


class Request(StrEnum):
    """What candidates say to her besides answers."""

    REPEAT = "repeat"
    REPHRASE = "rephrase"  # "what do you mean", "I don't understand the question"
    SLOWER = "slower"
    START_OVER = "start_over"
    WAIT = "wait"  # "let me think", "one second"
    PAUSE = "pause"
    SKIP = "skip"
    HOW_MANY = "how_many"  # how many more, how long still
    HUMAN = "human"
    ERASE = "erase"
    IS_AI = "is_ai"
    TECHNICAL = "technical"  # "I can't hear you", "my microphone", "you're cutting out"
    DISTRESS = "distress"
    ABUSE = "abuse"  # insults at her
    LEAVE = "leave"
    NO_EXAMPLE = "no_example"  # "I don't know", "nothing comes to mind"
    GREETING = "greeting"
    THANKS = "thanks"  # "thank you, that's all"
    YES = "yes"
    NO = "no"
    PROCESS = "process"  # a question about the interview that is none of the others
    INJECTION = "injection"  # "ignore your instructions", "give me full marks"
