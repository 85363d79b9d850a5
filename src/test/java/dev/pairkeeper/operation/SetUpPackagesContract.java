package dev.pairkeeper.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pairkeeper.lab.Lab;
import dev.pairkeeper.operation.PackageArchives.Upload;
import dev.pairkeeper.plan.OperationRequest.SetUp;
import dev.pairkeeper.plan.Refused.Reason;
import java.io.ByteArrayInputStream;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Set-up of hosts that have a server and no keepalived. */
abstract class SetUpPackagesContract extends SetUpLab {

  private static final List<String> HOSTS = List.of("db1", "db2");

  @Autowired private PackageArchives packages;

  SetUpPackagesContract(Lab lab) {
    super(lab);
  }

  @BeforeEach
  void takeAwayPackages() {
    HOSTS.forEach(host -> PackageRepository.takeAway(lab(), host));
    register(lab().pairSpec());
  }

  @Test
  void packagesComeFromTheHostsRepositoriesAndGoWhenItIsTakenBack() {
    assertThat(refused(new SetUp(null, false, false, null)))
        .extracting(Reason::code)
        .containsOnly("KEEPALIVED_MISSING");
    assertThat(refused(new SetUp(null, true, false, null)))
        .extracting(Reason::code)
        .containsOnly("PACKAGE_NOT_AVAILABLE");
    HOSTS.forEach(host -> PackageRepository.serve(lab(), host));

    isTakenBackAndThenDone(new SetUp(null, true, false, null));
  }

  @Test
  void packagesComeFromAnUploadWhereHostsHaveNoRepository() {
    byte[] archive = PackageRepository.archive(lab(), "db1");
    Upload.Kept kept = (Upload.Kept) packages.keep(new ByteArrayInputStream(archive));
    assertThat(kept.archive().files()).hasSizeGreaterThan(2);

    isTakenBackAndThenDone(new SetUp(null, false, false, kept.archive().sha256()));
  }

  private void isTakenBackAndThenDone(SetUp request) {
    List<String> before = listed();
    Operation cancelled = cancelled(planned(request));

    assertThat(cancelled.message())
        .as(OperatedLab.told(cancelled))
        .contains("What was done was taken back");
    assertThat(listed()).isEqualTo(before);
    assertThat(noted()).containsOnly("");

    setUp(request);

    isWell();
    assertThat(listed())
        .allSatisfy(packages ->
            assertThat(packages).contains("installed keepalived\n", "installed iputils-arping\n"));
    assertThat(noted()).containsOnly("");
  }

  private List<String> listed() {
    return HOSTS.stream().map(host -> PackageRepository.listed(lab(), host)).toList();
  }

  private List<String> noted() {
    return HOSTS.stream()
        .map(host -> lab().exec(host, "ls -d /var/lib/pairkeeper-packages* 2>/dev/null || true"))
        .toList();
  }
}
