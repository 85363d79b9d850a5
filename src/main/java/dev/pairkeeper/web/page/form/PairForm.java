package dev.pairkeeper.web.page.form;

import dev.pairkeeper.registry.RegisteredPair;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the form, as text under the fields' paths: whatever was typed survives an error,
 * be it a number or not. Typed secrets are kept apart and never find their way back into a page.
 *
 * @param values of all fields that are no secrets
 * @param was the values when the form was opened, against which somebody else's change is told
 * @param secrets what was typed into secret fields; an empty text removes the stored one
 * @param stored paths of the secrets that the registry has
 * @param version of the pair that the form was opened from, null for a new one
 */
record PairForm(
    Map<String, String> values,
    Map<String, String> was,
    Map<String, String> secrets,
    Set<String> stored,
    @Nullable Long version) {

  /** Prefix of the hidden fields that carry {@link #was}. */
  static final String WAS = "was.";

  /** Prefix of the switches that remove a stored secret. */
  static final String REMOVE = "remove.";

  /** For a new pair. */
  static PairForm empty() {
    Map<String, String> start =
        FormFields.all().stream()
            .filter(field -> !field.secret())
            .collect(Collectors.toMap(FormField::path, FormField::start));
    return new PairForm(start, Map.of(), Map.of(), Set.of(), null);
  }

  /** For changing a pair. */
  static PairForm of(RegisteredPair stored) {
    Map<String, String> values = PairFormValues.of(stored.pair());
    return new PairForm(values, values, Map.of(), secretsOf(stored), stored.version());
  }

  /** What a browser sent; a switch that is off is not sent at all. */
  static PairForm sent(Map<String, String> sent) {
    Map<String, String> values = new HashMap<>();
    Map<String, String> was = new HashMap<>();
    Map<String, String> secrets = new HashMap<>();
    for (FormField field : FormFields.all()) {
      String text = sent.getOrDefault(field.path(), "");
      if (field.secret()) {
        if (!text.isEmpty() || (field.removable() && sent.containsKey(REMOVE + field.path()))) {
          secrets.put(field.path(), text);
        }
      } else {
        values.put(field.path(), typed(field, text));
        was.put(field.path(), sent.getOrDefault(WAS + field.path(), ""));
      }
    }
    return new PairForm(values, was, secrets, Set.of(), version(sent.get("version")));
  }

  /** This form, knowing which secrets the registry has. */
  PairForm knowing(RegisteredPair current) {
    return new PairForm(values, was, secrets, secretsOf(current), version);
  }

  /** This form as one for a new pair, because the one it was opened from is gone. */
  PairForm asNew() {
    return new PairForm(values, Map.of(), secrets, Set.of(), null);
  }

  /** What stands in a field that is no secret. */
  public String value(String path) {
    return values.getOrDefault(path, "");
  }

  /** Whether the registry has that secret. */
  public boolean isStored(String path) {
    return stored.contains(path);
  }

  /** Whether a secret was typed that this page does not repeat. */
  public boolean mustRetype(String path) {
    return !secrets.getOrDefault(path, "").isEmpty();
  }

  /** Whether the stored secret is to be removed. */
  public boolean removes(String path) {
    return secrets.getOrDefault(path, "-").isEmpty();
  }

  private static Set<String> secretsOf(RegisteredPair pair) {
    Set<String> set = new HashSet<>(pair.secretsSet().keySet());
    set.removeIf(path -> !Boolean.TRUE.equals(pair.secretsSet().get(path)));
    return set;
  }

  private static String typed(FormField field, String text) {
    return field.kind() == FormField.Kind.SWITCH ? String.valueOf(!text.isEmpty()) : text.strip();
  }

  private static @Nullable Long version(@Nullable String text) {
    return text == null || !text.matches("\\d{1,18}") ? null : Long.valueOf(text);
  }
}
