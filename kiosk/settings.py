"""Where every setting comes from: flags over `KIOSK_*` variables over `kiosk.toml` over defaults. Frozen.

Imported inside commands only: pydantic-settings alone costs more than `kiosk --help` may.
"""

import os
import re
import sys
import tomllib
from pathlib import Path
from typing import Any, Final, Literal
from urllib.parse import urlsplit

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from kiosk.errors import InvalidSetting

FILE: Final = Path("kiosk.toml")


def _can_send(address: str) -> bool:
    """Tell whether letters can be written from an address, by building what stands in them."""
    from email.errors import MessageError  # noqa: PLC0415 - only where letters are sent
    from email.headerregistry import Address  # noqa: PLC0415

    try:
        Address("", addr_spec=address)
    except (MessageError, ValueError, AttributeError, LookupError):  # Python's parser trips over some, as `a@[b`
        return False
    return True


def default_data_dir() -> Path:
    """Return the user's data folder for the kiosk, by the custom of the system (XDG base directories on Linux)."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local")) / "mentor-kiosk"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "mentor-kiosk"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "mentor-kiosk"


class Settings(BaseSettings):
    """The settings of one process."""

    model_config = SettingsConfigDict(env_prefix="KIOSK_", frozen=True, extra="forbid", toml_file=FILE)

    data_dir: Path = Field(default_factory=default_data_dir)
    """Folder for everything the kiosk writes: database, log, backups."""
    database_url: str = ""
    """Where the data lives; empty is an SQLite file in `data_dir`, `postgresql://...` serves several kiosks."""
    public_url: str = ""
    """Address of a tunnel or proxy in front of the phone pages, https."""
    station: str = "kiosk-1"
    """Name of this machine among several kiosks."""
    assume_reachable: bool = False
    """Take it on the organizer's word that phones reach this machine."""
    host: str = "0.0.0.0"  # noqa: S104 - phones on the same network are the purpose
    """Address that the phone pages listen on."""
    port: int = Field(default=8765, ge=0, le=65535)
    """Port that the phone pages listen on; 0 takes any free one."""
    idle_seconds: int = Field(default=90, ge=20)
    """Without a key for so long, the kiosk asks whether anybody is there."""
    idle_warning_seconds: int = Field(default=20, ge=20)
    """Length of that warning; at least 20 seconds to answer (WCAG 2.2.1)."""
    theme: str = "kiosk-dark"
    """Look of the screen: kiosk-dark, kiosk-light or kiosk-contrast."""
    language: Literal["en", "es", "fr"] = "en"
    """Language in which every visit begins; a student can choose another."""
    texts_file: Path | None = None
    """TOML file with the event's own words, which stand before those of the catalogue."""
    qr_mode: Literal["auto", "spaces", "half-blocks", "upper-halves", "lower-halves", "text"] = "auto"
    """How codes are drawn; automatic takes the best there is room for, or what the organizer kept on the screen."""
    wifi_name: str = ""
    """Network of the guests; its code stands in front of every code with an address. Empty shows none."""
    wifi_password: str = ""
    """Its password, which every student then sees; empty for an open network."""
    prefill_booking_links: bool = False
    """Put the student's name into professionals' booking links (Calendly, Cal.com)."""
    smtp_url: str = ""
    """Mail server for letters about confirmed meetings, `smtp://user:password@host:587`; empty sends none."""
    mail_from: str = ""
    """Address that letters come from; needed with `smtp_url`."""
    log_level: str = "INFO"
    """How much the log file holds; it never holds names, addresses or codes."""

    @field_validator("database_url")
    @classmethod
    def _driver(cls, url: str) -> str:
        # SQLAlchemy knows `postgres://` no longer and would take psycopg 2 for `postgresql://`.
        for prefix in ("postgres://", "postgresql://"):
            if url.startswith(prefix):
                return "postgresql+psycopg://" + url.removeprefix(prefix)
        return url

    @field_validator("public_url")
    @classmethod
    def _address(cls, url: str) -> str:
        if url and urlsplit(url).scheme not in ("http", "https"):
            raise ValueError("it must start with https://")
        return url.rstrip("/")

    @field_validator("smtp_url")
    @classmethod
    def _mail_server(cls, url: str) -> str:
        if url and (urlsplit(url).scheme not in ("smtp", "smtps") or not urlsplit(url).hostname):
            raise ValueError("it must look like smtp://user:password@host:587")
        return url

    @field_validator("mail_from")
    @classmethod
    def _sender(cls, address: str) -> str:
        name, _, host = address.strip().rpartition("@")
        alone = name and host and address.isprintable() and not set(address.strip()) & set(' <>,;:"')
        if address and not (alone and _can_send(address.strip())):
            raise ValueError("it must be an address alone, such as desk@example.org")
        return address.strip()

    @property
    def database_address(self) -> str:
        """The SQLAlchemy address of the database, the default filled in."""
        return self.database_url or f"sqlite:///{self.data_dir / 'kiosk.db'}"

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Put the sources in order: flags, variables, file."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)


def load(**flags: Any) -> Settings:
    """Return the settings of this process; flags that are `None` do not count.

    Raises:
        InvalidSetting: a value cannot be used.
    """
    try:
        return Settings(**{name: value for name, value in flags.items() if value is not None})
    except tomllib.TOMLDecodeError as problem:
        raise InvalidSetting(setting=str(FILE), problem=str(problem)) from None
    except ValidationError as problem:
        first = problem.errors()[0]
        raise InvalidSetting(
            setting=".".join(str(part) for part in first["loc"]), problem=first["msg"].removeprefix("Value error, ")
        ) from None


def masked(url: str) -> str:
    """Return an address without its password, be it before the host or, as PostgreSQL allows, in the query."""
    # Up to the last @: a password that should have been quoted is masked too.
    before_host = re.sub(r"(://[^/@:]*:)[^?]*@", r"\1***@", url, count=1)
    return re.sub(r"(password=)[^&]*", r"\1***", before_host)
