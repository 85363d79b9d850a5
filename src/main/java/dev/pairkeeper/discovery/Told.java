package dev.pairkeeper.discovery;

import java.util.function.Function;

/**
 * A value and where it stands.
 *
 * @param place such as {@code /etc/keepalived/keepalived.conf line 14}, without the node's name
 */
record Told<T>(T value, String place) {

  <R> Told<R> as(Function<? super T, ? extends R> reading) {
    return new Told<>(reading.apply(value), place);
  }
}
