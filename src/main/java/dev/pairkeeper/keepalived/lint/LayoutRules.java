package dev.pairkeeper.keepalived.lint;

import static dev.pairkeeper.keepalived.lint.LintRule.ofNode;

import dev.pairkeeper.keepalived.conf.Block;
import dev.pairkeeper.keepalived.conf.Position;
import dev.pairkeeper.keepalived.conf.Statement;
import dev.pairkeeper.topology.Severity;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Rules about where braces stand. */
final class LayoutRules {

  /** Since then braces may stand anywhere (lib/parser.c, read_line, from February 2018). */
  private static final Release ANYWHERE = new Release(1, 4, 2);

  /** Nobody wrote more by hand. */
  private static final int MOST_BLOCKS = 2_000;

  static final List<LintRule> RULES =
      List.of(
          new LintRule(
              "brace-layout-too-new",
              Severity.CRITICAL,
              "Braces that stand where this keepalived does not look for them",
              "Before 1.4.2 a brace is one only as a word of its own: an opening one as the last of"
                  + " its line or alone on the next, a closing one as the first of its line, and"
                  + " what follows that is not read (lib/parser.c, process_stream and"
                  + " alloc_value_block). 'virtual_ipaddress{' is an unknown keyword whose closing"
                  + " brace ends the instance; of a list on one line nothing is read, and lines"
                  + " after it up to the next '}' are taken for its values.",
              "Write each brace as newer and older releases both read it: '{' at the end of a line,"
                  + " behind a blank, and '}' on a line of its own.",
              ofNode(LayoutRules::misplaced)));

  private LayoutRules() {}

  private static Stream<Hit> misplaced(LintedNode node) {
    Optional<Release> release =
        Release.of(node.host().keepalivedVersion()).filter(found -> found.isBefore(ANYWHERE));
    Set<Position> seen = new HashSet<>();
    return release.stream()
        .flatMap(installed ->
            blocks(node.configuration().statements())
                .limit(MOST_BLOCKS)
                .flatMap(block -> misplaced(node, block))
                .filter(brace -> seen.add(brace.lineStart()))
                .map(brace -> hit(node, installed, brace)));
  }

  private static Stream<Block> blocks(List<Statement> statements) {
    return statements.stream()
        .filter(statement -> statement.block() != null)
        .flatMap(statement ->
            Stream.concat(
                Optional.ofNullable(statement.block()).stream(), blocks(statement.statements())));
  }

  /**
   * A brace that is not taken for one.
   *
   * @param where in words
   */
  private record Brace(Position at, String where) {

    Position lineStart() {
      return new Position(at.file(), at.line(), 1);
    }
  }

  private static Stream<Brace> misplaced(LintedNode node, Block block) {
    LineEdits edits = LineEdits.in(node);
    Stream<Brace> open = around(edits, block.open(), '{').flatMap(line -> open(block, line));
    Stream<Brace> close =
        Optional.ofNullable(block.close()).stream()
            .flatMap(at -> around(edits, at, '}').flatMap(line -> close(at, line)));
    return Stream.concat(open, close);
  }

  private static Stream<Brace> open(Block block, BraceLine line) {
    if (line.isJoined()) {
      return Stream.of(new Brace(block.open(), "'{' is joined to the word before it"));
    }
    return line.after().isEmpty()
        ? Stream.empty()
        : Stream.of(new Brace(block.open(), "more follows '{' on its line"));
  }

  private static Stream<Brace> close(Position at, BraceLine line) {
    if (!line.before().isBlank()) {
      return Stream.of(new Brace(at, "'}' is not the first of its line"));
    }
    return line.after().isEmpty()
        ? Stream.empty()
        : Stream.of(new Brace(at, "more follows '}' on its line"));
  }

  private static Stream<BraceLine> around(LineEdits edits, Position at, char brace) {
    return edits.line(at).flatMap(raw -> BraceLine.of(raw, at.column(), brace)).stream();
  }

  private static Hit hit(LintedNode node, Release installed, Brace brace) {
    LineEdits edits = LineEdits.in(node);
    return Hit.at(
            node,
            brace.at(),
            ("%s has keepalived %s, which does not take this brace for one: %s. It reads this block"
                    + " and what follows otherwise than it looks.")
                .formatted(node.name(), installed, brace.where()))
        .withEdit(
            edits
                .line(brace.at())
                .map(raw ->
                    new Edit(
                        brace.at().file(),
                        brace.at().line(),
                        brace.at().line(),
                        BraceLine.split(raw))));
  }
}
