"""Floor 2, values whose form others have set: languages, countries, time zones, addresses."""

from __future__ import annotations

import re

from generator.markup import safe_url
from generator.patterns import pattern
from generator.reading.values import Fault, scalar, shown

LANGUAGE = pattern(
    r"[A-Za-z]{2,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|[0-9]{3}))?"
    r"(?:-(?:[A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*"
    r"(?:-[a-zA-Z](?:-[A-Za-z0-9]{2,8})+)*\Z",
    re.ASCII,
)
"""The shape of a language tag (BCP 47, RFC 5646); not whether it is registered."""
_COUNTRY = pattern(r"[A-Z]{2}\Z")
_MAIL = pattern(r"[^@\s<>\"']+@[^@\s<>\"']+\.[^@\s<>\"'.]+\Z")
_QID = pattern(r"Q[1-9][0-9]{0,11}\Z")


# -- languages, countries, zones ------------------------------------------------------------------


def language(value: object) -> str:
    """A language tag by shape (BCP 47, RFC 5646)."""
    text = value if isinstance(value, str) else scalar(value).text
    if not LANGUAGE.match(text):
        mended = text.replace("_", "-")
        hint = f"write {mended}" if LANGUAGE.match(mended) else "two letters, such as en, or pt-BR"
        raise Fault("bad-language", f"takes a language tag (BCP 47), not {shown(text)}", hint)
    return text


def country(value: object) -> str:
    """A country's two letters (ISO 3166-1)."""
    text = scalar(value).text
    if not _COUNTRY.match(text):
        hint = f"write {text.upper()}" if _COUNTRY.match(text.upper()) else None
        raise Fault(
            "bad-country",
            f"takes the two letters of a country (ISO 3166-1), not {shown(text)}",
            hint,
        )
    return text


def timezone(value: object) -> str:
    """A zone by its IANA name."""
    text = scalar(value).text
    if text != "UTC":
        try:
            from zoneinfo import ZoneInfo

            ZoneInfo(text)
        except (ValueError, OSError, KeyError):  # ZoneInfoNotFoundError is a KeyError
            raise Fault(
                "bad-timezone",
                f"takes the IANA name of a time zone, not {shown(text)}",
                "such as UTC or Europe/Lisbon",
            ) from None
    return text


# -- addresses ------------------------------------------------------------------------------------


def url(value: object) -> str:
    """A web address, http or https."""
    text = scalar(value).text
    safe = safe_url(text)
    if safe is None:
        hint = f"write https://{text}" if safe_url(f"https://{text}") and "." in text else None
        raise Fault("bad-url", f"takes an http or https address, not {shown(text)}", hint)
    return safe


def folder_url(value: object) -> str:
    """The address of a site's root, made to end in `/`."""
    text = url(value)
    if "?" in text or "#" in text:
        raise Fault("bad-url", f"takes the address of a folder, not {shown(text)}")
    return text if text.endswith("/") else f"{text}/"


def link(value: object) -> str:
    """A web address, or the Q-number of a Wikidata entry."""
    text = scalar(value).text
    if _QID.match(text):
        return f"https://www.wikidata.org/wiki/{text}"
    if safe_url(text) is None:
        rule = f"takes an http or https address, or a Q-number of Wikidata, not {shown(text)}"
        raise Fault("bad-url", rule)
    return url(value)


def nav_url(value: object) -> str:
    """A web address, or a path of this site."""
    text = scalar(value).text
    if text.startswith("/") and not text.startswith("//") and safe_url(f"https://a.example{text}"):
        return text
    if safe_url(text) is None:
        rule = f"takes an http or https address, or a path of this site, not {shown(text)}"
        raise Fault("bad-url", rule, "such as /method/")
    return url(value)


def contact(value: object) -> str:
    """A mail address or a web address."""
    text = scalar(value).text
    if _MAIL.match(text.removeprefix("mailto:")) and ":" not in text.removeprefix("mailto:"):
        return text.removeprefix("mailto:")
    if safe_url(text) is None:
        raise Fault("bad-url", f"takes a mail address or a web address, not {shown(text)}")
    return url(value)
