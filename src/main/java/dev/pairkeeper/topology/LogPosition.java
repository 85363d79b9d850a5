package dev.pairkeeper.topology;

/**
 * A place in a server's binary log.
 *
 * @param file its name, such as {@code binlog.000042}
 * @param offset bytes from the file's beginning
 */
public record LogPosition(String file, long offset) {}
