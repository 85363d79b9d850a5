package dev.pairkeeper.topology;

import dev.pairkeeper.topology.IntervalSet.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Reads sets of global transaction ids as servers write them (MySQL 9 manual, section 'GTID Format
 * and Storage'; MariaDB knowledge base, 'Global Transaction ID').
 */
final class GtidText {

  private static final Pattern UUID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final Pattern TAG = Pattern.compile("[a-z_][a-z0-9_]{0,31}");
  private static final Pattern INTERVAL = Pattern.compile("(\\d{1,19})(?:-(\\d{1,19}))?");
  private static final Pattern POSITION = Pattern.compile("(\\d{1,10}-\\d{1,10})-(\\d{1,19})");

  private GtidText() {}

  static SortedMap<String, IntervalSet> mysql(String text) {
    SortedMap<String, IntervalSet> found = new TreeMap<>();
    for (String part : parts(text)) {
      String[] words = part.toLowerCase(Locale.ROOT).split(":", -1);
      require(UUID.matcher(words[0].strip()).matches() && words.length > 1, text);
      String origin = words[0].strip();
      List<Interval> intervals = new ArrayList<>();
      for (int i = 1; i < words.length; i++) {
        String word = words[i].strip();
        if (TAG.matcher(word).matches()) {
          add(found, origin, intervals);
          origin = words[0].strip() + ":" + word;
          intervals = new ArrayList<>();
        } else {
          intervals.add(interval(word, text));
        }
      }
      require(!intervals.isEmpty(), text);
      add(found, origin, intervals);
    }
    return found;
  }

  static SortedMap<String, IntervalSet> mariadb(String text) {
    SortedMap<String, IntervalSet> found = new TreeMap<>();
    for (String part : parts(text)) {
      var matcher = POSITION.matcher(part);
      require(matcher.matches(), text);
      long last = number(matcher.group(2), text);
      if (last > 0) {
        add(found, matcher.group(1), List.of(new Interval(1, last)));
      }
    }
    return found;
  }

  private static List<String> parts(String text) {
    List<String> parts = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      if (!part.isBlank()) {
        parts.add(part.strip());
      }
    }
    return parts;
  }

  private static Interval interval(String word, String text) {
    var matcher = INTERVAL.matcher(word);
    require(matcher.matches(), text);
    long first = number(matcher.group(1), text);
    long last = matcher.group(2) == null ? first : number(matcher.group(2), text);
    require(first >= 1 && last >= first && last < Long.MAX_VALUE, text);
    return new Interval(first, last);
  }

  private static long number(String digits, String text) {
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException tooLarge) {
      throw notASet(text);
    }
  }

  private static void add(
      SortedMap<String, IntervalSet> found, String origin, List<Interval> intervals) {
    if (!intervals.isEmpty()) {
      found.merge(origin, IntervalSet.of(intervals), IntervalSet::union);
    }
  }

  private static void require(boolean wellFormed, String text) {
    if (!wellFormed) {
      throw notASet(text);
    }
  }

  private static IllegalArgumentException notASet(String text) {
    String shown = text.length() > 200 ? text.substring(0, 200) + "…" : text;
    return new IllegalArgumentException("not a set of global transaction ids: '" + shown + "'");
  }
}
