package dev.pairkeeper.keepalived.lint;

import static dev.pairkeeper.keepalived.lint.LoadRow.row;

import java.util.List;

/** What strict mode does not let an instance have; from vrrp.c, vrrp_complete_instance. */
final class LoadStrictMode {

  static final List<LoadRow> ROWS =
      List.of(
          row(
              "state",
              LoadStrictMode::strictOwner,
              "Strict mode has MASTER for priority 255 alone."),
          row(
              "auth_type",
              of -> of.authentication().isPresent() && of.strict(),
              "Strict mode has no passwords."),
          row("unicast_peer", LoadStrictMode::strictUnicast, "Strict mode has no unicast."),
          row("preempt_delay", of -> of.delaysPreempt() && of.strict(), "Strict mode has none."),
          row("down_timer_adverts", LoadStrictMode::otherTimer, "Strict mode wants 3."),
          row("accept", LoadStrictMode::acceptsStrictly, "Strict mode of VRRP 2 accepts nothing."),
          row(
              "lower_prio_no_advert",
              of -> of.strict() && of.off("lower_prio_no_advert"),
              "Strict mode wants it on."),
          row(
              "garp_lower_prio_repeat",
              of -> positive(of, "garp_lower_prio_repeat"),
              "Strict mode wants 0."),
          row(
              "garp_lower_prio_delay",
              of -> positive(of, "garp_lower_prio_delay"),
              "Strict mode wants 0."),
          row(
              "higher_prio_send_advert",
              of -> of.strict() && of.on("higher_prio_send_advert"),
              "Strict mode wants it off."));

  private LoadStrictMode() {}

  private static boolean strictOwner(LoadedInstance instance) {
    return instance.strict() && instance.has("state") && instance.master() != instance.owner();
  }

  /**
   * Since 2.2.5 keepalived looks at strict mode before it knows of the peers, so it lets it pass.
   */
  private static boolean strictUnicast(LoadedInstance instance) {
    return instance.strict() && instance.hasPeers() && LoadInstances.isOld(instance);
  }

  private static boolean otherTimer(LoadedInstance instance) {
    return instance.strict()
        && instance.has("down_timer_adverts")
        && instance.number("down_timer_adverts") != 3;
  }

  private static boolean acceptsStrictly(LoadedInstance instance) {
    return instance.strict()
        && instance.has("accept")
        && !instance.owner()
        && instance.version() == 2;
  }

  private static boolean positive(LoadedInstance instance, String keyword) {
    return instance.strict() && instance.number(keyword) > 0;
  }
}
