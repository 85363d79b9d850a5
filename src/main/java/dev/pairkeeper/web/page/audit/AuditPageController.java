package dev.pairkeeper.web.page.audit;

import dev.pairkeeper.access.AuditLog;
import dev.pairkeeper.access.AuditLog.Excerpt;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Shows the audit log. */
@Controller
class AuditPageController {

  private static final int ROWS = 100;

  private final AuditLog audit;
  private final InstantSource clock = InstantSource.system();

  AuditPageController(AuditLog audit) {
    this.audit = audit;
  }

  @GetMapping("/audit")
  String audit(AuditSearch search, Model model) {
    Excerpt found = audit.find(search.search(), (long) search.number() * ROWS, ROWS);
    Instant now = clock.instant();
    List<AuditRow> rows = found.entries().stream().map(entry -> AuditRow.of(entry, now)).toList();
    model.addAttribute("search", search);
    model.addAttribute("rows", rows);
    model.addAttribute("total", found.total());
    model.addAttribute("older", (search.number() + 1L) * ROWS < found.total());
    return "audit/audit";
  }
}
