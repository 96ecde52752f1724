// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.build;

import static io.github.fluentado.emulator.build.BuildWire.BUILDS;
import static io.github.fluentado.emulator.build.BuildWire.V;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.Wire;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("jdk")
class LeasesTest {
  private static final String LEASES = "/web/_apis/build/retention/leases";

  @AutoClose private final BuildWire builds = new BuildWire();
  private final Wire wire = builds.wire;

  private static String lease(String owner, int run, int days) {
    return "{\"daysValid\":%d,\"definitionId\":1,\"ownerId\":\"%s\",\"runId\":%d}"
        .formatted(days, owner, run);
  }

  private int add(String owner, int days) {
    Wire.Answer made = wire.post(LEASES + V, "[" + lease(owner, builds.seeded(), days) + "]");
    assertThat(made.status()).as(made.text()).isEqualTo(200);
    return made.list().get(0).getAsJsonObject().get("leaseId").getAsInt();
  }

  private List<String> owners(String query) {
    return wire.get(LEASES + V + query).strings("value", "ownerId");
  }

  @Test
  void aLeaseKeepsItsBuildUntilItsTimeIsOver() {
    add("Release 1", 2);
    assertThat(builds.build(builds.seeded()).get("retainedByRelease").getAsBoolean()).isTrue();
    String build = BUILDS + "/" + builds.seeded() + V;
    assertThat(wire.delete(build).typeKey()).isEqualTo("CannotDeleteRetainedBuildException");
    builds.pass(2 * 24 * 3600);
    assertThat(wire.get(BUILDS + "/" + builds.seeded() + "/leases" + V).list()).isEmpty();
    assertThat(wire.delete(build).status()).isEqualTo(204);
  }

  @Test
  void leasesAreFoundByOwnerRunAndDefinition() {
    int second = builds.done("{}");
    add("Release 1", 2);
    add("User:abc", 3);
    wire.post(LEASES + V, "[" + lease("Release 1", second, 1) + "]");
    assertThat(owners("&ownerId=Release%201")).hasSize(2);
    assertThat(owners("&ownerId=Release%201&runId=" + second)).hasSize(1);
    assertThat(owners("&userOwnerId=abc")).containsExactly("User:abc");
    assertThat(owners("&definitionId=7")).isEmpty();
    String minimal = "%7B%22ownerId%22%3A%22User%3Aabc%22%2C%22definitionId%22%3A1%7D";
    assertThat(owners("&leasesToFetch=" + minimal + "%7C" + minimal)).containsExactly("User:abc");
    assertThat(wire.get(BUILDS + "/" + second + "/leases" + V).list()).hasSize(1);
  }

  @Test
  void leasesAreProlongedAndDeleted() {
    int id = add("Release 1", 2);
    int other = add("Release 2", 2);
    JsonObject changed =
        wire.patchJson(LEASES + "/" + id + V, "{\"daysValid\":10,\"protectPipeline\":true}").json();
    assertThat(changed.get("validUntil").getAsString()).isEqualTo("2026-03-14T12:00:00Z");
    assertThat(changed.get("protectPipeline").getAsBoolean()).isTrue();
    Wire.Answer half = wire.delete(LEASES + V + "&ids=" + id + ",99");
    assertThat(half.status()).isEqualTo(404);
    assertThat(wire.get(LEASES + "/" + id + V).json()).isEqualTo(changed);
    assertThat(wire.delete(LEASES + V + "&ids=" + id + "," + other).status()).isEqualTo(204);
    assertThat(wire.get(LEASES + "/" + id + V).status()).isEqualTo(404);
    assertThat(wire.delete(BUILDS + "/" + builds.seeded() + V).status()).isEqualTo(204);
  }

  @Test
  void badLeasesAreRefusedTogether() {
    for (String bad :
        List.of(
            "{}",
            lease("", 1, 2),
            lease("x", 1, 0),
            lease("x", 99, 2),
            "{\"daysValid\":1,\"definitionId\":9,\"ownerId\":\"x\",\"runId\":1}")) {
      Wire.Answer answer =
          wire.post(LEASES + V, "[" + lease("good", builds.seeded(), 2) + "," + bad + "]");
      assertThat(answer.status()).as(bad).isBetween(400, 404);
    }
    assertThat(owners("")).isEmpty();
    assertThat(wire.delete(LEASES + V).status()).isEqualTo(400);
  }
}
