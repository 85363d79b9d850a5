package dev.pairkeeper.monitor;

class EventRecorderTests extends EventContract {

  EventRecorderTests() {
    super(HistoryDatabase.inMemory());
  }
}
