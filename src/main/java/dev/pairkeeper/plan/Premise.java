package dev.pairkeeper.plan;

/** A fact that a plan leans on, such as {@code VIP owner} and {@code db1}. */
public record Premise(String what, String is) {}
