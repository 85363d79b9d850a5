package dev.pairkeeper.web.page;

import dev.pairkeeper.topology.VipPlacement;

/** Says where a VIP is. */
public final class Ownership {

  private Ownership() {}

  /** In a few words, such as 'db1', 'both nodes' or 'not known'. */
  public static Text text(VipPlacement placement) {
    return switch (placement) {
      case VipPlacement.OnOne(var node) -> Text.of("owner.one", node.name());
      case VipPlacement.AtLeastOn(var node) -> Text.of("owner.atLeast", node.name());
      case VipPlacement.OnBoth() -> Text.of("owner.both");
      case VipPlacement.OnTheWay(var node) -> Text.of("owner.onTheWay", node.name());
      case VipPlacement.OnNone() -> Text.of("owner.none");
      case VipPlacement.Unknown() -> Text.of("owner.unknown");
    };
  }
}
