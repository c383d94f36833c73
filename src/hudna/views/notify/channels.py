"""The channels that a file of settings describes, ready to send."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from hudna.engine.delivery import Channel
from hudna.model.errors import DataError
from hudna.views.notify.atom import AtomFeed
from hudna.views.notify.mail import Mail
from hudna.views.notify.output import Output
from hudna.views.notify.settings import (
    AtomSettings,
    MailSettings,
    OutputSettings,
    Settings,
    WebhookSettings,
    load_settings,
)
from hudna.views.notify.signing import key_of
from hudna.views.notify.webhook import Webhook


def load_channels(file: Path, environment: Mapping[str, str] = os.environ) -> tuple[Channel, ...]:
    """The channels of a file; nothing is sent where one of them is at fault.

    Args:
        file: the settings.
        environment: variables, which hold the secrets.

    Raises:
        DataError: the settings are not sound, or a variable that they name is not set or holds no secret.
    """
    return tuple(_channel(one, file, environment, f"channel[{n}]") for n, one in enumerate(load_settings(file)))


def _channel(settings: Settings, file: Path, environment: Mapping[str, str], place: str) -> Channel:
    def secret(key: str, variable: str) -> str:
        value = environment.get(variable)
        if not value:
            raise DataError(str(file), f"{place}.{key}", f"the environment variable {variable} is not set")
        return value

    match settings:
        case OutputSettings():
            return Output(settings)
        case AtomSettings():
            return AtomFeed(settings, file.parent)
        case MailSettings(password_env=None):
            return Mail(settings)
        case MailSettings(password_env=str(variable)):
            return Mail(settings, secret("password_env", variable))
        case WebhookSettings():
            try:
                return Webhook(settings, key_of(secret("secret_env", settings.secret_env)))
            except ValueError as error:
                reason = f"the environment variable {settings.secret_env} {error}"
                raise DataError(str(file), f"{place}.secret_env", reason) from error
    raise AssertionError(settings)
