from interviewer.consent import DEFAULT_CONTACT, consent_text


def test_what_is_agreed_to_is_read_in_the_banks_language() -> None:
    english, german = (consent_text("Aila", DEFAULT_CONTACT, language) for language in ("en-US", "de"))
    assert "is an AI" in english.text
    assert "ist eine KI" in german.text
    assert DEFAULT_CONTACT not in german.text, "no English within a German sentence"
    assert len(english.paragraphs) == len(german.paragraphs)
    assert english.version != german.version


def test_the_version_changes_with_the_words() -> None:
    assert consent_text("Aila", "a@example.org").version != consent_text("Aila", "b@example.org").version
    assert "b@example.org" in consent_text("Aila", "b@example.org", "de").text
