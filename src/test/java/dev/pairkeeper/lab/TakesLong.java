package dev.pairkeeper.lab;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * Tests that would make each build too long. They are run where {@code PAIRKEEPER_TEST_LONG=true};
 * elsewhere they are reported as skipped.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@EnabledIfEnvironmentVariable(
    named = "PAIRKEEPER_TEST_LONG",
    matches = "true",
    disabledReason = "takes long: run with PAIRKEEPER_TEST_LONG=true")
public @interface TakesLong {}
