package dev.pairkeeper.discovery;

import dev.pairkeeper.keepalived.conf.Configuration;
import dev.pairkeeper.keepalived.conf.ConfigurationParser;
import dev.pairkeeper.keepalived.conf.Declared;
import dev.pairkeeper.keepalived.conf.Sources;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a host showed.
 *
 * @param hostKey as {@code type base64}
 */
record HostLook(HostFacts facts, HostFiles files, String hostKey) {

  /** keepalived's configuration file, if one is there; it may be unreadable. */
  Optional<Told<String>> keepalivedFile() {
    return KeepalivedFile.candidates(facts, files).stream()
        .filter(candidate -> files.firstPresent(List.of(candidate.value())).isPresent())
        .findFirst();
  }

  /** What keepalived's configuration declares; empty when it could not be read. */
  Optional<Declared> keepalived() {
    return keepalivedFile()
        .map(Told::value)
        .filter(path -> files.text(path) != null)
        .map(path -> new Declared(parse(path)));
  }

  /** The database servers that run on it. */
  List<LocalServer> servers() {
    return LocalServer.of(facts, files);
  }

  private Configuration parse(String main) {
    var texts = new TreeMap<String, String>();
    files.paths().forEach(path -> texts.put(path, Objects.requireNonNull(files.text(path))));
    return ConfigurationParser.parse(
        new Sources(main, texts), KeepalivedFile.configurationId(facts));
  }
}
