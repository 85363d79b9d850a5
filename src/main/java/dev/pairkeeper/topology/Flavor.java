package dev.pairkeeper.topology;

/** Whose server it is. */
public enum Flavor {
  MYSQL,
  MARIADB
}
