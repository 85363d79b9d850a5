package dev.pairkeeper.web.api;

import dev.pairkeeper.web.lint.PastedTexts;
import dev.pairkeeper.web.lint.PastedTexts.PastedText;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/** Configurations to check. */
@Schema(name = "KeepalivedTexts")
record LintRequest(
    @Schema(
            description =
                "The text of keepalived.conf of one node or of both nodes of a pair, by the node's"
                    + " name: 1 to 63 printable characters; each text at most 1 MiB",
            example = "{\"db1\": \"vrrp_instance VI_1 {\\n}\\n\", \"db2\": \"…\"}")
        @JsonDeserialize(contentUsing = RawTextDeserializer.class)
        @Nullable Map<String, String> files) {

  PastedTexts texts() {
    return new PastedTexts(
        files == null
            ? List.of()
            : files.entrySet().stream()
                .map(file -> new PastedText(file.getKey(), file.getValue()))
                .toList());
  }

  /** No texts: they may have secrets. */
  @Override
  public String toString() {
    return "LintRequest[]";
  }
}
