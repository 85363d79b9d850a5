"""Run with: python3 -m unittest discover --start-directory docker/lab/writer"""

import io
import sys
import types
import unittest


class ServerError(Exception):
    pass


# What the writer runs with stands on the lab's client only.
sys.modules["pymysql"] = types.SimpleNamespace(Error=ServerError)

import writer  # noqa: E402

OPTIONS = types.SimpleNamespace(session="s", rate=200, writers=3, transaction=0.001, seconds=0.05)


class Connection:
    """One that fails at the named call."""

    def __init__(self, fails_at="", code=2013):
        self.fails_at = fails_at
        self.code = code

    def call(self, name):
        if name == self.fails_at:
            raise ServerError(self.code)

    def begin(self):
        self.call("begin")

    def commit(self):
        self.call("commit")

    def cursor(self):
        return self

    def execute(self, *_):
        self.call("insert")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        return False

    def _force_close(self):
        pass


def attempted(kind, connection):
    """The outcome, code and writer that the ledger has of one attempt."""
    out = io.StringIO()
    writing = kind("t", OPTIONS, "", writer.Ledger(out))
    writing.connection = connection
    writing.attempt()
    words = out.getvalue().split()
    return words[1], words[5], words[6]


class OutcomeTests(unittest.TestCase):
    def test_answer_that_never_came_leaves_it_unknown(self):
        self.assertEqual(("U", "2013", "t"), attempted(writer.Writer, Connection("insert")))

    def test_read_only_server_wrote_nothing(self):
        self.assertEqual(("F", "1290", "t"), attempted(writer.Writer, Connection("insert", 1290)))

    def test_transaction_that_broke_before_its_commit_wrote_nothing(self):
        for moment in ("begin", "insert"):
            self.assertEqual(("F", "2013", "t"), attempted(writer.TransactionWriter, Connection(moment)))

    def test_transaction_whose_commit_was_not_answered_is_unknown(self):
        self.assertEqual(("U", "2013", "t"), attempted(writer.TransactionWriter, Connection("commit")))

    def test_transaction_that_was_committed_is_acknowledged(self):
        self.assertEqual(("A", "0", "t"), attempted(writer.TransactionWriter, Connection()))


class SeveralWritersTests(unittest.TestCase):
    def test_writers_share_the_rate_and_never_a_number(self):
        out = io.StringIO()
        begun = list(writer.schedules(OPTIONS, writer.Ledger(out), "", lambda: False))
        self.assertEqual([0.015, 0.015, 0.015, 0], [s.interval for s in begun])
        for schedule in begun:
            schedule.writer.connection = Connection()
            schedule.writer.attempt()
        self.assertEqual(["1", "2", "3", "4"], [line.split()[0] for line in out.getvalue().splitlines()])


if __name__ == "__main__":
    unittest.main()
