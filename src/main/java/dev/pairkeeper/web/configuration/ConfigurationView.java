package dev.pairkeeper.web.configuration;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The files of a node, actual and wanted, with every secret in them masked.
 *
 * @param files null when the host did not answer
 * @param diff of all files from wanted to actual, unified, empty where they are the same; null when
 *     nothing is wanted yet or the host did not answer
 * @param driftSince when a difference was first seen, null when there is none
 * @param wantedSince when the wanted files became the wanted ones; null when nothing is wanted yet
 * @param wantedBy the user who accepted them; null when the panel adopted them
 * @param findings what stands against the actual files
 * @param findingsCame of these, what does not stand against the wanted files
 * @param findingsGone what stands against the wanted files only
 */
public record ConfigurationView(
    String node,
    @Nullable List<FileView> files,
    @Nullable String diff,
    @Nullable Instant driftSince,
    @Nullable Instant wantedSince,
    @Nullable String wantedBy,
    List<FindingView> findings,
    List<FindingView> findingsCame,
    List<FindingView> findingsGone) {}
