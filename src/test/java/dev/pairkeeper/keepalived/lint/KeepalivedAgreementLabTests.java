package dev.pairkeeper.keepalived.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.lab.Lab;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Has keepalived itself judge every configuration of {@link KeepalivedCorpus}: each release has to
 * agree with {@link LoadVerdict}, but for what differences.txt explains.
 */
class KeepalivedAgreementLabTests {

  private static final String PREPARE =
      """
      mkdir -p /corpus && cd /corpus && rm -rf ./*
      for name in check plain open; do
        printf '#!/bin/sh\\nexit 0\\n' >"/usr/local/sbin/corpus_$name"
      done
      chmod 755 /usr/local/sbin/corpus_check
      chmod 644 /usr/local/sbin/corpus_plain
      chmod 777 /usr/local/sbin/corpus_open
      mkdir parts
      """;
  private static final String JUDGE =
      """
      for file in *.conf; do
        timeout 20 keepalived -t -f "/corpus/$file" >/dev/null 2>&1
        echo "${file%.conf} $?"
      done
      rm -rf /corpus /usr/local/sbin/corpus_*
      """;

  @ParameterizedTest
  @CsvSource({"2.2.7, MARIADB1011", "2.3.4, MYSQL97"})
  void keepalivedAgreesWithOurVerdicts(String release, Lab.Flavor flavor) throws IOException {
    Lab lab = Lab.of(flavor);
    assertThat(lab.exec("db1", "keepalived --version 2>&1")).contains("Keepalived v" + release);

    SortedMap<String, Integer> codes = codes(lab);

    assertThat(codes.keySet()).containsExactlyElementsOf(KeepalivedCorpus.names());
    assertThat(KeepalivedCorpus.disagreements(release, codes))
        .isEqualTo(
            KeepalivedCorpus.differences().stream()
                .filter(difference -> difference.endsWith(" " + release))
                .collect(Collectors.toSet()));
    assertThat(codes).isEqualTo(KeepalivedCorpus.measured(release));
  }

  private static SortedMap<String, Integer> codes(Lab lab) throws IOException {
    String script = PREPARE + files() + JUDGE;
    SortedMap<String, Integer> codes = new TreeMap<>();
    lab.exec("db1", "echo " + packed(script) + " | base64 -d | gunzip | sh 2>/dev/null")
        .lines()
        .map(line -> line.split(" ", -1))
        .forEach(words -> codes.put(words[0], Integer.valueOf(words[1])));
    return codes;
  }

  /** Shell commands that write the files of the corpus. */
  private static String files() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(KeepalivedCorpus.HOME)) {
      files = all.filter(Files::isRegularFile).toList();
    }
    StringBuilder script = new StringBuilder();
    for (Path file : files) {
      script.append(
          "echo '%s' | base64 -d >'%s'%n"
              .formatted(
                  Base64.getEncoder().encodeToString(Files.readAllBytes(file)),
                  KeepalivedCorpus.HOME.relativize(file)));
    }
    return script.toString();
  }

  private static String packed(String script) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(script.getBytes(StandardCharsets.UTF_8));
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }
}
