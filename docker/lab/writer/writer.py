"""Commits through the VIP at a steady rate and writes down what came of each attempt.

Standard output is the ledger, one line per attempt, flushed as soon as the outcome is known:

    SEQ OUTCOME START_NS END_NS NODE CODE WRITER

OUTCOME is A (the server acknowledged the commit), F (the server refused it, nothing was written)
or U (unknown: the connection broke or the answer did not come in time, so it may or may not be
there). A sequence number is never used twice. Times are CLOCK_MONOTONIC, which all containers of
a machine share. WRITER is the writer's number, or t for the one that keeps a transaction open.
Lines that begin with '#' carry what the verdict needs besides.

Several writers (--writers) share the rate, each on a connection of its own. With --transaction one
more begins a transaction, inserts, waits that long and commits, over and over.

Ends after --seconds, or cleanly on SIGTERM and SIGINT.
"""

import argparse
import os
import signal
import sys
import threading
import time

import pymysql

# Server errors that do not prove that nothing was committed: shutdown, commit and network errors,
# interrupted, killed, timed out on the server's side.
UNSURE = {1053, 1105, 1158, 1159, 1160, 1161, 1180, 1317, 1927, 3169, 4031}
INSERT = "INSERT INTO app.ledger (session, seq, node) VALUES (%s, %s, @@hostname)"
# Between two attempts that failed: short beside any outage, long enough not to be a flood.
PAUSE_SECONDS = 0.01
# Later than this, the schedule starts anew instead of catching up in a burst.
MAX_BACKLOG_SECONDS = 0.1
FAILURES = (pymysql.Error, OSError)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--host", required=True)
    parser.add_argument("--session", required=True)
    parser.add_argument("--seconds", type=float, required=True)
    parser.add_argument("--rate", type=float, required=True)
    parser.add_argument("--writers", type=int, default=1)
    parser.add_argument("--transaction", type=float, default=0)
    parser.add_argument("--connect-timeout", type=float, default=0.1)
    parser.add_argument("--answer-timeout", type=float, default=0.3)
    return parser.parse_args()


class Ledger:
    """Numbers the attempts of all writers and writes down how each ended."""

    def __init__(self, out):
        self.out = out
        self.seq = 0
        self.lock = threading.Lock()

    def number(self):
        with self.lock:
            self.seq += 1
            return self.seq

    def write(self, seq, outcome, start, node, code, writer):
        with self.lock:
            end = time.monotonic_ns()
            self.out.write(f"{seq} {outcome} {start} {end} {node or '-'} {code} {writer}\n")
            self.out.flush()

    def note(self, *words):
        with self.lock:
            print("#", *words, file=self.out, flush=True)


class Writer:
    """One connection through the VIP, opened anew as soon as it fails."""

    def __init__(self, name, options, password, ledger):
        self.name = name
        self.options = options
        self.password = password
        self.ledger = ledger
        self.connection = None
        self.node = None

    def attempt(self):
        """Tries one write. True when it was acknowledged."""
        seq = self.ledger.number()
        start = time.monotonic_ns()
        try:
            self.connect()
        except FAILURES as error:
            outcome, code = "F", f"connect:{code_of(error)}"
        else:
            outcome, code = self.commit(seq)
        self.ledger.write(seq, outcome, start, self.node, code, self.name)
        if outcome != "A":
            self.drop()
        return outcome == "A"

    def connect(self):
        if self.connection is not None:
            return
        self.node = None
        self.connection = pymysql.connect(
            host=self.options.host,
            user="app",
            password=self.password,
            autocommit=True,
            connect_timeout=self.options.connect_timeout,
            read_timeout=self.options.answer_timeout,
            write_timeout=self.options.answer_timeout,
        )
        with self.connection.cursor() as cursor:
            cursor.execute("SELECT @@hostname")
            self.node = cursor.fetchone()[0]

    def commit(self, seq):
        """What became of the row of that number, and the error's code."""
        return outcome_of(lambda: self.insert(seq))

    def insert(self, seq):
        with self.connection.cursor() as cursor:
            cursor.execute(INSERT, (self.options.session, seq))

    def drop(self):
        """Forgets the connection without a good-bye, which could block."""
        if self.connection is not None:
            try:
                self.connection._force_close()
            finally:
                self.connection = None


class TransactionWriter(Writer):
    """Keeps a transaction open for a while before it commits."""

    def commit(self, seq):
        try:
            self.connection.begin()
            self.insert(seq)
            time.sleep(self.options.transaction)
        except FAILURES as error:
            return "F", code_of(error)
        return outcome_of(self.connection.commit)


def outcome_of(committing):
    """A, F or U, and the error's code."""
    try:
        committing()
        return "A", 0
    except FAILURES as error:
        code = code_of(error)
        refused = isinstance(code, int) and 1000 <= code and not 2000 <= code < 3000
        return ("F" if refused and code not in UNSURE else "U"), code


def code_of(error):
    """The server's or client library's error number, else the exception's name."""
    number = error.args[0] if error.args else None
    return number if isinstance(number, int) and number else type(error).__name__


class Schedule(threading.Thread):
    """Has one writer write in time, and knows how late it was woken at worst."""

    def __init__(self, writer, interval, first, is_over):
        super().__init__(daemon=True)
        self.writer = writer
        self.interval = interval
        self.due = first
        self.is_over = is_over
        self.latest = 0.0

    def run(self):
        self.wait()
        while not self.is_over():
            acknowledged = self.writer.attempt()
            now = time.monotonic()
            self.due = self.due + self.interval if acknowledged else now + PAUSE_SECONDS
            if now - self.due > MAX_BACKLOG_SECONDS:
                self.due = now
            self.wait()

    def wait(self):
        now = time.monotonic()
        if self.due > now:
            time.sleep(self.due - now)
            self.latest = max(self.latest, time.monotonic() - self.due)


def schedules(options, ledger, password, is_over):
    begin = time.monotonic()
    interval = options.writers / options.rate
    for number in range(options.writers):
        writer = Writer(number, options, password, ledger)
        yield Schedule(writer, interval, begin + number / options.rate, is_over)
    if options.transaction:
        yield Schedule(TransactionWriter("t", options, password, ledger), 0, begin, is_over)


def run(options, ledger, password):
    ledger.note("pid", os.getpid())
    ledger.note("begin", time.monotonic_ns(), time.time_ns())
    begin = time.monotonic()
    writing = list(schedules(options, ledger, password, lambda: time.monotonic() - begin >= options.seconds))
    for schedule in writing:
        schedule.start()
    for schedule in writing[: options.writers]:
        schedule.join()
    end = time.monotonic_ns()
    # The transaction in flight is committed before the end is noted, which ends the ledger.
    for schedule in writing:
        schedule.join()
    ledger.note("end", end, round(max(s.latest for s in writing) * 1000, 1))


def main():
    options = arguments()

    def stop(*_):
        options.seconds = 0

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    run(options, Ledger(sys.stdout), os.environ["LAB_APP_PASSWORD"])


if __name__ == "__main__":
    main()
