package dev.pairkeeper.web.configuration;

import dev.pairkeeper.topology.FileFact;
import org.jspecify.annotations.Nullable;

/**
 * A file of a node, secrets masked.
 *
 * @param fact as the newest look saw it; null when it is gone
 * @param actual its content; null when it is not known, or gone
 * @param wantedFact as it is wanted; null when it is not
 * @param wanted its wanted content; null when it is not known, or not wanted
 * @param untold a sentence that says why a content is not known; null when none is missing
 * @param diff from wanted to actual, unified; empty when there is none; null when nothing is wanted
 *     for the node yet
 */
public record FileView(
    String path,
    @Nullable FileFact fact,
    @Nullable String actual,
    @Nullable FileFact wantedFact,
    @Nullable String wanted,
    @Nullable String untold,
    @Nullable String diff) {}
