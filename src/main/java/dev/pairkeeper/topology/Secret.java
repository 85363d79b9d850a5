package dev.pairkeeper.topology;

import java.util.Objects;

/**
 * A password, private key or passphrase. It never shows itself: {@link #toString()} is a mask, and
 * only {@link #reveal()} gives the text, to the one place that hands it to a server.
 */
public final class Secret {

  /** What stands in a text where a secret was. */
  public static final String MASK = "••••";

  private final String text;

  private Secret(String text) {
    this.text = Objects.requireNonNull(text);
  }

  /** Wraps a text; an empty password is a secret, too. */
  public static Secret of(String text) {
    return new Secret(text);
  }

  /** The text itself, for the server that wants it. */
  public String reveal() {
    return text;
  }

  /** Whether the text is empty, as an account without a password has it. */
  public boolean isEmpty() {
    return text.isEmpty();
  }

  /** The given message with this secret masked, should a server have echoed it. */
  public String maskIn(String message) {
    return text.isEmpty() ? message : message.replace(text, MASK);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret && text.equals(secret.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return MASK;
  }
}
