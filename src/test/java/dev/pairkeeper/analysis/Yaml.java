package dev.pairkeeper.analysis;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A mapping read from YAML, with typed access and laying one over another. */
record Yaml(Map<String, Object> values) {

  @SuppressWarnings("unchecked")
  static Yaml parse(String text) {
    Object read = new org.yaml.snakeyaml.Yaml().load(text);
    return new Yaml(read == null ? Map.of() : (Map<String, Object>) read);
  }

  /** This one with the other's values in place of its own, mapping by mapping. */
  @SuppressWarnings("unchecked")
  Yaml overlaidWith(Yaml other) {
    Map<String, Object> result = new LinkedHashMap<>(values);
    other.values.forEach((key, value) -> {
      if (result.get(key) instanceof Map<?, ?> own && value instanceof Map<?, ?> over) {
        Yaml below = new Yaml((Map<String, Object>) own);
        result.put(key, below.overlaidWith(new Yaml((Map<String, Object>) over)).values);
      } else {
        result.put(key, value);
      }
    });
    return new Yaml(result);
  }

  Optional<Object> find(String key) {
    return Optional.ofNullable(values.get(key));
  }

  @SuppressWarnings("unchecked")
  Optional<Yaml> map(String key) {
    return find(key).map(value -> new Yaml((Map<String, Object>) value));
  }

  Yaml in(String key) {
    return map(key).orElseThrow(() -> new IllegalArgumentException("no " + key));
  }

  @SuppressWarnings("unchecked")
  List<Object> list(String key) {
    return (List<Object>) find(key).orElse(List.of());
  }

  @SuppressWarnings("unchecked")
  List<Yaml> maps(String key) {
    return list(key).stream()
        .map(value -> new Yaml(value == null ? Map.of() : (Map<String, Object>) value))
        .toList();
  }

  List<String> texts(String key) {
    return list(key).stream().map(String::valueOf).toList();
  }

  String text(String key) {
    return find(key)
        .map(String::valueOf)
        .orElseThrow(() -> new IllegalArgumentException("no " + key));
  }

  @Nullable String textOrNull(String key) {
    return find(key).map(String::valueOf).orElse(null);
  }

  int number(String key) {
    return Integer.parseInt(text(key));
  }

  @Nullable Integer numberOrNull(String key) {
    return find(key).map(value -> Integer.valueOf(String.valueOf(value))).orElse(null);
  }

  @Nullable Long longOrNull(String key) {
    return find(key).map(value -> Long.valueOf(String.valueOf(value))).orElse(null);
  }

  boolean flag(String key) {
    return Boolean.parseBoolean(text(key));
  }

  @Nullable Boolean flagOrNull(String key) {
    return find(key).map(value -> Boolean.valueOf(String.valueOf(value))).orElse(null);
  }

  <E extends Enum<E>> E word(String key, Class<E> type) {
    return Enum.valueOf(type, text(key));
  }

  Duration seconds(String key) {
    return Duration.ofMillis(Math.round(Double.parseDouble(text(key)) * 1000));
  }

  Optional<Duration> findSeconds(String key) {
    return find(key).map(value -> seconds(key));
  }
}
