package dev.pairkeeper.keepalived.conf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.keepalived.conf.SyntaxFault.Kind;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What keepalived 2.2.7 and 2.3.4 made of the same lines. */
class SequenceTests {

  private static Configuration parse(String... lines) {
    return ConfigurationParser.parse(Sources.of("k.conf", String.join("\n", lines)), "db1");
  }

  private static String made(String... lines) {
    return parse(lines).statements().stream()
        .map(Statement::text)
        .collect(Collectors.joining(" / "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ~SEQ(I, 3) a ${I}           | a 1 / a 2 / a 3
          ~SEQ ( I , 2 , 4 )a $I      | a 2 / a 3 / a 4
          ~SEQ(I, 4, 2) a $I          | a 4 / a 3 / a 2
          ~SEQ(I, 1, 4, 10) a $I      | a 1 / a 5 / a 9
          ~SEQ(I, 10, -4, 1) a $I     | a 10 / a 6 / a 2
          ~SEQ(I, 0) a $I             | a 1 / a 0
          ~SEQ(I, -2) a $I            | a -1 / a -2
          ~SEQ(I, 0x10, 0x11) a $I    | a 16 / a 17
          ~SEQ(I, 010, 9) a $I        | a 8 / a 9
          ~SEQ(I, , 1) a $I           | a 0 / a 1
          ~SEQx(I, 9, 11) a ${I}::1   | a 9::1 / a a::1 / a b::1
          ~LST(I, p, q) a $I          | a p / a q
          ~LST({I}, {p}, q) a $I      | a p / a q
          ~LST({A,B}, {1,2}, {3}, 4) a ${A} b ${B} | a 1 b 2 / a 3 b / a 4 b
          """)
  void lineIsReadForEachValue(String line, String made) {
    assertThat(made(line)).isEqualTo(made);
  }

  @Test
  void sequenceInASequenceIsReadFirst() {
    assertThat(made("~SEQ(I, 1, 2) ~LST(J, a, b) x ${I} ${J}"))
        .isEqualTo("x 1 a / x 1 b / x 2 a / x 2 b");
  }

  @Test
  void sequenceBringsAWholeBlockByADefinition() {
    assertThat(
            parse(
                    "$BLOCK= vrrp_instance V$I { \\",
                    " virtual_router_id ${I} \\",
                    " }",
                    "$N=2",
                    "~SEQ(I, 1, $N) $BLOCK")
                .statements())
        .extracting(block -> block.statements().getFirst().text())
        .containsExactly("virtual_router_id 1", "virtual_router_id 2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "~SEQ(K) a",
        "~SEQ(K, 1, 0, 3) a",
        "~SEQ(K, 3, 1, 1) a",
        "~SEQ(K, 1, 2, 3, 4) a",
        "~SEQ(K, 08) a",
        "~SEQ(K, 1x) a",
        "~SEQ(, 1) a",
        "~SEQ(K, 1",
        "~SEQ",
        "~SEQx(K, -1) a",
        "~SEQ(K, 99999999999999999999) a",
        "~LST(K) a",
        "~LST({A,B}, {1,2,3}) a",
        "~LST({A,B}, {1,2} a",
        "~LST({A B}, 1) a",
        "~LST",
      })
  void lineThatIsNoSequenceIsAFault(String line) {
    Configuration read = parse(line, "b");
    assertThat(read.statements()).extracting(Statement::text).containsExactly("b");
    assertThat(read.faults()).extracting(SyntaxFault::kind).containsExactly(Kind.INVALID_SEQUENCE);
  }

  @Test
  void sequencesBeyondAnySenseAreNotRead() {
    Configuration read =
        parse("~SEQ(I, 1, 100) ~SEQ(J, 1, 100) x ${I}.${J}", "~SEQ(I, 0x7ffffffffffffff) y", "z");
    assertThat(read.statements()).hasSizeLessThanOrEqualTo(10_000);
    assertThat(read.statements().getLast().text()).isEqualTo("z");
    assertThat(read.faults()).extracting(SyntaxFault::kind).containsOnly(Kind.INVALID_SEQUENCE);
  }
}
