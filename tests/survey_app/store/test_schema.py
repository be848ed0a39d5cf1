import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from survey_app.store import records, release, schema
from survey_app.store.base import Instant, metadata
from survey_app.store.transaction import Store


@pytest.fixture
def store(database):
    opened = Store(database)
    yield opened
    opened.close()


def test_the_migrations_make_the_tables_that_the_rules_expect(store):
    assert records.responses.name in metadata.tables
    with store.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": _compare_type})
        assert compare_metadata(context, metadata) == []


def test_checks_and_uniques_are_those_that_the_rules_expect(store):
    """Autogeneration does not look at CHECK constraints; here they are compared by name."""
    with store.reading() as connection:
        found = _constraints(sa.inspect(connection))
    assert found == {(table.name, name) for table in metadata.tables.values() for name in _named(table)}


def test_a_table_that_lacks_a_column_is_seen(store):
    with store.writing() as connection:
        connection.exec_driver_sql("ALTER TABLE areas ADD COLUMN forgotten TEXT")
        (difference,) = compare_metadata(MigrationContext.configure(connection), metadata)
    assert difference[0] == "remove_column"


def test_upgrading_again_changes_nothing(store):
    before = _definitions(store)
    schema.upgrade(store)
    schema.upgrade(store)
    assert _definitions(store) == before


def test_an_empty_database_is_brought_to_the_newest_at_once(tmp_path):
    store = Store(f"sqlite:///{tmp_path / 'new' / 'survey.db'}")
    schema.upgrade(store)
    store.check_durability()
    with store.reading() as connection:
        for view in release.VIEWS:
            assert connection.exec_driver_sql(f"SELECT count(*) FROM {view}").scalar_one() == 0
    store.close()


def _compare_type(_context, _column, _theirs, _inspected, ours):
    """An instant is stored as a whole number, which is what the database says it is."""
    return False if isinstance(ours, Instant) else None


def _constraints(inspector):
    return {
        (table, constraint["name"])
        for table in metadata.tables
        for kind in (
            inspector.get_check_constraints(table),
            inspector.get_unique_constraints(table),
            inspector.get_foreign_keys(table),
            [inspector.get_pk_constraint(table)],
        )
        for constraint in kind
    }


def _named(table):
    of_columns = {constraint for column in table.columns for constraint in column.constraints}
    return {constraint.name for constraint in table.constraints | of_columns}


def _definitions(store):
    with store.reading() as connection:
        inspector = sa.inspect(connection)
        tables = sorted(inspector.get_table_names())
        views = {view: inspector.get_view_definition(view) for view in sorted(inspector.get_view_names())}
        columns = {table: [str(column) for column in inspector.get_columns(table)] for table in tables}
        return columns, views, sorted(_constraints(inspector))
