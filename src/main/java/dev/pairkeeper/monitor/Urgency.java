package dev.pairkeeper.monitor;

/** Why a look is taken, and so what it asks that would be left alone otherwise. */
enum Urgency {
  /** It is due. */
  DUE,
  /** Something happened to an address: the log-in through the VIP is made anew. */
  EVENT,
  /** Somebody waits for it: nodes in a pause are asked, too, and waited for. */
  ASKED
}
