package dev.pairkeeper.analysis;

import java.util.List;

/** What a snapshot of a pair means: one word, what is wrong, and who could take over. */
public record Assessment(Health health, List<Problem> problems, List<Eligibility> eligibility) {}
