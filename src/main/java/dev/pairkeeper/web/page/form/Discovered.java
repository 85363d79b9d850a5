package dev.pairkeeper.web.page.form;

import dev.pairkeeper.discovery.Proposal;
import dev.pairkeeper.discovery.Proposal.Reading;
import dev.pairkeeper.discovery.Proposal.Untold;
import dev.pairkeeper.topology.Secret;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a form was filled in with by discovery.
 *
 * @param id under which the session keeps it
 */
record Discovered(String id, Proposal proposal) {

  private static final String GIVEN = "as given";

  /** Where what stands in the field was read; null when it was not, or was typed by the user. */
  public @Nullable String readFrom(String path) {
    return proposal.readings().stream()
        .filter(reading -> reading.field().equals(path))
        .map(Reading::readFrom)
        .filter(place -> !place.endsWith(GIVEN))
        .map(place -> place.replace(" line ", " line\u00a0"))
        .findFirst()
        .orElse(null);
  }

  /** Why the field is empty; null when it is not. */
  public @Nullable Untold untold(String path) {
    return proposal.untold().stream()
        .filter(untold -> untold.field().equals(path))
        .findFirst()
        .orElse(null);
  }

  public List<String> warnings() {
    return proposal.warnings();
  }

  /** The form for it, filled in as far as something was told. */
  PairForm form() {
    var values = new SpecFormValues(proposal.spec());
    return new PairForm(values.values(), Map.of(), Map.of(), values.secrets().keySet(), null);
  }

  /** The sent form, saying which secrets need not be typed. */
  PairForm knownTo(PairForm sent) {
    return new PairForm(
        sent.values(), sent.was(), sent.secrets(), usable(sent).keySet(), sent.version());
  }

  /** The sent form with what is known of the secrets that were left empty. */
  PairForm completed(PairForm sent) {
    Map<String, String> secrets = new HashMap<>();
    usable(sent).forEach((path, secret) -> secrets.put(path, secret.reveal()));
    secrets.putAll(sent.secrets());
    return new PairForm(sent.values(), sent.was(), secrets, sent.stored(), sent.version());
  }

  /** Version 3 has no password, and a password that is typed alone replaces a key. */
  private Map<String, Secret> usable(PairForm sent) {
    Map<String, Secret> known = new HashMap<>(new SpecFormValues(proposal.spec()).secrets());
    if (!sent.value("vrrpVersion").equals("2")) {
      known.remove("vrrpPassword");
    }
    for (String at : List.of("nodes[0].ssh.", "nodes[1].ssh.")) {
      if (sent.secrets().containsKey(at + "password")) {
        known.remove(at + "privateKey");
        known.remove(at + "privateKeyPassphrase");
      }
    }
    return known;
  }
}
