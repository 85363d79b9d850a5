package dev.pairkeeper.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;

class AssetManifestTests {

  @Test
  void pagesLinkToTheHashedNames() {
    var manifest =
        new ByteArrayResource(
            """
            {"src/icon.svg": {"file": "icon-C13O.svg"},
             "src/panel.ts": {"file": "panel-D_fu.js", "isEntry": true, "css": ["panel-x.css"]}}
            """
                .getBytes(StandardCharsets.UTF_8));

    assertThat(new AssetManifest(manifest).assets())
        .isEqualTo(
            new PageAssets(
                "/assets/panel-D_fu.js", List.of("/assets/panel-x.css"), "/assets/icon-C13O.svg"));
  }

  @Test
  void frontendThatWasNotBuiltIsToldAndNoError() {
    var nothing = new AssetManifest(new ClassPathResource("no/such/manifest.json"));

    assertThat(nothing.assets().built()).isFalse();
  }
}
