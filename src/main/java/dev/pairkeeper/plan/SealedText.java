package dev.pairkeeper.plan;

import dev.pairkeeper.keepalived.render.ConfText;
import dev.pairkeeper.quoting.OptionFileText;
import dev.pairkeeper.quoting.SqlText;
import dev.pairkeeper.topology.Secret;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A text in which secrets are only named: shown with masks, filled in when it is used. */
public record SealedText(List<Piece> pieces) {

  /** A part of the text. */
  public sealed interface Piece {}

  /** A part that anybody may see. */
  public record Words(String text) implements Piece {}

  /** A secret in the quotes of the language around it. */
  public record Sealed(SecretName name, Language language) implements Piece {}

  /** How a secret is written so that it can't end or change what is around it. */
  public enum Language {
    SQL(SqlText::literal, "'" + Secret.MASK + "'"),
    OPTION_FILE(OptionFileText::value, "\"" + Secret.MASK + "\""),
    KEEPALIVED(SealedText::keepalivedWord, Secret.MASK);

    @SuppressWarnings("ImmutableEnumChecker")
    private final Function<String, String> quoting;

    private final String masked;

    Language(Function<String, String> quoting, String masked) {
      this.quoting = quoting;
      this.masked = masked;
    }
  }

  public SealedText {
    pieces = List.copyOf(pieces);
  }

  /** A text without any secret. */
  public static SealedText of(String text) {
    return new SealedText(List.of(new Words(text)));
  }

  /** This text, followed by a secret. */
  public SealedText then(SecretName name, Language language) {
    return with(new Sealed(name, language));
  }

  /** This text, followed by more of it. */
  public SealedText then(String text) {
    return with(new Words(text));
  }

  private SealedText with(Piece piece) {
    return new SealedText(Stream.concat(pieces.stream(), Stream.of(piece)).toList());
  }

  /** The text for eyes: a mask for each secret. */
  public String shown() {
    return pieces.stream()
        .map(piece -> piece instanceof Words(String text) ? text : ((Sealed) piece).language.masked)
        .collect(Collectors.joining());
  }

  /** The text for the server or host, with every secret in it. */
  public Secret revealed(Function<SecretName, Secret> secrets) {
    return Secret.of(
        pieces.stream()
            .map(piece ->
                switch (piece) {
                  case Words(String text) -> text;
                  case Sealed(SecretName name, Language language) ->
                      language.quoting.apply(secrets.apply(name).reveal());
                })
            .collect(Collectors.joining()));
  }

  private static String keepalivedWord(String text) {
    ConfText.require("VRRP password", text);
    return ConfText.word(text);
  }
}
