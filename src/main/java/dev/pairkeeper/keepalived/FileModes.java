package dev.pairkeeper.keepalived;

/** Permission bits as the panel writes them. */
final class FileModes {

  private FileModes() {}

  /** What {@code stat -c %a} prints, such as {@code 644}, as {@code 0644}. */
  static String fourDigits(String octal) {
    return "0".repeat(Math.max(0, 4 - octal.length())) + octal;
  }
}
