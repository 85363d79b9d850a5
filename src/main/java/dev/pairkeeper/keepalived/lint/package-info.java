/**
 * Says what is wrong with the keepalived.conf of a pair. One table of rules; each row knows its
 * code, severity, condition, sentence and cure, and nothing else does.
 *
 * <p>Sources of the rules: keepalived.conf(5), keepalived's own reader and the faults that DBAs
 * meet with hand-made pairs.
 *
 * <h2>What keepalived -t says</h2>
 *
 * {@link dev.pairkeeper.keepalived.lint.LoadVerdict} foretells it. Measured with 2.2.7 and 2.3.4:
 *
 * <ul>
 *   <li>It ends with 0 only when there is nothing at all to report; warnings, deprecated keywords
 *       and values that keepalived puts right by itself count like faults and make it 5
 *       (lib/parser.c, report_config_error). At run time most of them are only logged.
 *   <li>2 for a line that lacks a value that keepalived needs. A start or reload ends there, too.
 *   <li>6 when scripts run without {@code enable_script_security}, and when {@code includem} or
 *       {@code includew} finds no file.
 *   <li>139, a crash, for an open quote in a command and a {@code bfd_instance} without a name.
 *   <li>Unknown keywords, interfaces and tracked names make it 5. So does a check script that is
 *       not there or that others than root may write, and a script without {@code script_user}
 *       where the host has no user {@code keepalived_script}.
 *   <li>It does not mind a script that is not executable or that nothing tracks, a notify script
 *       that is not there, a second {@code vrrp_script} of the same name, a value that is not in
 *       the host's networks, and a list of values whose opening brace is missing (it is the closing
 *       one that is then one too many).
 *   <li>Releases differ: 2.2.7 knows no decimal {@code interval} (2.3.2), takes {@code vrrp_strict
 *       off} for on (2.3.0), and lets addresses and peers stand twice (2.3.3). Since 2.2.5 {@code
 *       vrrp_strict} no longer objects to unicast peers.
 * </ul>
 */
@NamedInterface("lint")
@NullMarked
package dev.pairkeeper.keepalived.lint;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
