package dev.pairkeeper.monitor;

class HistoryTests extends HistoryContract {

  HistoryTests() {
    super(HistoryDatabase.inMemory());
  }
}
