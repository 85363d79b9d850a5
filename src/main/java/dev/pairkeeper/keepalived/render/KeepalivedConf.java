package dev.pairkeeper.keepalived.render;

import static dev.pairkeeper.keepalived.render.Check.seconds;
import static dev.pairkeeper.keepalived.render.ConfText.command;
import static dev.pairkeeper.keepalived.render.ConfText.word;

import dev.pairkeeper.topology.Secret;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes keepalived.conf. Same input, same text. */
public final class KeepalivedConf {

  private final ConfWriter out = new ConfWriter();
  private final KeepalivedSpec spec;

  private KeepalivedConf(KeepalivedSpec spec) {
    this.spec = spec;
  }

  /**
   * The text of the file, with the VRRP password in it.
   *
   * @param pair the pair's name, and
   * @param node the node's, for the comment at the top
   * @throws IllegalArgumentException when one of these names can't stand in a comment
   */
  public static String render(KeepalivedSpec spec, String pair, String node) {
    ConfText.require("pair's name", pair);
    ConfText.require("node's name", node);
    return new KeepalivedConf(spec).text(pair, node);
  }

  private String text(String pair, String node) {
    out.comment("Written by Pairkeeper for node '" + node + "' of pair '" + pair + "'")
        .comment("A change by hand is reported as drift; change the pair in Pairkeeper instead");
    globals();
    spec.scripts().forEach(this::script);
    spec.files().forEach(this::trackFile);
    instance();
    return out.text();
  }

  private void globals() {
    GlobalSpec globals = spec.globals();
    GarpSpec garp = globals.garp();
    out.gap()
        .comment("This host, the account of its scripts, and how often it announces the VIP")
        .block(
            "global_defs",
            () ->
                out.line("router_id", word(globals.routerId()))
                    .line("script_user", word(globals.scriptUser()))
                    .line("enable_script_security")
                    .line("vrrp_version", number(globals.vrrpVersion()))
                    .lineIf(globals.checksReloads(), "reload_check_config")
                    .lineIf(
                        !globals.startupDelay().isZero(),
                        "vrrp_startup_delay",
                        seconds(globals.startupDelay()))
                    .line("vrrp_garp_master_refresh", seconds(garp.masterRefresh()))
                    .line("vrrp_garp_master_refresh_repeat", number(garp.masterRefreshRepeat()))
                    .line("vrrp_garp_lower_prio_delay", seconds(garp.lowerPriorityDelay()))
                    .line("vrrp_garp_lower_prio_repeat", number(garp.lowerPriorityRepeat())));
  }

  private void script(CheckScriptSpec script) {
    out.gap()
        .comment(
            script.weight() == 0
                ? "While this fails the node is in FAULT and leaves the VIP to its peer"
                : "While this fails or succeeds the node's priority is another")
        .block(
            "vrrp_script " + word(script.name()),
            () ->
                out.line("script", command(script.command()))
                    .line("interval", seconds(script.interval()))
                    .line("timeout", seconds(script.timeout()))
                    .line("fall", number(script.fall()))
                    .line("rise", number(script.rise()))
                    .lineIf(script.failsAtFirst(), "init_fail")
                    .line("weight", number(script.weight())));
  }

  private void trackFile(TrackFileSpec file) {
    out.gap()
        .comment("-254 written into this file hands the VIP over at once; 0 lets the node back")
        .block(
            "track_file " + word(file.name()),
            () -> out.line("file", word(file.path())).line("weight", number(file.weight())));
  }

  private void instance() {
    InstanceSpec instance = spec.instance();
    out.gap()
        .comment(
            instance.nopreempt()
                ? "The VIP stays where it is until its holder fails"
                : "The VIP goes to the node of the higher priority whenever that is well")
        .block(
            "vrrp_instance " + word(instance.name()),
            () -> {
              out.line("state", instance.initialState().name())
                  .lineIf(instance.nopreempt(), "nopreempt")
                  .line("interface", word(instance.networkInterface()))
                  .line("virtual_router_id", number(instance.virtualRouterId()))
                  .line("priority", number(instance.priority().value()))
                  .line("advert_int", seconds(instance.advertInterval()));
              unicast(instance.unicast());
              authentication(instance.password());
              vips(instance.vips());
              names("track_script", instance.trackScripts());
              names("track_file", instance.trackFiles());
              instance
                  .notifications()
                  .commands()
                  .forEach((change, words) -> out.line(change.keyword(), command(words)));
            });
  }

  private void unicast(@Nullable UnicastSpec unicast) {
    if (unicast != null) {
      out.line("unicast_src_ip", unicast.source().getHostAddress())
          .block(
              "unicast_peer",
              () -> unicast.peers().forEach(peer -> out.line(peer.getHostAddress())))
          .lineIf(unicast.faultWithoutPeers(), "unicast_fault_no_peer");
    }
  }

  private void authentication(@Nullable Secret password) {
    if (password != null) {
      out.block(
          "authentication",
          () -> out.line("auth_type", "PASS").line("auth_pass", word(password.reveal())));
    }
  }

  private void vips(List<VipSpec> vips) {
    out.block(
        "virtual_ipaddress",
        () -> vips.forEach(vip -> out.line(vip.address().toString(), "dev", word(vip.device()))));
  }

  private void names(String keyword, List<String> names) {
    if (!names.isEmpty()) {
      out.block(keyword, () -> names.forEach(name -> out.line(word(name))));
    }
  }

  private static String number(int value) {
    return Integer.toString(value);
  }
}
