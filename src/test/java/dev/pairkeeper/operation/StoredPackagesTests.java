package dev.pairkeeper.operation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pairkeeper.operation.PackageArchives.Upload;
import dev.pairkeeper.plan.PackageArchive;
import dev.pairkeeper.plan.PackageArchive.PackageFile;
import dev.pairkeeper.topology.Sha256;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** Archives that the tar of this machine makes, and some that it would not. */
@NullUnmarked
class StoredPackagesTests {

  private static final String DEB = "!<arch>\ndebian-binary";
  private static final byte[] RPM = {(byte) 0xed, (byte) 0xab, (byte) 0xee, (byte) 0xdb, 3, 0};

  @TempDir Path home;
  private Path files;
  private StoredPackages packages;

  @BeforeEach
  void start() throws IOException {
    files = Files.createDirectory(home.resolve("files"));
    packages = store();
  }

  private StoredPackages store() {
    return new StoredPackages(
        new PackageSettings(home.resolve("panel/packages"), DataSize.ofKilobytes(64)));
  }

  @Test
  void archiveIsKeptForThePanelsUserAloneAndFoundByItsDigest() throws Exception {
    Files.writeString(files.resolve("keepalived_2.3.4_amd64.deb"), DEB);
    Files.write(files.resolve("keepalived-2.2.8-1.el9.x86_64.rpm"), RPM);
    byte[] tar = tar("-cz", ".");

    PackageArchive archive = kept(tar);

    assertThat(archive.sha256()).isEqualTo(Sha256.of(tar));
    assertThat(archive.files())
        .containsExactly(
            new PackageFile("keepalived-2.2.8-1.el9.x86_64.rpm", RPM.length, Sha256.of(RPM)),
            new PackageFile("keepalived_2.3.4_amd64.deb", DEB.length(), Sha256.of(DEB)));
    assertThat(store().find(archive.sha256())).hasValue(archive);
    assertThat(store().all()).containsExactly(archive);
    Path file = home.resolve("panel/packages").resolve(archive.sha256());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
        .isEqualTo("rwx------");
  }

  @Test
  void everyFormOfTarIsRead() throws Exception {
    String longName = "keepalived_" + "x".repeat(150) + ".deb";
    Path deep = Files.createDirectories(files.resolve("a/" + "b".repeat(90)));
    Files.writeString(deep.resolve(longName), DEB);

    for (String format : List.of("gnu", "pax")) {
      assertThat(kept(tar("--format=" + format, "-c", ".")).files())
          .extracting(PackageFile::name)
          .containsExactly(longName);
    }
    Files.move(deep.resolve(longName), deep.resolve("short.deb"));
    assertThat(kept(tar("--format=ustar", "-c", ".")).files())
        .extracting(PackageFile::name)
        .containsExactly("short.deb");
  }

  @Test
  void onePackageNeedsNoArchive() {
    assertThat(kept(DEB.getBytes(UTF_8)).files())
        .extracting(PackageFile::name)
        .containsExactly("package.deb");
    assertThat(kept(RPM).files()).extracting(PackageFile::name).containsExactly("package.rpm");
  }

  @Test
  void whateverIsNoPackageIsRefusedWithItsName() throws Exception {
    Files.writeString(files.resolve("README"), "Hello.");
    unfit(tar("-c", "README"), "has README, which is not named as a .deb or .rpm is.");

    Files.writeString(files.resolve("false.deb"), "No package at all.");
    unfit(tar("-c", "false.deb"), "has false.deb, which is no package by its content.");

    Files.createSymbolicLink(files.resolve("link.deb"), Path.of("/etc/shadow"));
    unfit(tar("-c", "link.deb"), "has link.deb, which is not a regular file.");

    Files.writeString(files.resolve("good.deb"), DEB);
    Path good = files.resolve("good.deb").toAbsolutePath();
    unfit(tar("-c", "-P", good.toString()), "has %s, an absolute path.".formatted(good));
    unfit(tar("-c", "-P", "../files/good.deb"), "has ../files/good.deb, which leads upwards.");
    unfit(tar("-c", "good.deb", "./good.deb"), null);
    unfit(
        tar("-c", "-T", "/dev/null"),
        "must be a tar archive, plain or by gzip, or a .deb or .rpm; no package is in it.");
    unfit(tar("-c", "--transform=s/good/a b;c/", "good.deb"), null);
  }

