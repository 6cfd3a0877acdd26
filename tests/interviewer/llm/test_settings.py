import pytest

from interviewer.errors import SettingsError
from interviewer.llm.choosing import from_settings
from interviewer.settings import load

URL, KEY, MODEL = "http://localhost:11434/v1/", "sk-very-secret", "a-model"


async def test_all_three_settings_make_a_model_and_its_key_stays_secret() -> None:
    settings = load(llm_base_url=URL, llm_api_key=KEY, llm_model=MODEL)
    model = from_settings(settings)
    assert model is not None
    assert model.name == MODEL
    assert KEY not in repr(settings)
    assert KEY not in settings.model_dump_json()
    await model.close()


def test_none_of_them_means_the_script() -> None:
    assert from_settings(load()) is None


@pytest.mark.parametrize(
    ("given", "missing"),
    [
        ({"llm_base_url": URL}, "llm_api_key and llm_model"),
        ({"llm_base_url": URL, "llm_api_key": KEY}, "llm_model"),
        ({"llm_model": MODEL}, "llm_base_url and llm_api_key"),
        ({"llm_base_url": URL, "llm_model": MODEL, "llm_api_key": ""}, "llm_api_key"),
    ],
)
def test_some_of_them_is_a_fault_that_names_what_is_missing(given: dict[str, str], missing: str) -> None:
    with pytest.raises(SettingsError) as raised:
        load(**given)
    assert f"needs {missing}, too" in raised.value.user_message
    assert KEY not in raised.value.user_message


@pytest.mark.parametrize(
    "url",
    ["localhost:1/v1", "file:///etc/passwd", "http://user:pass@host/v1", "http://169.254.169.254/latest",
     "http://[fe80::1]/v1", "http://host/v1?key=1", "http://host/v1#x", "http://ho st/v1"],
)  # fmt: skip
def test_an_address_that_no_model_can_have_is_refused(url: str) -> None:
    with pytest.raises(SettingsError) as raised:
        load(llm_base_url=url, llm_api_key=KEY, llm_model=MODEL)
    assert "llm_base_url" in raised.value.user_message
    assert url not in raised.value.user_message


@pytest.mark.parametrize("url", ["https://api.example.org/v1", "http://10.0.0.7:8000", "http://[::1]:8000/v1"])
def test_addresses_that_models_have_are_taken(url: str) -> None:
    assert load(llm_base_url=url, llm_api_key=KEY, llm_model=MODEL).llm_base_url == url
