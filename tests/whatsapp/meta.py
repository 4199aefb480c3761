"""Meta's published examples, read from the reference data beside the project; it is not copied here."""

import functools
import json
from pathlib import Path

import pytest

DATA = Path(__file__).parents[2] / "../shared/data/whatsapp"


@functools.cache
def openapi():
    path = DATA / "meta-openapi-v23.0.yaml"
    if not path.exists():
        pytest.skip("Meta's OpenAPI description is not here")
    yaml = pytest.importorskip("yaml")
    return yaml.load(path.read_text("utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader))


@functools.cache
def collection():
    path = DATA / "meta-cloud-api.postman_collection.json"
    if not path.exists():
        pytest.skip("Meta's Postman collection is not here")
    return json.loads(path.read_text("utf-8"))


def examples(operation):
    """name -> body of the examples of one operation."""
    content = operation["requestBody"]["content"]["application/json"]
    return {name: example["value"] for name, example in content["examples"].items()}


def webhook_examples():
    return examples(openapi()["paths"]["/whatsapp/webhooks"]["post"])


def request_examples():
    return examples(openapi()["paths"]["/{Version}/{Phone-Number-ID}/messages"]["post"])


def recorded_webhooks():
    """name -> text of the collection's webhook folder; some are no JSON."""
    return dict(_recorded(collection(), False))


def _recorded(folder, inside):
    for item in folder.get("item", ()):
        within = inside or item["name"] == "Webhook Payload Reference"
        if "item" in item:
            yield from _recorded(item, within)
        elif within:
            yield item["name"], item["request"].get("body", {}).get("raw", "")
