"""Run with: python3 -m unittest discover --start-directory docker/lab/writer"""

import unittest

import verdict

MS = 1_000_000
NOTES = {"begin": ["0", "0"], "end": [str(1000 * MS), "0.0"]}


def attempt(seq, outcome, end_ms, node="db1", code="0", writer="0", took_ms=1):
    return (seq, outcome, (end_ms - took_ms) * MS, end_ms * MS, node, code, writer)


def steadily(first_ms, last_ms, step_ms=10, seq=1, node="db1"):
    return [
        attempt(seq + n, "A", at, node) for n, at in enumerate(range(first_ms, last_ms + 1, step_ms))
    ]


def samples(*writable_at_ms, until_ms=1000):
    """A sample each 20 ms that lasts 1 ms, writable at those times."""
    return [(at * MS, (at + 1) * MS, at in writable_at_ms) for at in range(0, until_ms, 20)]


def judge(attempts, rows1=None, rows2=None, samples1=(), samples2=()):
    return verdict.judge(
        attempts,
        NOTES,
        {"db1": list(samples1), "db2": list(samples2)},
        {"db1": rows1, "db2": rows2},
        200,
    )


class LedgerTests(unittest.TestCase):
    def test_acknowledged_write_that_one_node_lacks_is_lost_there(self):
        found = judge(steadily(10, 1000), {n: 1 for n in range(1, 101)}, {n: 1 for n in range(1, 100)})
        self.assertEqual({"db1": 0, "db2": 1}, found["lost"])

    def test_loss_is_unknown_on_a_node_that_could_not_be_asked(self):
        found = judge(steadily(10, 1000), {n: 1 for n in range(1, 101)}, None)
        self.assertEqual({"db1": 0, "db2": None}, found["lost"])

    def test_unknown_write_is_neither_lost_nor_doubled(self):
        found = judge([attempt(1, "U", 10), attempt(2, "U", 20)], {1: 1}, {1: 1})
        self.assertEqual([0, 2, 1], [found[k] for k in ("duplicates", "unknown", "unknownPresent")])
        self.assertEqual({"db1": 0, "db2": 0}, found["lost"])

    def test_write_that_was_refused_but_is_there_counts_as_duplicate(self):
        found = judge([attempt(1, "F", 10, code="1290")], {1: 1}, {})
        self.assertEqual(1, found["duplicates"])
        self.assertEqual("1290", found["errors"][0]["code"])

    def test_write_that_is_there_twice_counts_as_duplicate(self):
        self.assertEqual(1, judge([attempt(1, "A", 10)], {1: 2}, {1: 1})["duplicates"])

    def test_line_that_was_cut_off_is_no_attempt(self):
        attempts, notes = verdict.read_ledger(["# begin 5 7", "1 A 5 6 db1 0 0", "2 A 5 6 db1"])
        self.assertEqual([(1, "A", 5, 6, "db1", "0", "0")], attempts)
        self.assertEqual({"begin": ["5", "7"]}, notes)


