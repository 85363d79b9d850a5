package dev.pairkeeper.lab;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * Tests of MySQL 5.6, whose server comes by npm. They are run where {@code
 * PAIRKEEPER_TEST_MYSQL56=true}; elsewhere they are reported as skipped.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@EnabledIfEnvironmentVariable(
    named = "PAIRKEEPER_TEST_MYSQL56",
    matches = "true",
    disabledReason = "MySQL 5.6 is tested where PAIRKEEPER_TEST_MYSQL56=true; it needs npm")
public @interface NeedsMysql56 {}
