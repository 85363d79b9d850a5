package dev.pairkeeper.monitor;

/** What became of a pair, for what is stored of it. */
sealed interface PairMove {

  /** The name of the pair before. */
  String pair();

  /** It is registered no more. */
  record Removed(String pair) implements PairMove {}

  /** It is registered under another name. */
  record Renamed(String pair, String now) implements PairMove {}
}
