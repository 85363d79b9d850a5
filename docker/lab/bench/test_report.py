"""Run with: python3 -m unittest discover --start-directory docker/lab/bench"""

import unittest

import panel
import report

BENCH = {
    "bench": "switchover", "date": "2026-11-27T12:00:00Z", "flavor": "mysql97", "server": "9.7.0",
    "keepalived": "2.3.4", "wantedRuns": 20, "rate": 200, "writers": 1, "transactionSeconds": 0,
    "cores": 2, "cpu": "a CPU", "kernel": "6.1.0", "loadAverage": 0.5,
}


def run(number, gap, lost=0, lost_on_other=0, result=None):
    verdict = {
        "start": "2026-11-27T12:00:00Z", "longestGapMilliseconds": gap, "longestWaitMilliseconds": gap + 1,
        "longestChangeMilliseconds": None,
        "lost": {"db1": lost, "db2": lost_on_other}, "acknowledged": 100, "unknown": 1, "failed": 2,
        "duplicates": 0, "samples": 50, "samplesWithTwoWritable": 0, "longestWriterPauseMilliseconds": 3.0,
        "transactions": {}, "outages": [], "twoWritable": [], "errors": [],
    }
    operation = {"result": result} if result else None
    return {"run": number, "owner": "db1", "session": "s", "operation": operation, "verdict": verdict}


class SpreadTests(unittest.TestCase):
    def test_95th_of_twenty_is_the_last_but_one(self):
        self.assertEqual({"median": 10.5, "p95": 19, "max": 20}, report.spread(list(range(1, 21))))

    def test_95th_of_five_is_the_longest(self):
        self.assertEqual({"median": 3, "p95": 9, "max": 9}, report.spread([9, 1, 2, 3, 4]))

    def test_nothing_measured_has_no_spread(self):
        self.assertIsNone(report.spread([]))


class SummaryTests(unittest.TestCase):
    def test_loss_of_a_run_is_that_of_the_node_that_lacks_most(self):
        found = report.sum_up(BENCH, [run(1, 20, lost=1, lost_on_other=3), run(2, 20)])
        self.assertEqual((3, 200), (found["lost"], found["acknowledged"]))

    def test_loss_is_unknown_when_a_node_could_not_be_asked(self):
        self.assertIsNone(report.sum_up(BENCH, [run(1, 20, lost=None), run(2, 20)])["lost"])

    def test_panels_account_is_summed_up_beside_the_writers(self):
        found = report.sum_up(BENCH, [run(1, 30, result={"writeBlockedMillis": 12, "vipMoveMillis": 7})])
        self.assertEqual((12, 7), (found["writeBlockedMillis"]["max"], found["vipMoveMillis"]["max"]))
        self.assertIn("| writes blocked, by the panel's account | 12 | 12 | 12 |", report.table(found))

    def test_bench_without_a_panel_has_no_row_for_it(self):
        self.assertNotIn("panel", report.table(report.sum_up(BENCH, [run(1, 30)])))

    def test_broken_off_bench_says_how_many_runs_it_had(self):
        self.assertIn("1 of 20 runs", report.table(report.sum_up(BENCH, [run(1, 30)])))


class RefusalTests(unittest.TestCase):
    def test_every_reason_is_told_with_its_cure(self):
        told = panel.tell({
            "title": "Refused",
            "detail": "It flaps.",
            "reasons": [{"code": "FLAPPING", "message": "It flaps.", "cure": "Wait."}],
        })
        self.assertEqual("Refused\n  FLAPPING: It flaps. Wait.", told)

    def test_failed_step_is_told(self):
        steps = [{"number": 7, "title": "Close db1", "error": "it hung"}, {"number": 8, "error": None}]
        told = panel.tell_operation({"id": "x", "status": "FAILED", "message": "Step 7.", "steps": steps})
        self.assertEqual("operation x is FAILED: Step 7.\n  step 7, Close db1: it hung", told)


if __name__ == "__main__":
    unittest.main()
