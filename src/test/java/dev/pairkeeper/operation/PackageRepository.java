package dev.pairkeeper.operation;

import dev.pairkeeper.lab.Lab;
import java.util.Base64;

/**
 * Takes keepalived and arping, and what only they need, from hosts of a lab, and keeps them there
 * as packages made again of their files: the hosts need no network.
 */
final class PackageRepository {

  static final String FOLDER = "/srv/packages";

  private static final String TAKE_AWAY =
      """
      set -eu
      mkdir -p %1$s && cd %1$s
      repack() {
        root=$(mktemp -d)
        dpkg -L "$1" | while IFS= read -r file; do
          if [ -d "$file" ] && { [ ! -L "$file" ] || [ "$(dirname "$file")" = / ]; }; then
            mkdir -p "$root$file"
          elif [ -e "$file" ] || [ -L "$file" ]; then
            mkdir -p "$root$(dirname "$file")" && cp -a "$file" "$root$file"
          fi
        done
        mkdir -p "$root/DEBIAN"
        dpkg-query -s "$1" |
          sed -e '/^Status:/d' -e '/^Conffiles:/,/^[A-Z]/{/^Conffiles:/d;/^ /d}' >"$root/DEBIAN/control"
        for part in preinst postinst prerm postrm conffiles triggers; do
          for file in /var/lib/dpkg/info/"$1".$part /var/lib/dpkg/info/"$1":*.$part; do
            if [ -f "$file" ]; then cp "$file" "$root/DEBIAN/$part"; fi
          done
        done
        chmod 0755 "$root"
        dpkg-deb -Zgzip --root-owner-group --build "$root" . >/dev/null
        rm -rf "$root"
      }
      for package in $(apt-get -s --autoremove purge keepalived iputils-arping |
        sed -n 's/^\\(Purg\\|Remv\\) \\([^ ]*\\).*/\\2/p'); do repack "$package"; done
      for file in *.deb; do
        dpkg-deb -f "$file"
        printf 'Filename: ./%%s\\nSize: %%s\\nSHA256: %%s\\n\\n' "$file" "$(stat -c %%s "$file")" \\
          "$(sha256sum "$file" | cut -d ' ' -f 1)"
      done >Packages
      DEBIAN_FRONTEND=noninteractive apt-get -y --autoremove purge keepalived iputils-arping >/dev/null
      rm -f /etc/apt/sources.list /etc/apt/sources.list.d/*
      """
          .formatted(FOLDER);

  private static final String SERVE =
      """
      echo 'deb [trusted=yes] file:%s ./' >/etc/apt/sources.list
      apt-get update >/dev/null 2>&1
      """
          .formatted(FOLDER);

  private PackageRepository() {}

  /** The host lacks the packages from now on, and has no repository. */
  static void takeAway(Lab lab, String host) {
    lab.exec(host, TAKE_AWAY);
  }

  /** The host's only repository is the folder with the packages. */
  static void serve(Lab lab, String host) {
    lab.exec(host, SERVE);
  }

  /** All of them as one tar archive by gzip. */
  static byte[] archive(Lab lab, String host) {
    String text = lab.exec(host, "cd %s && tar -cz *.deb | base64".formatted(FOLDER));
    return Base64.getMimeDecoder().decode(text);
  }

  /** Each package of the host with its state, and what is left of keepalived. */
  static String listed(Lab lab, String host) {
    return lab.exec(
        host,
        "dpkg-query -W -f '${db:Status-Status} ${Package}\\n'; ls -d /etc/keepalived || true");
  }
}
