package dev.pairkeeper.keepalived.lint;

import dev.pairkeeper.keepalived.conf.Inclusion;
import dev.pairkeeper.keepalived.conf.SyntaxFault;
import dev.pairkeeper.keepalived.conf.SyntaxFault.Kind;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

/** What of a text alone keeps a configuration from loading. */
final class LoadText {

  /** Faults of which keepalived takes no notice by themselves. */
  private static final Set<Kind> UNNOTICED = EnumSet.of(Kind.LINE_TOO_LONG, Kind.NUL_CHARACTER);

  private LoadText() {}

  static Stream<Hit> faults(LintedNode node) {
    return Stream.concat(
        node.configuration().faults().stream()
            .filter(fault -> !UNNOTICED.contains(fault.kind()))
            .map((SyntaxFault fault) -> Hit.at(node, fault.at(), fault.message())),
        node.configuration().inclusions().stream()
            .filter(LoadText::insists)
            .map(inclusion ->
                Hit.at(
                    node,
                    inclusion.at(),
                    "%s finds no file %s.".formatted(inclusion.keyword(), inclusion.path()))));
  }

  /** Whether it finds nothing and minds (lib/parser.c, open_and_check_glob). */
  private static boolean insists(Inclusion inclusion) {
    boolean pattern = inclusion.path().matches(".*[*?\\[].*");
    return inclusion.files().isEmpty()
        && switch (inclusion.keyword()) {
          case "includem" -> !pattern;
          case "includew", "includea" -> true;
          default -> false;
        };
  }
}
