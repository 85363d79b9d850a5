package dev.pairkeeper.keepalived.conf;

import dev.pairkeeper.keepalived.conf.SyntaxFault.Kind;
import java.util.ArrayList;
import java.util.List;

/** The faults that one reading met, as many as anybody would read. */
final class Faults {

  private static final int MOST = 1000;

  private final List<SyntaxFault> list = new ArrayList<>();

  void add(Kind kind, Position at, String message) {
    if (list.size() < MOST) {
      list.add(new SyntaxFault(kind, at, message));
    } else if (list.size() == MOST) {
      list.add(new SyntaxFault(Kind.MORE, at, "There are more faults from here on."));
    }
  }

  List<SyntaxFault> all() {
    return List.copyOf(list);
  }
}
