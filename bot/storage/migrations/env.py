"""What Alembic runs: the revisions, on the connection that `migrate.py` hands over."""

from alembic import context

from bot.storage.every_table import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
