package dev.pairkeeper.keepalived.render;

/**
 * A file whose number keepalived watches (inotify): -254 written into it puts the instance into
 * FAULT at once, 0 lets it back.
 *
 * @param path in full; keepalived can't watch a file that stands in the root folder itself
 * @param weight what the number is multiplied with before it is added to the priority
 */
public record TrackFileSpec(String name, String path, int weight) {

  public TrackFileSpec {
    ConfText.require("track file's name", name);
    ConfText.require("track file's path", path);
    if (!path.startsWith("/") || path.lastIndexOf('/') == 0) {
      throw ConfText.refused("track file's path", "is not a full path in a folder below the root");
    }
    Check.number("track file's weight", weight, -254, 254);
  }
}
