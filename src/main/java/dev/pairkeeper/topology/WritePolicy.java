package dev.pairkeeper.topology;

/** How many nodes of a pair may take writes at a time. */
public enum WritePolicy {
  /** Only the VIP owner is writable; the standby is read-only. */
  SINGLE_WRITER,
  /** Both nodes are writable; auto-increments must be interleaved. */
  MULTI_WRITER
}