class OutageTests(unittest.TestCase):
    def test_steady_writes_have_no_outage(self):
        self.assertEqual([], judge(steadily(10, 1000))["outages"])

    def test_gap_is_an_outage_from_node_to_node(self):
        found = judge(steadily(10, 300) + steadily(420, 1000, seq=31, node="db2"))
        self.assertEqual(
            [("1970-01-01T00:00:00.300Z", 120.0, "db1", "db2")],
            [tuple(o[k] for k in ("start", "milliseconds", "from", "to")) for o in found["outages"]],
        )
        self.assertEqual(120.0, found["longestOutageMilliseconds"])

    def test_writes_that_never_come_back_are_an_outage_to_the_end(self):
        found = judge(steadily(10, 300))["outages"]
        self.assertEqual([(700.0, None)], [(o["milliseconds"], o["to"]) for o in found])

    def test_unacknowledged_attempts_do_not_end_an_outage(self):
        attempts = steadily(10, 300) + [attempt(31, "U", 350)] + steadily(400, 1000, seq=32)
        self.assertEqual([100.0], [o["milliseconds"] for o in judge(attempts)["outages"]])


    def test_outage_tells_what_its_time_was_spent_on(self):
        silent = attempt(31, "U", 600, code="2013", took_ms=290)
        refused = [attempt(n, "F", 600 + n, code="connect:2003") for n in (32, 33)]
        found = judge(steadily(10, 300) + [silent] + refused + steadily(640, 1000, seq=34, node="db2"))
        self.assertEqual(
            [("2013", 1, 290.0), ("acknowledged", 1, 1.0), ("connect:2003", 2, 2.0)],
            [tuple(s.values()) for s in found["outages"][0]["spent"]],
        )

    def test_gap_too_short_for_an_outage_is_told_all_the_same(self):
        found = judge(steadily(10, 300) + steadily(340, 1000, seq=31))
        self.assertEqual((0, 40.0), (found["longestOutageMilliseconds"], found["longestGapMilliseconds"]))


    def test_change_of_the_node_is_told_apart_from_a_slow_commit(self):
        after = steadily(340, 600, seq=31, node="db2") + steadily(700, 1000, seq=60, node="db2")
        found = judge(steadily(10, 300) + after)
        self.assertEqual((100.0, 40.0), (found["longestGapMilliseconds"], found["longestChangeMilliseconds"]))

    def test_without_a_change_of_the_node_none_is_told(self):
        self.assertIsNone(judge(steadily(10, 1000))["longestChangeMilliseconds"])


class SeveralWritersTests(unittest.TestCase):
    def test_one_that_still_writes_means_no_outage_but_the_other_waits(self):
        stuck = [attempt(101, "U", 500, writer="1", took_ms=300), attempt(102, "A", 510, writer="1")]
        found = judge(sorted(steadily(10, 1000) + stuck, key=lambda a: a[3]))
        self.assertEqual([], found["outages"])
        self.assertEqual(310.0, found["longestWaitMilliseconds"])

    def test_writer_that_waits_to_the_end_is_told(self):
        found = judge(steadily(10, 1000) + [attempt(101, "F", 400, writer="1")])
        self.assertEqual(601.0, found["longestWaitMilliseconds"])

    def test_open_transaction_neither_ends_an_outage_nor_waits(self):
        slow = attempt(101, "A", 400, writer="t", took_ms=390)
        found = judge(sorted(steadily(10, 300) + [slow] + steadily(600, 1000, seq=31), key=lambda a: a[3]))
        self.assertEqual(300.0, found["longestOutageMilliseconds"])
        self.assertEqual(1.0, found["longestWaitMilliseconds"])
        self.assertEqual({"acknowledged": 1, "failed": 0, "unknown": 0}, found["transactions"])
        self.assertEqual(72, found["acknowledged"])


class TwoWritableTests(unittest.TestCase):
    def test_hand_over_between_two_samples_is_no_overlap(self):
        found = judge([], samples1=samples(0, 20, 40), samples2=samples(60, 80))
        self.assertEqual(0, found["samplesWithTwoWritable"])

    def test_one_common_sample_is_seen(self):
        found = judge([], samples1=samples(0, 20, 40), samples2=samples(40, 60))
        self.assertEqual(1, found["samplesWithTwoWritable"])
        self.assertEqual("1970-01-01T00:00:00.040Z", found["twoWritable"][0]["start"])

    def test_sample_between_two_writable_ones_of_the_other_is_seen(self):
        between = [(30 * MS, 31 * MS, True)]
        self.assertEqual(1, judge([], samples1=samples(20, 40), samples2=between)["samplesWithTwoWritable"])

    def test_node_that_gave_no_answer_is_not_taken_to_be_writable(self):
        silent = [(0, MS, True), (20 * MS, 500 * MS, None), (500 * MS, 501 * MS, True)]
        found = judge([], samples1=silent, samples2=samples(100, 120, 140))
        self.assertEqual(0, found["samplesWithTwoWritable"])
        self.assertEqual({"db1": 1, "db2": 0}, found["samplesUnanswered"])


if __name__ == "__main__":
    unittest.main()
