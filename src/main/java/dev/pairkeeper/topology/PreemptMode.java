package dev.pairkeeper.topology;

/** Whether the node with the higher priority takes the VIP back when it recovers. */
public enum PreemptMode {
  /** It takes the VIP back. */
  PREEMPT,
  /** The VIP stays until its holder fails. */
  NOPREEMPT
}
