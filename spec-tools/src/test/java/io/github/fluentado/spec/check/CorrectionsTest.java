// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.spec.check.Fixture.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorrectionsTest {
  private static final String FILE = "spec/corrections/keeper.yaml";
  private static final String CHANGE =
      """
      definitions:
        zoo/zoo.json:
          Keeper: {properties: {id: {type: string, format: uri}}}
      """;
  private static final String CHANGE_OF_A_FARM =
      """
      reason: seen
      source: a test
      definitions:
        farm/farm.json:
          Cow: {properties: {id: {type: string}}}
      """;
  private static final String LINE_7_1 =
      "zoo/7.1/zoo.json: Keeper.id: type: published string/uuid, ours string/uri";
  private static final String LINE_7_2 =
      "zoo/7.2/zoo.json: Keeper.id: type: published string/uuid, ours string/uri";

  @TempDir private Path folder;
  private Fixture fixture;

  @BeforeEach
  void describeTheKeeperOtherwise() {
    fixture = Fixture.in(folder).change(Fixture.COMMON, "format: uuid", "format: uri");
  }

  @Test
  void aDifferenceWithoutACorrectionIsReported() {
    assertThat(fixture.check().lines()).contains(LINE_7_1, LINE_7_2);
  }

  @Test
  void aCorrectionExplainsADifference() {
    Outcome outcome = fixture.write(FILE, "reason: seen\nsource: a test\n" + CHANGE).check();

    assertThat(outcome.lines()).containsExactly("operations: 7 of 7 published covered, 0 differ");
    assertThat(outcome.passed()).isTrue();
  }

  @Test
  void aCorrectionOfOneVersionLeavesTheOtherUnexplained() {
    String versions = "versions: ['7.1']\n";
    Outcome outcome =
        fixture.write(FILE, "reason: seen\nsource: a test\n" + versions + CHANGE).check();

    assertThat(outcome.lines()).contains(LINE_7_2).doesNotContain(LINE_7_1);
  }

  @Test
  void aCorrectionOfAnotherPropertyExplainsNothing() {
    String other = CHANGE.replace("id:", "salary:");
    Outcome outcome = fixture.write(FILE, "reason: seen\nsource: a test\n" + other).check();

    assertThat(outcome.lines()).contains(LINE_7_1);
    assertThat(outcome.passed()).isFalse();
  }

  @Test
  void aCorrectionWithoutReasonIsAFaultAndExplainsNothing() {
    Outcome outcome = fixture.write(FILE, "reason: ' '\nsource: a test\n" + CHANGE).check();

    assertThat(outcome.lines())
        .contains("corrections/keeper.yaml: correction without reason", LINE_7_1);
    assertThat(outcome.passed()).isFalse();
  }

  @Test
  void aCorrectionWithoutSourceIsAFault() {
    Outcome outcome = fixture.write(FILE, "reason: seen\n" + CHANGE).check();

    assertThat(outcome.lines()).contains("corrections/keeper.yaml: correction without source");
  }

  @Test
  void aCorrectionOfWhatIsNotPublishedIsAFault() {
    String stale = CHANGE.replace("Keeper", "Warden");
    Outcome outcome = fixture.write(FILE, "reason: seen\nsource: a test\n" + stale).check();

    assertThat(outcome.lines())
        .contains("corrections/keeper.yaml: corrects what is not published: zoo/zoo.json Warden");
  }

  @Test
  void aCorrectionForAnyFileIsJudgedOnlyWhereNoFileIsLacking() {
    String any = "reason: seen\nsource: a test\nenums:\n  '*': {Weather: {add: [rain]}}\n";
    String line = "corrections/keeper.yaml: corrects what is not published: * Weather";

    assertThat(fixture.write(FILE, any).check().lines()).contains(line);
    fixture.write("spec/corrections/farm.yaml", CHANGE_OF_A_FARM);
    assertThat(fixture.check().lines()).doesNotContain(line);
  }

  @Test
  void aDescriptionThatDoesNotFollowACorrectionIsReported() {
    String other = CHANGE.replace("format: uri", "format: date-time");
    Outcome outcome = fixture.write(FILE, "reason: seen\nsource: a test\n" + other).check();

    assertThat(outcome.lines())
        .contains("zoo/7.1/zoo.json: Keeper.id: type: published string/date-time, ours string/uri");
    assertThat(outcome.passed()).isFalse();
  }

  @Test
  void correctionsReachOperationsEnumsAndSubtypes() {
    String correction =
        """
        reason: seen
        source: a test
        operations:
          zoo/zoo.json:
            Zoo Animals_List:
              parameters:
                ids: {x-ado-separator: '|'}
                kind: null
              responses: {'200': {schema: {x-replace: {type: string}}}}
        enums:
          '*':
            AnimalKind: {add: [yeti], flags: true}
        definitions:
          zoo/zoo.json:
            Animal: {x-ado-subtypes: {property: kind, values: {bear: Keeper}}}
        """;
    Outcome outcome = fixture.write("spec/corrections/all.yaml", correction).check();

    assertThat(outcome.lines())
        .contains(
            "zoo/7.1/zoo.json: Zoo Animals_List.ids: separator: published |, ours ,",
            "zoo/7.1/zoo.json: Zoo Animals_List.kind: parameter: published none, ours in query",
            "zoo/7.1/zoo.json: Zoo Animals_List: wrapper: published nothing, ours list",
            "zoo/7.1/zoo.json: AnimalKind: enum values: published [yeti], ours none",
            "zoo/7.1/zoo.json: AnimalKind: flags: published true, ours false",
            "zoo/7.1/zoo.json: Animal: subtype: published Keeper, ours none",
            "zoo/7.1/zoo.json: Animal: discriminator: published kind, ours nothing",
            "zoo/7.1/zoo.json: Animal: subtype of bear: published Keeper, ours nothing");
  }

  @Test
  void aSectionThatNobodyKnowsIsAFault() {
    String unknown = "reason: seen\nsource: a test\nwishes:\n  zoo/zoo.json: {}\n";

    assertThat(fixture.write(FILE, unknown).check().lines())
        .contains("corrections/keeper.yaml: unknown section wishes");
  }
}
