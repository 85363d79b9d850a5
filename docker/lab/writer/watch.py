"""Asks this host's server every 20 ms through its socket whether it takes writes.

Runs on the host itself, so that no cut of the network blinds it. Standard output has one line per
sample, START_NS END_NS WRITABLE, with 1, 0, or '-' for no answer; times are CLOCK_MONOTONIC, and
the answer was true at some instant between the two. Samples of both hosts are taken at the same
instants: multiples of the period. Ends after --seconds.
"""

import argparse
import os
import time

import pymysql

SOCKET = "/run/mysqld/mysqld.sock"
ANSWER_TIMEOUT_SECONDS = 0.5


def connect(password):
    return pymysql.connect(
        unix_socket=SOCKET,
        user="app",
        password=password,
        autocommit=True,
        connect_timeout=ANSWER_TIMEOUT_SECONDS,
        read_timeout=ANSWER_TIMEOUT_SECONDS,
        write_timeout=ANSWER_TIMEOUT_SECONDS,
    )


def sample(connection, password):
    """The connection to go on with, or None, and what the server said."""
    try:
        connection = connection or connect(password)
        with connection.cursor() as cursor:
            cursor.execute("SELECT @@global.read_only")
            return connection, 1 - int(cursor.fetchone()[0])
    except (pymysql.Error, OSError):
        if connection is not None:
            connection._force_close()
        return None, "-"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--seconds", type=float, required=True)
    parser.add_argument("--period-milliseconds", type=int, default=20)
    options = parser.parse_args()
    password = os.environ["LAB_APP_PASSWORD"]
    period = options.period_milliseconds * 1_000_000
    until = time.monotonic_ns() + int(options.seconds * 1e9)
    connection = None
    print("#pid", os.getpid(), flush=True)
    while time.monotonic_ns() < until:
        time.sleep((period - time.monotonic_ns() % period) / 1e9)
        start = time.monotonic_ns()
        connection, writable = sample(connection, password)
        print(start, time.monotonic_ns(), writable, flush=True)


if __name__ == "__main__":
    main()
