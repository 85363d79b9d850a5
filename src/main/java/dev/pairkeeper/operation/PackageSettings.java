package dev.pairkeeper.operation;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Uploaded packages.
 *
 * @param folder where they are kept, for the panel's user alone
 * @param maxSize that an upload may have, and that the packages in it may have together
 */
@ConfigurationProperties("pairkeeper.packages")
record PackageSettings(Path folder, @DefaultValue("64MB") DataSize maxSize) {}
