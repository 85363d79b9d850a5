package dev.pairkeeper.web.page.form;

import dev.pairkeeper.discovery.Proposal;
import jakarta.servlet.http.HttpSession;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the user of a session discovered and did not register yet. It has secrets, typed and read,
 * which never go into a page; they live in the panel's memory and end with the session.
 */
final class KeptProposals {

  private static final String ATTRIBUTE = KeptProposals.class.getName();
  private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");
  private static final int MOST = 3;

  private final Map<String, Proposal> proposals =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Proposal> eldest) {
          return size() > MOST;
        }
      };

  /** Those of that session. */
  static KeptProposals of(HttpSession session) {
    synchronized (session) {
      if (session.getAttribute(ATTRIBUTE) instanceof KeptProposals kept) {
        return kept;
      }
      var kept = new KeptProposals();
      session.setAttribute(ATTRIBUTE, kept);
      return kept;
    }
  }

  /** The text, if it is an id as the page gives them out. */
  static Optional<String> id(@Nullable String text) {
    return Optional.ofNullable(text).filter(id -> ID.matcher(id).matches());
  }

  synchronized void keep(String id, Proposal proposal) {
    proposals.put(id, proposal);
  }

  synchronized Optional<Proposal> find(@Nullable String id) {
    return Optional.ofNullable(id).map(proposals::get);
  }

  synchronized void forget(String id) {
    proposals.remove(id);
  }
}
