"""What is added to a page on its way to the browser."""

from __future__ import annotations

import pytest

from generator.preview.stage import dressed


@pytest.mark.parametrize(
    ("policy", "served"),
    [
        ("default-src 'none'", "default-src 'none'; script-src 'self'; connect-src 'self'"),
        (
            "script-src 'none'; connect-src 'self'",
            "script-src 'self'; connect-src 'self'",
        ),
        (
            "script-src https://maps.example;",
            "script-src https://maps.example 'self'; connect-src 'self'",
        ),
    ],
)
def test_a_policy_is_widened_by_what_our_script_needs_and_no_more(policy: str, served: str) -> None:
    page = f'<head><meta http-equiv="Content-Security-Policy" content="{policy}"></HEAD>x'
    script = '<script src="/_preview/client.js?7e" defer></script>'
    meta = f'<meta http-equiv="Content-Security-Policy" content="{served}">'
    assert dressed(page.encode(), "7e").decode() == f"<head>{meta}{script}</HEAD>x"


def test_a_page_without_a_head_is_followed_by_the_script() -> None:
    script = b'<script src="/_preview/client.js?7e" defer></script>'
    assert dressed(b"<p>Fog</p>", "7e") == b"<p>Fog</p>" + script
