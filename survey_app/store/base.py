"""What every table shares: names for constraints, and instants that cannot lose their zone."""

import datetime as dt
from itertools import combinations
from typing import Any

import sqlalchemy as sa
from sqlalchemy.types import TypeDecorator

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_MICROSECOND = dt.timedelta(microseconds=1)


class Instant(TypeDecorator[dt.datetime]):
    """An aware UTC instant, kept as whole microseconds since 1970: exact and ordered on both databases."""

    impl = sa.BigInteger
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Any) -> int | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise TypeError("an instant without a zone")
        return (value - _EPOCH) // _MICROSECOND

    def process_result_value(self, value: int | None, dialect: Any) -> dt.datetime | None:
        return None if value is None else _EPOCH + value * _MICROSECOND


def one_of(column: str, *values: str) -> sa.CheckConstraint:
    """A closed list of values, kept by the database and named after its column."""
    offered = ", ".join(f"'{value}'" for value in values)
    return sa.CheckConstraint(f"{column} IN ({offered})", name=f"{column}_is_known")


def some_of(column: str, *values: str) -> sa.CheckConstraint:
    """Any of a closed list of words, each once and in the list's order, with spaces between; or none."""
    sizes = range(len(values) + 1)
    return one_of(column, *(" ".join(some) for size in sizes for some in combinations(values, size)))
