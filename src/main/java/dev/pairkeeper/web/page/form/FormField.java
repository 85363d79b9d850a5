package dev.pairkeeper.web.page.form;

import java.util.List;

/**
 * A field of the form.
 *
 * @param path its name in the page and in {@link dev.pairkeeper.registry.Violation#field()}, as in
 *     the API's JSON
 * @param options what can be chosen, empty for a field to type into
 * @param start what stands in it for a new pair
 */
record FormField(String path, Kind kind, List<String> options, String start, boolean required) {

  /** How a field is filled in. */
  enum Kind {
    TEXT,
    NUMBER,
    DECIMAL,
    CHOICE,
    SWITCH,
    /** A password: never shown again. */
    SECRET,
    /** A private key: several lines, never shown again. */
    SECRET_LINES,
    /** A command that may hold passwords: several lines, never shown again, can be removed. */
    SECRET_COMMAND
  }

  /** The same field of one of the nodes. */
  FormField ofNode(int index) {
    return new FormField("nodes[" + index + "]." + path, kind, options, start(index), required);
  }

  FormField asOptional() {
    return new FormField(path, kind, options, start, false);
  }

  public boolean secret() {
    return kind == Kind.SECRET || lines();
  }

  /** Whether what is typed may have several lines. */
  public boolean lines() {
    return kind == Kind.SECRET_LINES || removable();
  }

  /** Whether a stored secret can be removed without another in its place. */
  public boolean removable() {
    return kind == Kind.SECRET_COMMAND;
  }

  boolean number() {
    return kind == Kind.NUMBER || kind == Kind.DECIMAL;
  }

  /** What links labels, hints and errors to the field in the page. */
  public String id() {
    return "f-" + path.replaceAll("[^A-Za-z0-9]+", "-");
  }

  /** The message key of its label. */
  public String label() {
    return "field." + path.replaceFirst("^nodes\\[\\d]", "node");
  }

  /** The message key of what stands in it while it is empty. */
  public String example() {
    return "example." + path.replace("nodes[0]", "node1").replace("nodes[1]", "node2");
  }

  /** The message key of a choice's text. */
  public String optionText(String option) {
    return label() + "." + option;
  }

  /** The second node starts with a lower priority than the first, or neither could win. */
  private String start(int index) {
    return path.equals("priority") && index == 1 ? "240" : start;
  }
}
