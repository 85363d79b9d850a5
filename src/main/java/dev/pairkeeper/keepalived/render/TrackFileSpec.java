package dev.pairkeeper.keepalived.render;

/**
 * A file whose number keepalived watches (inotify): -254 written into it puts the instance into
 * FAULT at once, 0 lets it back.
 *
 * @param path in full
 * @param weight what the number is multiplied with before it is added to the priority
 */
public record TrackFileSpec(String name, String path, int weight) {

  public TrackFileSpec {
    ConfText.require("track file's name", name);
    ConfText.require("track file's path", path);
    if (!path.startsWith("/")) {
      throw ConfText.refused("track file's path", "does not begin with '/'");
    }
    Check.number("track file's weight", weight, -254, 254);
  }
}
