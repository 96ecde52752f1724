// SPDX-License-Identifier: MIT
package io.github.fluentado.surface;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.client.audit.AuditActionInfo;
import io.github.fluentado.client.audit.DecoratedAuditLogEntry;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rows CLI-01 and AUD: whether there is access, and the audit log. */
class OrganizationRowsTest extends SurfaceTest {
  OrganizationRowsTest(Site site) {
    super(site);
  }

  @Test
  @Row(id = "CLI-01", call = "ado.verifyAccess()")
  void whoeverMayListProjectsHasAccess() {
    assertThat(row(ado.verifyAccess())).isTrue();
    assertThat(only().verb()).isEqualTo("GET");
    assertThat(only().host()).isEqualTo(site.host("dev.azure.com"));
    assertThat(only().path()).isEqualTo(site.root() + "/_apis/projects");
    assertThat(only().query("api-version")).matches(site.version("7.1"));
  }

  @Test
  @Row(id = "AUD-01", call = "ado.audit().actions()")
  void kindsOfEntriesAreListed() {
    List<AuditActionInfo> actions = row(ado.audit().actions().areaName("Git"));
    assertThat(actions).isNotEmpty().allMatch(action -> "Git".equals(action.area()));
    assertThat(only().host()).isEqualTo(site.host("auditservice.dev.azure.com"));
    assertThat(only().path()).isEqualTo(site.root() + "/_apis/audit/actions");
    assertThat(only().query("areaName")).isEqualTo("Git");
    assertThat(only().query("api-version")).matches(site.version("7.1-preview.1"));
  }

  @Test
  @Row(id = "AUD-02", call = "ado.audit().log()")
  void logIsReadToItsEnd() {
    for (int i = 0; isThere() && i < 3; i++) {
      mode.all(ado.audit().log().skipAggregation(true));
    }
    OffsetDateTime start = OffsetDateTime.parse("2020-03-04T03:04:05.5-08:00");
    List<DecoratedAuditLogEntry> entries =
        row(ado.audit().log().startTime(start).skipAggregation(true).batchSize(2));
    assertThat(entries).hasSizeGreaterThanOrEqualTo(3).doesNotHaveDuplicates();
    assertThat(left().get(0).host()).isEqualTo(site.host("auditservice.dev.azure.com"));
    assertThat(left().get(0).path()).isEqualTo(site.root() + "/_apis/audit/auditlog");
    assertThat(OffsetDateTime.parse(left().get(0).query("startTime")).toInstant())
        .isEqualTo(start.toInstant());
    assertThat(left().get(0).query("skipAggregation")).isEqualTo("true");
    assertThat(left().get(0).asks("continuationToken")).isFalse();
    assertThat(left().size()).isGreaterThan(1);
    assertThat(left().get(1).asks("continuationToken")).isTrue();
  }
}
