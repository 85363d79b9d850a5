package dev.pairkeeper.plan;

import org.jspecify.annotations.Nullable;

/**
 * An AppArmor profile that a host has loaded for one of the pair's daemons.
 *
 * @param program mysqld, mariadbd or keepalived
 * @param enforced whether it is more than told of: what it does not allow is denied
 * @param file where it stands; null when that could not be told
 * @param rules with what they include (apparmor_parser(8), {@code --preprocess}); null when they
 *     could not be read
 */
public record AppArmorProfile(
    String program, boolean enforced, @Nullable String file, @Nullable String rules) {

  static final String KEEPALIVED = "keepalived";
}
