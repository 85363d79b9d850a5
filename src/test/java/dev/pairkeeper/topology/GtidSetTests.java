package dev.pairkeeper.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws are checked against a naive model: a set of single transactions. */
class GtidSetTests {

  private static final String A = "3e11fa47-71ca-11e1-9e33-c80aa9429562";
  private static final String B = "4e11fa47-71ca-11e1-9e33-c80aa9429562";

  private static final Comparator<Transaction> BY_TEXT =
      Comparator.comparing(Transaction::origin).thenComparingLong(Transaction::number);

  /** One transaction. */
  record Transaction(String origin, long number) {}

  @Property(tries = 300)
  void textOfASetReadsAsTheSameSet(@ForAll("some") Set<Transaction> some) {
    GtidSet set = set(some);

    assertThat(GtidSet.mysql(set.toString())).isEqualTo(set).hasSameHashCodeAs(set);
    assertThat(set.toString()).isEqualTo(GtidSet.mysql(set.toString()).toString());
  }

  @Property(tries = 300)
  void minusLeavesWhatOnlyTheFirstHas(
      @ForAll("some") Set<Transaction> one, @ForAll("some") Set<Transaction> other) {
    Set<Transaction> left = new TreeSet<>(BY_TEXT);
    left.addAll(one);
    left.removeAll(other);

    assertThat(set(one).minus(set(other))).isEqualTo(set(left));
  }

  @Property(tries = 300)
  void unionHasWhatEitherHas(
      @ForAll("some") Set<Transaction> one, @ForAll("some") Set<Transaction> other) {
    Set<Transaction> both = new TreeSet<>(BY_TEXT);
    both.addAll(one);
    both.addAll(other);

    assertThat(set(one).union(set(other))).isEqualTo(set(both));
  }

  @Property(tries = 300)
  void intersectionHasWhatBothHave(
      @ForAll("some") Set<Transaction> one, @ForAll("some") Set<Transaction> other) {
    Set<Transaction> common = new TreeSet<>(BY_TEXT);
    common.addAll(one);
    common.retainAll(other);

    assertThat(set(one).intersect(set(other))).isEqualTo(set(common));
  }

  @Property(tries = 300)
  void containsAllCountAndEmptinessAgreeWithTheModel(
      @ForAll("some") Set<Transaction> one, @ForAll("some") Set<Transaction> other) {
    assertThat(set(one).containsAll(set(other))).isEqualTo(one.containsAll(other));
    assertThat(set(one).count()).isEqualTo(one.size());
    assertThat(set(one).isEmpty()).isEqualTo(one.isEmpty());
  }

  @Property(tries = 300)
  void partsOfASetMakeItWholeAgain(
      @ForAll("some") Set<Transaction> one, @ForAll("some") Set<Transaction> other) {
    GtidSet first = set(one);
    GtidSet second = set(other);

    assertThat(first.minus(second).union(first.intersect(second))).isEqualTo(first);
    assertThat(first.minus(second).intersect(second)).isEqualTo(GtidSet.EMPTY);
  }

  @Property(tries = 300)
  void fromTakesOneServersTransactionsWithAllTags(@ForAll("some") Set<Transaction> some) {
    Set<Transaction> own =
        some.stream()
            .filter(transaction -> transaction.origin().startsWith(A))
            .collect(Collectors.toSet());

    assertThat(set(some).from(A)).isEqualTo(set(own));
  }

  @Property(tries = 300)
  void positionsReadAsTheSamePositions(@ForAll("positions") String text) {
    assertThat(GtidSet.mariadb(GtidSet.mariadb(text).toString())).isEqualTo(GtidSet.mariadb(text));
  }

