package dev.pairkeeper.keepalived.node;

/** What a node looks like from itself. */
record Sight(boolean hasVip, String readOnly) {

  boolean writable() {
    return readOnly.equals("0");
  }
}
