#!/bin/sh
# Run by keepalived every second. Exit 0: one can log in and run a statement; else: one cannot.
set -u
exec timeout -k 1 2 @MYSQL@ --defaults-extra-file=/etc/keepalived/check.cnf \
  --connect-timeout=2 --batch -e 'SELECT 1' >/dev/null 2>&1
