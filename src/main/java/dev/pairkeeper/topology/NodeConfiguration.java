package dev.pairkeeper.topology;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * keepalived.conf of a node, what it includes and the scripts it names, with their contents. For
 * use inside the panel only: whoever shows a text masks it first.
 *
 * @param readAt the panel's clock when the last of them was read
 * @param files keepalived.conf first
 * @param traits of the host that they are read on; not kept with files that are stored
 */
public record NodeConfiguration(Instant readAt, List<ConfigurationFile> files, HostTraits traits) {

  public NodeConfiguration {
    files = List.copyOf(files);
  }

  /** Files of a host of which nothing else is known. */
  public NodeConfiguration(Instant readAt, List<ConfigurationFile> files) {
    this(readAt, files, HostTraits.UNTOLD);
  }

  /** The same files with what was asked of their host. */
  public NodeConfiguration on(HostTraits told) {
    return new NodeConfiguration(readAt, files, told);
  }

  /** Its files without their contents. */
  public List<FileFact> facts() {
    return files.stream().map(ConfigurationFile::fact).toList();
  }

  /** The file at that path, if it is one of them. */
  public Optional<ConfigurationFile> file(String path) {
    return files.stream().filter(file -> file.path().equals(path)).findFirst();
  }

  /** Whether a host's files are these, as far as their digests, modes and owners tell. */
  public boolean isOf(List<FileFact> seen) {
    return Set.copyOf(seen)
        .equals(files.stream().map(ConfigurationFile::fact).collect(Collectors.toSet()));
  }
}
