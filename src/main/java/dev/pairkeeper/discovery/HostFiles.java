package dev.pairkeeper.discovery;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Files of a host, as far as they were read. They may hold passwords and are never shown. */
final class HostFiles {

  private final Map<String, String> texts = new LinkedHashMap<>();
  private final Set<String> unreadable = new LinkedHashSet<>();

  void read(String path, String text) {
    texts.put(path, text);
  }

  void refuse(String path) {
    unreadable.add(path);
  }

  /** The text of that file; null when it is absent or unreadable. */
  @Nullable String text(String path) {
    return texts.get(path);
  }

  /** The first of these files that exists, be it readable or not. */
  Optional<String> firstPresent(Collection<String> paths) {
    return paths.stream().filter(this::isPresent).findFirst();
  }

  /** All that were read, in the order in which they were. */
  List<String> paths() {
    return List.copyOf(texts.keySet());
  }

  boolean isUnreadable(String path) {
    return unreadable.contains(path) && !texts.containsKey(path);
  }

  /** Paths that exist but may not be read. */
  List<String> unreadable() {
    return unreadable.stream().filter(this::isUnreadable).toList();
  }

  private boolean isPresent(String path) {
    return texts.containsKey(path) || unreadable.contains(path);
  }

  @Override
  public String toString() {
    return texts.keySet() + ", unreadable " + unreadable;
  }
}