  @Example
  void intervalsThatTouchAreOne() {
    assertThat(GtidSet.mysql(A + ":4-6:1-3:7")).hasToString(A + ":1-7");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", ",", "\n"})
  void emptyTextIsTheEmptySet(String text) {
    assertThat(GtidSet.mysql(text)).isEqualTo(GtidSet.EMPTY);
    assertThat(GtidSet.mariadb(text)).isEqualTo(GtidSet.EMPTY);
  }

  @Test
  void serversBreakLinesBetweenOriginsAndMayWriteUpperCase() {
    assertThat(GtidSet.mysql(A.toUpperCase(Locale.ROOT) + ":1-5,\n" + B + ":1"))
        .hasToString(A + ":1-5," + B + ":1");
  }

  @Test
  void tagBelongsToTheIntervalsAfterIt() {
    GtidSet set = GtidSet.mysql(A + ":1-2:night:4:batch:1-3");

    assertThat(set.origins()).containsExactly(A, A + ":batch", A + ":night");
    assertThat(set.count()).isEqualTo(6);
    assertThat(set.from(A)).isEqualTo(set);
  }

  @Test
  void largestNumberLeavesNothingAfterIt() {
    GtidSet all = GtidSet.mariadb("0-1-" + Long.MAX_VALUE);

    assertThat(all.minus(all)).isEqualTo(GtidSet.EMPTY);
    assertThat(all.union(all)).isEqualTo(all);
    assertThat(GtidSet.mariadb("0-1-7").minus(all)).isEqualTo(GtidSet.EMPTY);
  }

  @Test
  void largestNumberOfAServerIsRead() {
    assertThat(GtidSet.mysql(A + ":1-9223372036854775806").count()).isEqualTo(9223372036854775806L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense",
        A,
        A + ":",
        A + ":0",
        A + ":5-3",
        A + ":1-",
        A + ":-1",
        A + ":1:tag",
        A + ":1:9tag:2",
        A + ":9223372036854775807",
        A + ":99999999999999999999",
        A + "0:1"
      })
  void textThatIsNoSetIsRefusedWithTheText(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GtidSet.mysql(text))
        .withMessageContaining(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0-1", "0-1-2-3", "a-1-2", "0-1--2", "0-1-99999999999999999999"})
  void textThatIsNoPositionIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> GtidSet.mariadb(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0-1-120,0-2-118 | 0-1-118         | false",
        "0-1-120,0-2-118 | 0-1-121         | true",
        "0-1-120         | 0-2-5           | true",
        "0-1-120,1-1-7   | 1-1-7,0-1-120   | false",
        "0-1-0           |                 | false",
      })
  void whatOneMariadbServerHasAndTheOtherLacks(String has, String other, boolean lacks) {
    GtidSet theirs = GtidSet.mariadb(other == null ? "" : other);

    assertThat(GtidSet.mariadb(has).containsAll(theirs)).isEqualTo(!lacks);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0-1-120,0-2-80,0-9-50 | 0-1-120        |                 | 0",
        "0-1-120,0-9-130       | 0-1-118        | 0-1-120,0-9-130 | 12",
        "0-1-120,1-1-7         | 0-1-120        | 1-1-7           | 7",
        "0-1-120               |                | 0-1-120         | 120",
        "                      | 0-1-120        |                 | 0",
      })
  void mariadbServerLacksOnlyWhatIsAboveItsDomainsHighestNumber(
      @Nullable String has, @Nullable String reached, @Nullable String lacks, long count) {
    GtidSet left = positions(has).beyond(positions(reached));

    assertThat(left).hasToString(Objects.requireNonNullElse(lacks, ""));
    assertThat(left.count()).isEqualTo(count);
  }

  @Property(tries = 100)
  void mysqlServerLacksWhatIsNotInItsSet(
      @ForAll("some") Set<Transaction> one, @ForAll("some") Set<Transaction> other) {
    assertThat(set(one).beyond(set(other))).isEqualTo(set(one).minus(set(other)));
  }

  private static GtidSet positions(@Nullable String text) {
    return GtidSet.mariadb(Objects.requireNonNullElse(text, ""));
  }

  @Provide
  Arbitrary<Set<Transaction>> some() {
    Arbitrary<String> origins = Arbitraries.of(A, B, A + ":night", B + ":batch");
    return Combinators.combine(origins, Arbitraries.longs().between(1, 12))
        .as(Transaction::new)
        .set()
        .ofMaxSize(30);
  }

  @Provide
  Arbitrary<String> positions() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 2),
            Arbitraries.integers().between(1, 3),
            Arbitraries.longs().between(0, Long.MAX_VALUE))
        .as((domain, server, number) -> domain + "-" + server + "-" + number)
        .list()
        .ofMaxSize(6)
        .map(list -> String.join(",", list));
  }

  private static GtidSet set(Set<Transaction> transactions) {
    return GtidSet.mysql(
        transactions.stream()
            .map(transaction -> transaction.origin() + ":" + transaction.number())
            .collect(Collectors.joining(",")));
  }
}
