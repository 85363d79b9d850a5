package dev.pairkeeper.web.page.form;

import dev.pairkeeper.discovery.Proposal.Choice;
import dev.pairkeeper.discovery.Proposal.Untold;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page shows that asks for access to a running pair.
 *
 * @param id under which the session will keep what is found
 * @param choices what was left open by the last attempt
 */
record AccessView(String id, PairForm form, FormErrors errors, List<Choice> choices) {

  /** Prefix of the lists in which a choice is made. */
  static final String CHOICE = "choice.";

  public List<FormGroup> firstHost() {
    return FormFields.access(0);
  }

  public List<FormGroup> secondHost() {
    return FormFields.access(1);
  }

  /** Whether the second host's fields have to be seen. */
  public boolean secondHostIsOpen() {
    return !form.value("nodes[1].host").isEmpty() || secondHost().stream().anyMatch(errors::in);
  }

  /** Where this page goes on when something was found. */
  public String next() {
    return "/add-pair?discovery=" + id;
  }

  /** The message key of what the field means; some mean more here than in the form. */
  public String hint(FormField field) {
    String ofField = field.path().replaceFirst("^nodes\\[\\d]\\.", "");
    return ofField.equals("mysql.port") ? "discover.port.hint" : field.label() + ".hint";
  }

  /** Nothing was read yet. */
  public @Nullable String readFrom(String path) {
    return null;
  }

  /** Nothing was left open yet. */
  public @Nullable Untold untold(String path) {
    return null;
  }
}
