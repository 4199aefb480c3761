import pytest
from scripted_phone import Demo


@pytest.fixture
def demo() -> Demo:
    return Demo()
