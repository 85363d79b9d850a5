package dev.pairkeeper.keepalived.conf;

import java.util.List;
import java.util.Optional;

/**
 * A line of {@code virtual_ipaddress}.
 *
 * @param address as it stands, without its prefix
 * @param prefix its length; empty when none is given, which makes keepalived take 32 or 128, or
 *     when it is not a number
 * @param device the interface behind {@code dev}
 */
public record AddressDeclaration(
    String address, Optional<Integer> prefix, Optional<String> device, Statement statement) {

  static AddressDeclaration of(Statement line) {
    List<String> words = line.words().stream().map(Word::text).toList();
    String[] parts = (words.isEmpty() ? "" : words.getFirst()).split("/", 2);
    int device = words.indexOf("dev");
    return new AddressDeclaration(
        parts[0],
        parts.length < 2 ? Optional.empty() : Numbers.integer(parts[1]),
        device < 0 || device + 1 >= words.size()
            ? Optional.empty()
            : Optional.of(words.get(device + 1)),
        line);
  }
}
