package dev.pairkeeper.lab;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * Tests on real hosts of what has not been seen to pass there yet, and so is not offered unless it
 * is asked for. They are run where {@code PAIRKEEPER_TEST_PREVIEW=true}; elsewhere they are
 * reported as skipped.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@EnabledIfEnvironmentVariable(
    named = "PAIRKEEPER_TEST_PREVIEW",
    matches = "true",
    disabledReason = "a preview: run with PAIRKEEPER_TEST_PREVIEW=true")
public @interface Preview {}
