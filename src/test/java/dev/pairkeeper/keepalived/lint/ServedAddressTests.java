package dev.pairkeeper.keepalived.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.keepalived.conf.Position;
import dev.pairkeeper.keepalived.conf.Word;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServedAddressTests {

  @ParameterizedTest
  @CsvSource({
    "10.0.0.100, 10.0.0.100, true",
    "10.0.0.98-102, 10.0.0.100, true",
    "10.0.0.98-99, 10.0.0.100, false",
    "10.0.1.98-102, 10.0.0.100, false",
    "fd00::a-f, fd00:0::c, true",
    "fd00::a-f, fd00::10, false",
    "10.0.0.98-x, 10.0.0.100, false",
    "nonsense, 10.0.0.100, false"
  })
  void rangeIsOfItsLastPart(String served, String address, boolean contained) {
    ServedAddress read =
        ServedAddress.of(
            Stream.of(served, "3306")
                .map(text -> new Word(text, false, new Position("f", 1, 1)))
                .toList());
    assertThat(read.contains(address)).isEqualTo(contained);
    assertThat(read.port()).isEqualTo("3306");
  }
}
