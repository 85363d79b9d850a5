package dev.pairkeeper.web.api;

import java.util.List;

/** Something about each node of a pair, in the order of their registration. */
record NodesResponse<T>(List<T> nodes) {}
