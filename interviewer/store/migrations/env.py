"""Run by alembic, inside the transaction of the connection that `interviewer.store.migrate` hands over."""

from alembic import context

from interviewer.store import schema

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=schema.metadata,
    render_as_batch=True,  # SQLite alters a table by copying it
)
with context.begin_transaction():
    context.run_migrations()