  @Test
  void brokenAndForeignFilesAreRefused() throws Exception {
    Files.writeString(files.resolve("good.deb"), DEB);
    byte[] tar = tar("-c", "good.deb");
    byte[] gzip = tar("-cz", "good.deb");

    unfit(Arrays.copyOf(tar, 520), null);
    unfit(Arrays.copyOf(gzip, 40), null);
    unfit("PK\3\4 a zip archive".repeat(60).getBytes(UTF_8), null);
    unfit(new byte[0], null);
    tar[3] ^= 1;
    unfit(tar, null);
    assertThat(home.resolve("panel/packages")).isEmptyDirectory();
  }

  @Test
  void tooMuchIsRefusedAlsoWhenItIsSmallOnItsWay() throws Exception {
    unfit(new byte[65 * 1024], "is larger than 0 MiB, the most the panel takes.");

    Files.writeString(files.resolve("large.deb"), DEB + "\0".repeat(70_000));
    unfit(tar("-cz", "large.deb"), "has packages of more than 65536 bytes together.");
  }

  @Test
  void uploadsGoAfterAWeek() throws Exception {
    PackageArchive archive = kept(RPM);
    Path file = home.resolve("panel/packages").resolve(archive.sha256());
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofDays(8))));

    kept(DEB.getBytes(UTF_8));

    assertThat(packages.find(archive.sha256())).isEmpty();
    assertThatThrownBy(() -> packages.each(archive.sha256(), archive.files(), (one, content) -> {}))
        .isInstanceOf(StepFailedException.class)
        .hasMessageContaining("upload them again");
  }

  @Test
  void stepsGetTheContentOfWhatTheyAskFor() throws Exception {
    Files.writeString(files.resolve("a.deb"), DEB + "a");
    Files.writeString(files.resolve("b.deb"), DEB + "b");
    PackageArchive archive = kept(tar("-cz", "."));
    Map<String, String> read = new HashMap<>();

    packages.each(
        archive.sha256(),
        List.of(archive.files().getLast()),
        (file, content) -> read.put(file.name(), new String(content, UTF_8)));

    assertThat(read).containsExactly(Map.entry("b.deb", DEB + "b"));
  }

  @Test
  void nameThatIsNoDigestFindsNothing() {
    assertThat(packages.find("../secret.key")).isEmpty();
    assertThat(packages.find("ab".repeat(32))).isEmpty();
    assertThat(packages.all()).isEmpty();
  }

  private PackageArchive kept(byte[] upload) {
    return ((Upload.Kept) packages.keep(new ByteArrayInputStream(upload))).archive();
  }

  private void unfit(byte[] upload, String message) {
    Upload result = packages.keep(new ByteArrayInputStream(upload));
    assertThat(result).isInstanceOf(Upload.Unfit.class);
    assertThat(((Upload.Unfit) result).violations())
        .singleElement()
        .satisfies(violation -> {
          assertThat(violation.field()).isEqualTo("archive");
          if (message != null) {
            assertThat(violation.message()).isEqualTo(message);
          }
        });
  }

  private byte[] tar(String... arguments) throws IOException, InterruptedException {
    var words = new ArrayList<>(List.of("tar", "-C", files.toString()));
    words.addAll(List.of(arguments));
    Process tar = new ProcessBuilder(words).start();
    ByteArrayOutputStream archive = new ByteArrayOutputStream();
    tar.getInputStream().transferTo(archive);
    assertThat(tar.waitFor()).isZero();
    return archive.toByteArray();
  }
}
