// SPDX-License-Identifier: MIT
package io.github.fluentado.governance;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import io.github.fluentado.FakeTransport;
import io.github.fluentado.Installation;
import io.github.fluentado.Mode;
import io.github.fluentado.client.governance.GovernanceWorkItemField;
import io.github.fluentado.client.governance.GovernanceWorkItemSettings;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.emulator.ServerYear;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GovernanceTest {
  @AutoClose private final Installation hosted = Installation.hosted();
  private final Governance.One repository = hosted.project.governance().repository(1);

  private GovernanceWorkItemSettings settings(Mode mode) {
    return Objects.requireNonNull(mode.run(repository.alertSettings()).workItemSettings());
  }

  @ParameterizedTest
  @EnumSource
  void whatIsNotSaidStaysAndFieldsAreClearedWhenSaid(Mode mode) {
    mode.run(
        repository.workItems().areaPath("web").extraFields(Map.of("System.Title", "An alert")));
    mode.run(repository.workItems().workItemType("Bug"));
    assertThat(settings(mode).workItemTemplateRows())
        .extracting(GovernanceWorkItemField::fieldId)
        .containsExactly("System.Title");
    assertThat(settings(mode).areaPath()).isEqualTo("web");
    mode.run(repository.workItems().extraFields(Map.of()));
    assertThat(settings(mode).workItemTemplateRows()).isEmpty();
    assertThat(settings(mode).workItemType()).isEqualTo("Bug");
    assertThat(settings(mode).securityAlertWorkItemCreationEnabled()).isNull();
  }

  @ParameterizedTest
  @EnumSource
  void changeOfNothingIsRefused(Mode mode) {
    var requests =
        hosted.requests(
            () ->
                assertThat(mode.failure(repository.workItems()).kind())
                    .isEqualTo(ErrorKind.INVALID));
    assertThat(requests).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void branchesWithSlashesHaveAlertsOfTheirOwn(Mode mode) {
    assertThat(mode.run(repository.branches())).hasSize(2);
    assertThat(mode.run(repository.alerts("feature/one"))).isEmpty();
    assertThat(mode.run(repository.alerts("main").includeDevelopmentDependencies(false)))
        .hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"3,CRITICAL", "\"low\",LOW", "\"High\",HIGH", "\"1\",MEDIUM"})
  void severitiesComeAsNumbersOrWords(String sent, AlertSeverity severity) {
    assertThat(AlertSeverity.of(JsonParser.parseString(sent))).contains(severity);
  }

  @ParameterizedTest
  @EnumSource
  void settingsThatAreNotUnderstoodAreToldAsSuch(Mode mode) {
    String odd = "{\"minimumAlertSeverity\":\"awful\"}";
    try (var client = new FakeTransport().answer(odd).answer(odd).client()) {
      Governance.One other = client.project("web").governance().repository("abc");
      assertThat(mode.failure(other.minimumSeverity()).kind()).isEqualTo(ErrorKind.UNDECODABLE);
      assertThat(mode.failure(other.showsBanner())).hasMessageContaining("showRepository");
    }
  }

  @ParameterizedTest
  @EnumSource
  void serverHasNoneOfIt(Mode mode) {
    try (Installation server = Installation.of(ServerYear.SERVER_2022_2)) {
      var failure = mode.failure(server.project.governance().repositories());
      assertThat(failure.kind()).isIn(ErrorKind.NOT_FOUND, ErrorKind.NOT_SUPPORTED);
    }
  }

  @Test
  void badInputIsRefusedBeforeAnythingIsSent() {
    Governance governance = hosted.project.governance();
    hosted.refuses("id", () -> governance.repository(0), () -> governance.repository(" "));
    hosted.refuses("policyId", () -> repository.removePolicy(""));
    hosted.refuses("branch", () -> repository.alerts(" "));
    hosted.refuses("values", () -> repository.workItems().extraFields(Map.of("", "x")));
    hosted.refuses("project", () -> Governance.of(hosted.ado.connection()));
  }
}
