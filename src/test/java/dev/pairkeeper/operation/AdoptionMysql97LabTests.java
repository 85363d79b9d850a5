package dev.pairkeeper.operation;

import dev.pairkeeper.lab.Lab;

class AdoptionMysql97LabTests extends AdoptionContract {

  AdoptionMysql97LabTests() {
    super(Lab.mysql97());
  }
}
