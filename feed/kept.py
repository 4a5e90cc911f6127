"""Values that are kept as JSON between runs: whoever reads them may be another version of the bridge."""

from collections.abc import Mapping
from dataclasses import fields
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

T = TypeVar("T", bound="DataclassInstance")


def restored(kind: type[T], said: Mapping[str, Any]) -> T:
    """Make a value of its fields, without those that only a newer version knows. JSON's lists were tuples."""
    known = {field.name: said[field.name] for field in fields(kind) if field.name in said}
    return kind(**{name: tuple(value) if isinstance(value, list) else value for name, value in known.items()})
