"""A question to the language model, as the conversation asks one."""

from dataclasses import replace

from dialogue.commands import AskLlm, Offer

ANSWER = (
    "Two years ago I worked in a bakery, and on a Saturday our oven broke down. I called the supplier, and he "
    "lent us a small one. Then I told the customers that the bread would be late and I planned the shift again."
)
ASK = AskLlm(
    "llm-1",
    "en",
    "Tell me about one time when something changed suddenly and your plan no longer worked. What did you do?",
    "",
    ANSWER,
    (
        Offer("go_on", "the answer says enough, or no more is to be expected"),
        Offer("probe:result", "the answer doesn't tell what came of it", "How did things turn out?"),
        Offer("repeat", "this is no answer: the candidate wants to hear the question again"),
    ),
    ("result",),
)


def asking(answer: str) -> AskLlm:
    return replace(ASK, answer_text=answer)
