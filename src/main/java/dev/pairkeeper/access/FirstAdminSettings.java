package dev.pairkeeper.access;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the first user.
 *
 * @param password of the user {@code admin} that the first start makes, as in the environment's
 *     {@code PAIRKEEPER_ADMIN_PASSWORD}; null or blank to have one generated
 */
@ConfigurationProperties("pairkeeper.admin")
record FirstAdminSettings(@Nullable String password) {

  @Override
  public String toString() {
    return "FirstAdminSettings[password=••••]";
  }
}
