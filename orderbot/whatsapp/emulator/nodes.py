"""What Meta tells about our own things when it is asked: the number, its health, the token."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from orderbot.whatsapp.emulator.account import Template

WABA: Final = "102290129340398"
APP: Final = "670843887433847"
SCOPES: Final = ("whatsapp_business_messaging", "whatsapp_business_management")
USUAL: Final = ("id", "display_phone_number", "verified_name", "quality_rating", "code_verification_status")


@dataclass(slots=True)
class Profile:
    """How the account stands; each may be set at any time."""

    name: str = "Emulator"
    status: str = "CONNECTED"  # or PENDING, FLAGGED, RESTRICTED, BANNED, DISCONNECTED, UNVERIFIED
    name_status: str = "APPROVED"
    quality: str = "GREEN"
    mode: str = "LIVE"  # or SANDBOX
    scopes: tuple[str, ...] = SCOPES
    expires: int = 0  # seconds since 1970; 0: never
    subscribed: bool = True  # the app gets the account's webhooks
    webhook: str | None = None  # where Meta would post; None: where the emulator does
    version_warning: str = ""  # header of an old api_version
    trouble: int = 0  # of the account, as health_status tells it: 141006 is a payment


TROUBLES: Final = {
    141006: (
        "There is an error with the payment method. This will block business initiated conversations.",
        "There was an error with your payment method. Please add a new payment method to the account.",
    )
}


def display(phone_number_id: str) -> str:
    """The number customers see; made up, for only its id is known."""
    return f"49{phone_number_id[-9:]}"


def number_node(number: str, fields: str, profile: Profile, webhook_url: str) -> dict[str, Any]:
    known: dict[str, Any] = {
        "id": number,
        "display_phone_number": display(number),
        "verified_name": profile.name,
        "quality_rating": profile.quality,
        "code_verification_status": "VERIFIED",
        "name_status": profile.name_status,
        "status": profile.status,
        "account_mode": profile.mode,
        "platform_type": "CLOUD_API",
        "throughput": {"level": "STANDARD"},
        "messaging_limit_tier": "TIER_1K",
        "health_status": _health(number, profile),
        "webhook_configuration": _webhook(profile, webhook_url),
    }
    asked = [each.strip() for each in fields.split(",")] if fields else list(USUAL)
    return {key: known[key] for key in dict.fromkeys((*asked, "id")) if key in known}


def _webhook(profile: Profile, posted_to: str) -> dict[str, str]:
    url = posted_to if profile.webhook is None else profile.webhook
    return {"application": url} if url else {}


def _health(number: str, profile: Profile) -> dict[str, Any]:
    waba: dict[str, Any] = {"entity_type": "WABA", "id": WABA, "can_send_message": "AVAILABLE"}
    if profile.trouble:
        said, solution = TROUBLES.get(profile.trouble, ("Something is wrong.", "See WhatsApp Manager."))
        error = {"error_code": profile.trouble, "error_description": said, "possible_solution": solution}
        waba |= {"can_send_message": "BLOCKED", "errors": [error]}
    entities = [
        {"entity_type": "PHONE_NUMBER", "id": number, "can_send_message": "AVAILABLE"},
        waba,
        {"entity_type": "BUSINESS", "id": "2729063490586005", "can_send_message": "AVAILABLE"},
        {"entity_type": "APP", "id": APP, "can_send_message": "AVAILABLE"},
    ]
    return {"can_send_message": waba["can_send_message"], "entities": entities}


def token_node(valid: bool, profile: Profile) -> dict[str, Any]:
    if not valid:
        error = {"code": 190, "message": "Invalid OAuth access token - Cannot parse access token"}
        return {"data": {"is_valid": False, "error": error, "scopes": []}}
    return {
        "data": {
            "app_id": APP,
            "type": "SYSTEM_USER",
            "application": "orderbot",
            "expires_at": profile.expires,
            "is_valid": True,
            "scopes": list(profile.scopes),
            "granular_scopes": [{"scope": each, "target_ids": [WABA]} for each in profile.scopes],
        }
    }


def template_node(found: Template) -> dict[str, Any]:
    body = " ".join(["orderbot", *(f"{{{{{n}}}}}" for n in range(1, found.body + 1))])
    return {
        "name": found.name,
        "language": found.language,
        "status": found.status,
        "category": found.category.upper(),
        "components": [{"type": "BODY", "text": body}],
        "id": "1",
    }


def subscribed_node(profile: Profile) -> dict[str, Any]:
    app = {"whatsapp_business_api_data": {"id": APP, "link": "https://example.com", "name": "orderbot"}}
    return {"data": [app] if profile.subscribed else []}
