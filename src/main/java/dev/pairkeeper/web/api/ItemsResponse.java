package dev.pairkeeper.web.api;

import java.util.List;

/** A list that may get fields beside it later. */
record ItemsResponse<T>(List<T> items) {}
