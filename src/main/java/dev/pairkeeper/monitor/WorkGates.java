package dev.pairkeeper.monitor;

/** What bounds how many looks, and how many log-ins, are at work at once over the whole panel. */
record WorkGates(WorkGate looks, WorkGate logIns) {

  /** Both with so many places. */
  static WorkGates of(int places) {
    return new WorkGates(new WorkGate(places), new WorkGate(places));
  }

  /** Takes their places from those that only wait; to be called all the time. */
  void releaseWaiting() {
    looks.releaseWaiting();
    logIns.releaseWaiting();
  }
}
