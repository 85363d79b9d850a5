package dev.pairkeeper.registry;

import dev.pairkeeper.topology.Secret;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the registry lives and what unlocks its secrets.
 *
 * @param home the panel's own files: the H2 database and the key file
 * @param secretKey what the key of the stored secrets is derived from, null to use the key file
 * @param previousSecretKey what it was derived from until now, given once to change it
 */
@ConfigurationProperties("pairkeeper")
record RegistrySettings(
    Path home,
    @Nullable Secret secretKey,
    @Nullable Secret previousSecretKey,
    @DefaultValue Database registry) {

  /**
   * The registry's database.
   *
   * @param url {@code jdbc:mysql:} or {@code jdbc:mariadb:}, null for the H2 file in the home
   * @param connections how many connections are kept at most, 2 or more
   */
  record Database(
      @Nullable String url,
      @Nullable String user,
      @Nullable Secret password,
      @DefaultValue("8") int connections) {}
}
