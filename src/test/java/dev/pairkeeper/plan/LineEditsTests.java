package dev.pairkeeper.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LineEditsTests {

  @Property
  void editsMakeOneTextOfTheOther(
      @ForAll @Size(max = 12) List<@IntRange(max = 3) Integer> before,
      @ForAll @Size(max = 12) List<@IntRange(max = 3) Integer> after) {
    List<LineEdit> edits = LineEdits.between(text(before), text(after));

    assertThat(applied(text(before), edits)).isEqualTo(text(after));
    assertThat(edits.isEmpty()).isEqualTo(before.equals(after));
  }

  @Test
  void untouchedLinesAreNoPartOfAnEdit() {
    assertThat(LineEdits.between("a\nsecret\nb\nc\n", "a\nsecret\nB\nnew\nc\n"))
        .containsExactly(new LineEdit(3, 3, List.of("B", "new")));
    assertThat(LineEdits.between("a\nb\n", "a\nx\nb\n"))
        .containsExactly(new LineEdit(2, 1, List.of("x")));
    assertThat(LineEdits.between("a\nb\n", "b\n")).containsExactly(new LineEdit(1, 1, List.of()));
  }

  private static String text(List<Integer> lines) {
    return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
  }

  private static String applied(String text, List<LineEdit> edits) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    for (LineEdit edit : edits.reversed()) {
      List<String> place = lines.subList(edit.firstLine() - 1, edit.lastLine());
      place.clear();
      place.addAll(edit.replacement());
    }
    return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
  }
}
