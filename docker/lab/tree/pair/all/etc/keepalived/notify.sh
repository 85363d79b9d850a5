#!/bin/sh
# Run by keepalived as: notify.sh INSTANCE NAME STATE PRIORITY; STATE: MASTER, BACKUP, FAULT, STOP.
# Run by the server's unit with STATE RESTARTED. Opens the server of the node that has the VIP for
# writes and closes the other. Exit 0: done; else: the server did not do it in time.
set -u
state=${3:?}

# One at a time, or a slow closing could overtake a later opening.
exec 9>/run/lab-notify.lock
flock -w 20 9 || exit 1

if [ "$state" = RESTARTED ]; then
  ip -4 addr show dev eth0 | grep -q ' @VIP@/' || exit 0
  state=MASTER
fi

case $state in
  MASTER) statement='@OPEN@' ;;
  *) statement='@CLOSE@' ;;
esac

logger -t lab-notify "$state: $statement"
timeout -k 1 4 @MYSQL@ --defaults-extra-file=/etc/keepalived/check.cnf --connect-timeout=2 \
  -e "$statement" || { logger -t lab-notify "$state: the server did not do it"; exit 1; }
