package dev.pairkeeper.web.api;

import java.util.List;

/**
 * A page of a longer list.
 *
 * @param total how many there are on all pages
 * @param page counted from 0
 * @param size the most items on a page
 */
record PageResponse<T>(List<T> items, int total, int page, int size) {

  static <T> PageResponse<T> of(List<T> all, int page, int size) {
    List<T> items = all.stream().skip((long) page * size).limit(size).toList();
    return new PageResponse<>(items, all.size(), page, size);
  }
}
