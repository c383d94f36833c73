"""The marks of the reports that came last wait in a table of their own: put into the index one by one, they change a page each."""

import struct
from collections import defaultdict

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

WAIT = 1_000


def upgrade() -> None:
    """Take those marks out of the index again that wait by now."""
    op.create_table(
        "sketches_waiting",
        sa.Column("number", sa.Integer, sa.ForeignKey("reports.number"), primary_key=True, autoincrement=False),
        sa.Column("marks", sa.LargeBinary, nullable=False),
    )
    connection = op.get_bind()
    last = connection.scalar(sa.text("SELECT max(number) FROM sketches")) or 0
    behind = {"behind": last // WAIT * WAIT}
    waiting: defaultdict[int, list[int]] = defaultdict(list)
    rows = connection.execute(sa.text("SELECT number, mark FROM sketch_marks WHERE number > :behind"), behind)
    for number, mark in rows:  # in the order of the marks
        waiting[number].append(mark)
    for number, marks in sorted(waiting.items()):
        packed = {"number": number, "marks": struct.pack(f"<{len(marks)}I", *marks)}
        connection.execute(sa.text("INSERT INTO sketches_waiting VALUES (:number, :marks)"), packed)
    connection.execute(sa.text("DELETE FROM sketch_marks WHERE number > :behind"), behind)
