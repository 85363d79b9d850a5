"""Commits through the VIP at a steady rate and writes down what came of each attempt.

Standard output is the ledger, one line per attempt, flushed as soon as the outcome is known:

    SEQ OUTCOME START_NS END_NS NODE CODE

OUTCOME is A (the server acknowledged the commit), F (the server refused it, nothing was written)
or U (unknown: the connection broke or the answer did not come in time, so it may or may not be
there). A sequence number is never used twice. Times are CLOCK_MONOTONIC, which all containers of
a machine share. Lines that begin with '#' carry what the verdict needs besides.

Ends after --seconds, or cleanly on SIGTERM and SIGINT.
"""

import argparse
import os
import signal
import sys
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


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--host", required=True)
    parser.add_argument("--session", required=True)
    parser.add_argument("--seconds", type=float, required=True)
    parser.add_argument("--rate", type=float, required=True)
    parser.add_argument("--connect-timeout", type=float, default=0.1)
    parser.add_argument("--answer-timeout", type=float, default=0.3)
    return parser.parse_args()


class Ledger:
    """Numbers the attempts and writes down how each ended."""

    def __init__(self, out):
        self.out = out
        self.seq = 0

    def write(self, outcome, start, node, code):
        end = time.monotonic_ns()
        self.out.write(f"{self.seq} {outcome} {start} {end} {node or '-'} {code}\n")
        self.out.flush()

    def note(self, *words):
        print("#", *words, file=self.out, flush=True)


class Writer:
    """One connection through the VIP, opened anew as soon as it fails."""

    def __init__(self, options, password, ledger):
        self.options = options
        self.password = password
        self.ledger = ledger
        self.connection = None
        self.node = None

    def attempt(self):
        """Tries one write. True when it was acknowledged."""
        self.ledger.seq += 1
        start = time.monotonic_ns()
        try:
            self.connect()
        except (pymysql.Error, OSError) as error:
            self.ledger.write("F", start, self.node, f"connect:{code_of(error)}")
            self.drop()
            return False
        outcome, code = self.insert()
        self.ledger.write(outcome, start, self.node, code)
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

    def insert(self):
        try:
            with self.connection.cursor() as cursor:
                cursor.execute(INSERT, (self.options.session, self.ledger.seq))
            return "A", 0
        except (pymysql.Error, OSError) as error:
            code = code_of(error)
            refused = isinstance(code, int) and 1000 <= code and not 2000 <= code < 3000
            return ("F" if refused and code not in UNSURE else "U"), code

    def drop(self):
        """Forgets the connection without a good-bye, which could block."""
        if self.connection is not None:
            try:
                self.connection._force_close()
            finally:
                self.connection = None


def code_of(error):
    """The server's or client library's error number, else the exception's name."""
    number = error.args[0] if error.args else None
    return number if isinstance(number, int) and number else type(error).__name__


def run(options, writer, ledger):
    interval = 1 / options.rate
    begin = time.monotonic()
    due = begin
    latest = 0.0
    ledger.note("pid", os.getpid())
    ledger.note("begin", time.monotonic_ns(), time.time_ns())
    while time.monotonic() - begin < options.seconds:
        acknowledged = writer.attempt()
        now = time.monotonic()
        due = due + interval if acknowledged else now + PAUSE_SECONDS
        if now - due > MAX_BACKLOG_SECONDS:
            due = now
        if due > now:
            time.sleep(due - now)
            latest = max(latest, time.monotonic() - due)
    ledger.note("end", time.monotonic_ns(), round(latest * 1000, 1))


def main():
    options = arguments()
    ledger = Ledger(sys.stdout)
    writer = Writer(options, os.environ["LAB_APP_PASSWORD"], ledger)

    def stop(*_):
        options.seconds = 0

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    run(options, writer, ledger)


if __name__ == "__main__":
    main()
