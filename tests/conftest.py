"""What all tests share: a switch that turns a skip for a missing component into a failure."""

import os

import pytest


def need(found: object, component: str) -> None:
    """Skip the test where a component is missing, or fail where KIOSK_TESTS_NEED_ALL says that all must be there."""
    if found:
        return
    if os.environ.get("KIOSK_TESTS_NEED_ALL"):
        pytest.fail(f"{component} is missing and KIOSK_TESTS_NEED_ALL is set")
    pytest.skip(f"{component} is not installed")
