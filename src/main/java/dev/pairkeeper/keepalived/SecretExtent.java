package dev.pairkeeper.keepalived;

/** How far a secret goes from where it begins. */
enum SecretExtent {
  /** A word of a shell: quoted parts, escaped characters and others, up to a blank. */
  WORD {
    @Override
    int end(String text, int start) {
      int at = start;
      while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
        at = behindPart(text, at);
      }
      return Math.min(at, text.length());
    }
  },
  /** The rest of the line, or what is quoted there if that goes further. */
  LINE {
    @Override
    int end(String text, int start) {
      int end = endOfLine(text, start);
      while (end < text.length() && end > start && text.charAt(end - 1) == '\\') {
        end = endOfLine(text, end + 1);
      }
      return isQuote(text, start) ? Math.max(end, behindPart(text, start)) : end;
    }
  },
  /** The password of a URL: up to the last @ of the word, nothing where there is none. */
  ADDRESS {
    @Override
    int end(String text, int start) {
      int end = start;
      for (int at = start; at < Math.min(text.length(), start + LONGEST_PASSWORD); at++) {
        if (Character.isWhitespace(text.charAt(at))) {
          break;
        }
        end = text.charAt(at) == '@' ? at : end;
      }
      return end;
    }
  },
  /** The lines of a private key (RFC 7468), the first line break aside. */
  KEY {
    @Override
    int end(String text, int start) {
      int end = text.indexOf("-----END", start);
      return end < 0 ? text.length() : end;
    }
  };

  private static final int MOST_QUOTED_LINES = 5;
  private static final int LONGEST_PASSWORD = 500;

  /** Behind the secret's last character; the start where there is none. */
  abstract int end(String text, int start);

  private static boolean isQuote(String text, int at) {
    return at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'');
  }

  private static int behindPart(String text, int at) {
    if (text.charAt(at) == '\\') {
      return at + 2;
    }
    return isQuote(text, at) ? behindQuoted(text, at) : at + 1;
  }

  /** Behind the closing quote; where that is missing nearby, the end of the line. */
  private static int behindQuoted(String text, int open) {
    char quote = text.charAt(open);
    int lines = 0;
    for (int at = open + 1; at < text.length() && lines < MOST_QUOTED_LINES; at++) {
      char c = text.charAt(at);
      if (c == quote) {
        return at + 1;
      }
      at += c == '\\' && quote == '"' ? 1 : 0;
      lines += c == '\n' ? 1 : 0;
    }
    return endOfLine(text, open);
  }

  private static int endOfLine(String text, int from) {
    int end = text.indexOf('\n', from);
    return end < 0 ? text.length() : end;
  }
}
