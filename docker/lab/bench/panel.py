"""Has a running panel plan and run an operation on a pair; prints it, or says why not.

The user's name and password come from PAIRKEEPER_USER and PAIRKEEPER_ADMIN_PASSWORD. Exit codes:
0 the operation succeeded (its JSON is printed), 1 it was refused or failed (why stands on standard
error), 4 the panel does not know the pair.
"""

import argparse
import base64
import json
import os
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

CALL_TIMEOUT_SECONDS = 60
OPERATION_TIMEOUT_SECONDS = 180
POLL_SECONDS = 0.25
UNKNOWN_PAIR = 4


class Problem(Exception):
    """The panel's answer when it is no success."""

    def __init__(self, status, problem):
        super().__init__(tell(problem))
        self.status = status


def tell(problem):
    """A problem detail as lines: its sentence and each reason with its cure."""
    lines = [problem.get("title") or "no reason given"]
    reasons = problem.get("reasons") or problem.get("errors") or []
    for reason in reasons:
        cure = f" {reason['cure']}" if reason.get("cure") else ""
        lines.append(f"  {reason.get('code') or reason.get('field')}: {reason.get('message')}{cure}")
    if not reasons and problem.get("detail"):
        lines.append(f"  {problem['detail']}")
    return "\n".join(lines)


class Panel:
    def __init__(self, url, user, password):
        self.url = url.rstrip("/") + "/api/v1"
        login = base64.b64encode(f"{user}:{password}".encode()).decode()
        self.headers = {"Authorization": f"Basic {login}", "Content-Type": "application/json"}

    def call(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.url + path, data, self.headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=CALL_TIMEOUT_SECONDS) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as error:
            raise Problem(error.code, problem_of(error)) from error

    def operate(self, pair, kind):
        """The ended operation, whatever became of it."""
        order = {"operation": kind, "parameters": {}}
        plan = self.call("POST", f"/pairs/{urllib.parse.quote(pair)}/plans", order)
        operation = self.call("POST", f"/plans/{plan['id']}/run")
        deadline = time.monotonic() + OPERATION_TIMEOUT_SECONDS
        while operation["status"] == "RUNNING" and time.monotonic() < deadline:
            time.sleep(POLL_SECONDS)
            operation = self.call("GET", f"/operations/{operation['id']}")
        return operation


def problem_of(error):
    try:
        return json.load(error)
    except ValueError:
        return {"title": f"HTTP {error.code} {error.reason}"}


def tell_operation(operation):
    """What did not succeed, with the steps that say why."""
    lines = [f"operation {operation['id']} is {operation['status']}: {operation.get('message') or ''}"]
    for step in operation.get("steps", []):
        if step.get("error"):
            lines.append(f"  step {step['number']}, {step['title']}: {step['error']}")
    return "\n".join(lines)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("url")
    parser.add_argument("pair")
    parser.add_argument("operation", nargs="?", help="absent: only see whether the pair is registered")
    return parser.parse_args()


def main():
    options = arguments()
    user, password = os.environ.get("PAIRKEEPER_USER", "admin"), os.environ["PAIRKEEPER_ADMIN_PASSWORD"]
    panel = Panel(options.url, user, password)
    try:
        if not options.operation:
            panel.call("GET", f"/pairs/{urllib.parse.quote(options.pair)}")
            return
        operation = panel.operate(options.pair, options.operation)
    except Problem as problem:
        if problem.status in (401, 403):
            sys.exit(f"{options.url} does not let user {user} in; see PAIRKEEPER_USER and PAIRKEEPER_ADMIN_PASSWORD")
        print(problem, file=sys.stderr)
        sys.exit(UNKNOWN_PAIR if problem.status == 404 else 1)
    except OSError as error:
        sys.exit(f"no panel answers at {options.url}: {error}")
    if operation["status"] != "SUCCEEDED":
        sys.exit(tell_operation(operation))
    json.dump(operation, sys.stdout)


if __name__ == "__main__":
    main()
