package dev.pairkeeper.keepalived.lint;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A keyword in the block that it stands in.
 *
 * @param block the name of that block, {@code root} for none, with its outer one before a slash
 *     where that is needed to tell it
 * @param since the release that brought it; 1.3.0 also for all before
 * @param value what stands behind it
 * @param changed the release since which {@code value} holds; null for always
 * @param before what stood behind it before that release
 * @param options build options of which one is needed; empty when none is
 */
record Keyword(
    String name,
    String block,
    Release since,
    Kind kind,
    ValueShape value,
    @Nullable Release changed,
    ValueShape before,
    List<String> options) {

  /** What may follow it in braces. */
  enum Kind {
    /** Nothing. */
    LINE,
    /** Lines with keywords of their own. */
    BLOCK,
    /** Lines of values. */
    VALUES
  }

  /** What a release wants behind it; of an unknown release what the newest does. */
  ValueShape valueFor(@Nullable Release release) {
    return release != null && changed != null && release.isBefore(changed) ? before : value;
  }

  /** The name of the block that it opens. */
  String opened() {
    return Keywords.HEADINGS.contains(block) ? name : block + "/" + name;
  }
}
