package dev.pairkeeper.keepalived.lint;

import static dev.pairkeeper.keepalived.lint.LintRule.ofInstance;

import dev.pairkeeper.keepalived.conf.Statement;
import dev.pairkeeper.topology.Severity;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Rules about VRRP's password. No message ever shows one. */
final class AuthenticationRules {

  private static final int LONGEST = 8;
  private static final Set<String> TYPES = Set.of("PASS", "AH");

  static final List<LintRule> RULES =
      List.of(
          new LintRule(
              "auth-pass-cut",
              Severity.INFO,
              "A password of more than 8 characters",
              "VRRP version 2 has eight octets for the password, and keepalived cuts off what is"
                  + " behind them (keepalived.conf(5), auth_pass: 'only the first eight characters"
                  + " are used'). Two passwords that differ only there are the same.",
              "Write a password of at most 8 characters, the same on both nodes. It is sent in"
                  + " clear text: use it for nothing else.",
              ofInstance(AuthenticationRules::cut)),
          new LintRule(
              "auth-with-version-3",
              Severity.WARNING,
              "Authentication in VRRP version 3",
              "Version 3 has no authentication (RFC 9568, section 9): keepalived ignores the block."
                  + " Any host of the network can send adverts, and the password does not keep it"
                  + " from doing so.",
              "Take the block out; use unicast between the two nodes, and let the firewall take"
                  + " protocol 112 from the peer only.",
              ofInstance(AuthenticationRules::withVersion3)),
          new LintRule(
              "auth-incomplete",
              Severity.WARNING,
              "Authentication that is not in force",
              "keepalived knows 'auth_type PASS' and 'auth_type AH', in capitals, and needs an"
                  + " 'auth_pass' with them; else it goes without authentication and says so only"
                  + " in its log. A peer that does use a password then drops this node's adverts.",
              "Write both lines, or none, the same on both nodes.",
              ofInstance(AuthenticationRules::incomplete)),
          new LintRule(
              "auth-differs",
              Severity.CRITICAL,
              "Unequal authentication",
              "A node drops adverts of another type or with another password (RFC 3768, section"
                  + " 7.1). Neither node hears the other, so both take the VIP.",
              "Write the same auth_type and auth_pass on both nodes.",
              ofInstance(AuthenticationRules::differs)));

  private AuthenticationRules() {}

  private static Stream<Hit> cut(InstanceView view) {
    return view
        .instance()
        .authentication("auth_pass")
        .filter(line -> inForce(view).isPresent() && password(line).length > LONGEST)
        .map(line ->
            Hit.at(
                view.node(),
                line.at(),
                "The auth_pass of %s has more than %d characters: keepalived uses the first %d."
                    .formatted(view.label(), LONGEST, LONGEST)))
        .stream();
  }

  private static Stream<Hit> withVersion3(InstanceView view) {
    Optional<Statement> block = view.instance().setting("authentication");
    boolean wanted = view.instance().authentication("auth_type").isPresent();
    return block
        .filter(found -> wanted && view.version() == 3)
        .map(found ->
            Hit.at(
                    view.node(),
                    found.at(),
                    ("%s speaks VRRP version 3 and has a password: keepalived ignores it, and"
                            + " takes adverts from anyone.")
                        .formatted(view.label()))
                .withEdit(LineEdits.in(view.node()).delete(found)))
        .stream();
  }

  private static Stream<Hit> incomplete(InstanceView view) {
    Optional<Statement> block = view.instance().setting("authentication");
    if (block.isEmpty() || view.version() == 3 || strict(view) || inForce(view).isPresent()) {
      return Stream.empty();
    }
    Optional<String> type = view.instance().authentication("auth_type").flatMap(Statement::value);
    String lack =
        type.map(word -> TYPES.contains(word) ? "no auth_pass" : "an unknown auth_type")
            .orElse("no auth_type");
    return Stream.of(
        Hit.at(
                view.node(),
                block.get().at(),
                "The authentication of %s has %s: keepalived goes without."
                    .formatted(view.label(), lack))
            .withEdit(inCapitals(view)));
  }

  private static Optional<Edit> inCapitals(InstanceView view) {
    return view.instance()
        .authentication("auth_type")
        .flatMap(line ->
            line.value()
                .filter(word -> !TYPES.contains(word) && hasPassword(view))
                .flatMap(word -> Suggestion.certain(word, TYPES))
                .flatMap(type -> LineEdits.in(view.node()).replace(line, "auth_type " + type)));
  }

  private static boolean hasPassword(InstanceView view) {
    return view.instance().authentication("auth_pass").flatMap(Statement::value).isPresent();
  }

  private static Stream<Hit> differs(InstanceView view) {
    Optional<InstanceView> other = view.other();
    if (!view.isSecond() || other.isEmpty() || view.version() == 3 || other.get().version() == 3) {
      return Stream.empty();
    }
    return difference(inForce(view), inForce(other.get()))
        .map(what ->
            Hit.at(
                view.node(),
                view.placeOf("authentication"),
                "%s of %s and %s differs: each drops the other's adverts, and both take %s."
                    .formatted(what, view.label(), other.get().node().name(), view.vip())))
        .stream();
  }

  private static Optional<String> difference(Optional<InForce> one, Optional<InForce> other) {
    if (!one.map(InForce::type).equals(other.map(InForce::type))) {
      return Optional.of("The authentication type");
    }
    boolean sameWord =
        one.isEmpty() || Arrays.equals(one.get().firstOctets(), other.get().firstOctets());
    return sameWord ? Optional.empty() : Optional.of("The password");
  }

  /** Type and password as keepalived uses them. */
  private record InForce(String type, Statement password) {

    byte[] firstOctets() {
      return Arrays.copyOf(AuthenticationRules.password(password), LONGEST);
    }
  }

  private static Optional<InForce> inForce(InstanceView view) {
    Optional<String> type =
        view.instance()
            .authentication("auth_type")
            .flatMap(Statement::value)
            .filter(TYPES::contains);
    Optional<Statement> password =
        view.instance()
            .authentication("auth_pass")
            .filter(line -> line.value().filter(word -> !word.isEmpty()).isPresent());
    return type.isPresent() && password.isPresent() && view.version() != 3 && !strict(view)
        ? Optional.of(new InForce(type.get(), password.get()))
        : Optional.empty();
  }

  private static boolean strict(InstanceView view) {
    return new Election(view).strict();
  }

  private static byte[] password(Statement line) {
    return line.value().orElse("").getBytes(StandardCharsets.UTF_8);
  }
}
