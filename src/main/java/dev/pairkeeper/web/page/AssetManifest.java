package dev.pairkeeper.web.page;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Knows under which hashed names the frontend's build left its files, from Vite's <a
 * href="https://vite.dev/guide/backend-integration.html">manifest</a>.
 */
@Component
class AssetManifest {

  private static final String ENTRY = "src/panel.ts";
  private static final String ICON = "src/icon.svg";
  private static final String PLACE = "classpath:/static/assets/manifest.json";

  private final Resource manifest;
  private volatile @Nullable PageAssets found;

  @Autowired
  AssetManifest(ResourceLoader resources) {
    this(resources.getResource(PLACE));
  }

  AssetManifest(Resource manifest) {
    this.manifest = manifest;
  }

  /** What a page links to; {@link PageAssets#MISSING} as long as the frontend was not built. */
  PageAssets assets() {
    PageAssets known = found;
    if (known == null && manifest.exists()) {
      known = read();
      found = known;
    }
    return known == null ? PageAssets.MISSING : known;
  }

  private PageAssets read() {
    try (InputStream json = manifest.getInputStream()) {
      JsonNode files = JsonMapper.shared().readTree(json);
      JsonNode entry = files.path(ENTRY);
      return new PageAssets(
          PageAssets.url(entry.path("file").asString()),
          entry.path("css").valueStream().map(css -> PageAssets.url(css.asString())).toList(),
          PageAssets.url(files.path(ICON).path("file").asString()));
    } catch (IOException e) {
      throw new IllegalStateException(
          manifest + " can't be read; build the frontend again (npm run build in frontend/)", e);
    }
  }
}
