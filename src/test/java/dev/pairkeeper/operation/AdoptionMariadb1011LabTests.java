package dev.pairkeeper.operation;

import dev.pairkeeper.lab.Lab;
import dev.pairkeeper.lab.TakesLong;

@TakesLong
class AdoptionMariadb1011LabTests extends AdoptionContract {

  AdoptionMariadb1011LabTests() {
    super(Lab.mariadb1011());
  }
}
