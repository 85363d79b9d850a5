package dev.pairkeeper.plan;

import dev.pairkeeper.keepalived.conf.ConfigurationEdit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Something that a vrrp_instance does not say yet and is to say.
 *
 * @param mustAgree whether both nodes have to say the same for VRRP to work between them
 * @param byHand what is to stand in the file, as whoever edits it by hand is told
 * @param edit changes it where it stands; null when no rule tells how without harm to the rest
 */
record Wish(
    String keyword, boolean mustAgree, String byHand, @Nullable Consumer<ConfigurationEdit> edit) {}
