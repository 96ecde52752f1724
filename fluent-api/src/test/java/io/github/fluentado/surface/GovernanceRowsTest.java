// SPDX-License-Identifier: MIT
package io.github.fluentado.surface;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.fluentado.client.governance.GovernanceAlertSettings;
import io.github.fluentado.client.governance.GovernedRepository;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.governance.AlertSeverity;
import io.github.fluentado.governance.Governance;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Rows GOV: component governance. */
class GovernanceRowsTest extends SurfaceTest {
  private static final String SETTINGS = "/1/AlertSettings";

  private final Governance governance = project.governance();
  private final Governance.One repository = governance.repository(1);

  GovernanceRowsTest(Site site) {
    super(site);
  }

  private void isAs(Wire.Sent sent, String verb, String rest, String version) {
    assertThat(sent.verb()).isEqualTo(verb);
    assertThat(sent.host()).isEqualTo(site.host("contoso.governance.visualstudio.com"));
    assertThat(sent.path())
        .isEqualTo("/" + project.name() + "/_apis/ComponentGovernance/GovernedRepositories" + rest);
    if (version.isEmpty()) {
      assertThat(sent.asks("api-version")).isFalse();
    } else {
      assertThat(sent.query("api-version")).matches(site.version(version));
    }
  }

  /** The body of the second request, which saves what the first has read. */
  private JsonObject saved() {
    assertThat(left()).hasSize(2);
    isAs(left().get(0), "GET", SETTINGS, "5.0-preview.2");
    isAs(left().get(1), "PUT", SETTINGS, "5.0-preview.2");
    return JsonParser.parseString(Objects.requireNonNull(left().get(1).body())).getAsJsonObject();
  }

  @Test
  @Row(id = "GOV-01", call = "project.governance().repositories()")
  void governedRepositoriesAreListed() {
    assertThat(row(governance.repositories()))
        .extracting(GovernedRepository::name)
        .containsExactly(project.name());
    isAs(only(), "GET", "", "6.1-preview.1");
  }

  @Test
  @Row(id = "GOV-02", call = "project.governance().repository(1).get()")
  void governedRepositoryIsRead() {
    assertThat(row(repository.get()).name()).isEqualTo(project.name());
    isAs(only(), "GET", "/1", "6.1-preview.1");
  }

  @Test
  @Row(id = "GOV-03", call = "project.governance().repository(1).delete()")
  void governanceOfARepositoryEnds() {
    row(repository.delete());
    isAs(only(), "DELETE", "/1", "6.1-preview.1");
    assertThat(mode.failure(repository.get()).kind()).isEqualTo(ErrorKind.NOT_FOUND);
  }

  @Test
  @Row(id = "GOV-04", call = "project.governance().repository(1).removePolicy(\"2\")")
  void policyIsRemoved() {
    row(repository.removePolicy("2"));
    isAs(only(), "DELETE", "/1/policyreferences/2", "5.1-preview.1");
    assertThat(mode.failure(repository.removePolicy("2")).kind()).isEqualTo(ErrorKind.NOT_FOUND);
  }

  @Test
  @Row(id = "GOV-05", call = "project.governance().repository(1).alertSettings()")
  void settingsAreRead() {
    assertThat(row(repository.alertSettings()).unknown())
        .containsOnlyKeys("notificationRecipients");
    isAs(only(), "GET", SETTINGS, "5.0-preview.2");
  }

  @Test
  @Row(id = "GOV-06", call = "project.governance().repository(1).showsBanner()")
  void whetherABannerIsShownIsTold() {
    assertThat(row(repository.showsBanner())).isTrue();
    isAs(only(), "GET", SETTINGS, "5.0-preview.2");
  }

  @Test
  @Row(id = "GOV-07", call = "project.governance().repository(1).showBanner(false)")
  void bannerIsTakenAwayAndAllElseIsKept() {
    GovernanceAlertSettings before =
        isThere() ? mode.run(repository.alertSettings()) : new GovernanceAlertSettings();
    row(repository.showBanner(false));
    JsonObject expected = before.json().deepCopy();
    expected.addProperty("showRepositoryWarningBanner", false);
    assertThat(saved()).isEqualTo(expected);
    assertThat(mode.run(repository.showsBanner())).isFalse();
  }

  @Test
  @Row(id = "GOV-08", call = "project.governance().repository(1).minimumSeverity()")
  void leastSeverityIsRead() {
    assertThat(row(repository.minimumSeverity())).isEqualTo(AlertSeverity.MEDIUM);
    isAs(only(), "GET", SETTINGS, "5.0-preview.2");
  }

  @Test
  @Row(
      id = "GOV-09",
      call = "project.governance().repository(1).minimumSeverity(AlertSeverity.CRITICAL)")
  void leastSeverityIsSetByItsNumber() {
    row(repository.minimumSeverity(AlertSeverity.CRITICAL));
    assertThat(saved().get("minimumAlertSeverity")).hasToString("3");
    assertThat(mode.run(repository.minimumSeverity())).isEqualTo(AlertSeverity.CRITICAL);
  }

  @Test
  @Row(
      id = "GOV-10",
      call = "project.governance().repository(1).workItems().areaPath(…).extraFields(Map.of())")
  void workItemSettingsAreMadeWhereThereAreNone() {
    if (isThere()) {
      mode.run(repository.workItems().extraFields(Map.of("System.Tags", "old")));
    }
    row(
        repository
            .workItems()
            .forSecurityAlerts(true)
            .forLegalAlerts(false)
            .areaPath("web\\safe")
            .workItemType("Bug")
            .extraFields(Map.of("System.Title", "An alert")));
    assertThat(saved().get("workItemSettings"))
        .isEqualTo(
            JsonParser.parseString(
                """
                {"workItemTemplateRows": [{"fieldId": "System.Title", "value": "An alert"}],
                 "securityAlertWorkItemCreationEnabled": true,
                 "legalAlertWorkItemCreationEnabled": false,
                 "areaPath": "web\\\\safe", "workItemType": "Bug"}
                """));
  }

  @Test
  @Row(id = "GOV-11", call = "project.governance().repository(1).branches().isTracked(true)")
  void trackedBranchesAreListed() {
    assertThat(row(repository.branches().isTracked(true))).hasSize(1);
    isAs(only(), "GET", "/1/Branches", "");
    assertThat(only().query("top")).isEqualTo("99999");
    assertThat(only().query("isTracked")).isEqualTo("true");
  }

  @Test
  @Row(id = "GOV-12", call = "project.governance().repository(1).alerts(\"main\")")
  void alertsOfABranchAreListed() {
    assertThat(
            row(
                repository
                    .alerts("main")
                    .includeHistory(false)
                    .includeDevelopmentDependencies(true)))
        .hasSize(2);
    isAs(only(), "GET", "/1/Branches/main/Alerts", "");
    assertThat(only().query("includeHistory")).isEqualTo("false");
    assertThat(only().query("includeDevelopmentDependencies")).isEqualTo("true");
  }
}
