// SPDX-License-Identifier: MIT
package io.github.fluentado.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CheckExamplesTest {
  private static final String GET =
      """
      {
        "parameters": {"organization": "zoo", "park": "north", "id": "7", "taskId": "x"},
        "responses": {"200": {"headers": {"eTag": "1"}, "body": {"id": 7, "name": "Ada", "age": 3.50}}},
        "x-ms-vss-request-url": "https://example.com/zoo/_apis/zoo/ANIMALS/7?asOf=2020-01-02&api-version=1.0"
      }
      """;

  @TempDir private Path folder;
  private Zoo zoo;

  @BeforeEach
  void makeFolder() {
    zoo = Zoo.in(folder);
  }

  private void fails(String what) {
    Zoo.Run run = zoo.check();
    assertThat(run.last()).isEqualTo("examples: 0 of 1 passed, 1 failed, 0 skipped");
    assertThat(run.lines().get(0)).startsWith("zoo/7.1/").contains(": Animals_").endsWith(what);
    assertThat(run.exit()).isEqualTo(1);
  }

  private void passes() {
    Zoo.Run run = zoo.check();
    assertThat(run.lines().subList(0, run.lines().size() - 2)).isEmpty();
    assertThat(run.last()).isEqualTo("examples: 1 of 1 passed, 0 failed, 0 skipped");
    assertThat(run.exit()).isZero();
  }

  @Test
  void exampleIsFoundInAnyCaseAndPassesWithUnknownPropertiesAndAnotherRoute() {
    zoo.example("animals/GET", GET);
    passes();
  }

  @Test
  void examplesThatAreNotThereAreToldAndAreNoFailure() {
    zoo.example("animals/get", GET);
    assertThat(zoo.check().lines())
        .contains("references to examples that are not in the folder: 5");
  }

  @Test
  void folderOfAVersionThatNobodyKnowsIsToldByNameAndTried() {
    zoo.knowing("7.1").example("animals/GET", GET);
    assertThat(zoo.check().lines()).noneMatch(line -> line.contains("no such version"));

    zoo.file("zoo/azure-devops-server-9.9/zoo-onprem.json", Zoo.published())
        .file("zoo/azure-devops-server-9.9/httpExamples/animals/GET.json", GET);
    Zoo.Run run = zoo.check();

    assertThat(run.lines())
        .contains(
            "azure-devops-server-9.9: the description knows no such version; it is tried all the"
                + " same");
    assertThat(run.last()).isEqualTo("examples: 2 of 2 passed, 0 failed, 0 skipped");
  }

  @Test
  void propertyThatIsLostFails() {
    zoo.example(
        "animals/get",
        """
        {
          "parameters": {"id": 7},
          "responses": {"200": {"body": {"id": 7, "keeper": {"name": "Bo", "shift": "late"}}}}
        }
        """);
    fails("answer written back: $.keeper.shift is lost, it was \"late\"");
  }

  @Test
  void propertyThatIsLostFromTheRequestFails() {
    zoo.example(
        "animals/create",
        """
        {
          "parameters": {"body": {"name": "Ada", "keeper": {"name": "Bo", "shift": "late"}}},
          "responses": {"201": {"body": {"id": 8, "name": "Ada"}}}
        }
        """);
    fails("body sent: $.keeper.shift is lost, it was \"late\"");
  }

  @Test
  void requestWithItsBodyPassesNullsIncluded() {
    zoo.example(
        "animals/create",
        """
        {
          "parameters": {"body": {"name": null, "legs": [4, 4.0]}},
          "responses": {"201": {"body": {"id": "8", "name": null}}}
        }
        """);
    passes();
  }

  @Test
  void otherValueInTheQueryFails() {
    zoo.example(
        "animals/get",
        """
        {
          "parameters": {"id": 7, "$TOP": "3"},
          "responses": {"200": {"body": {"id": 7}}}
        }
        """);
    fails("query $top is \"6\" instead of \"3\"");
  }

  @Test
  void otherValueInThePathFails() {
    zoo.example("animals/remove", "{\"parameters\": {\"id\": 7}, \"responses\": {\"204\": {}}}");
    fails("path is /_apis/zoo/animals/8 instead of /_apis/zoo/animals/7");
  }

  @Test
  void publishedParameterThatTheClientLacksFails() {
    zoo.example(
        "animals/get",
        """
        {
          "parameters": {"id": 7, "shoeSize": "43"},
          "responses": {"200": {"body": {"id": 7}}}
        }
        """);
    fails("takes no value for query shoeSize");
  }

  @Test
  void parameterOfAnotherVersionIsToldAndNoFailure() throws IOException {
    String published =
        Files.readString(folder.resolve("specification/zoo/7.1/zoo.json")).replace("7.1", "7.2");
    zoo.file("zoo/7.2/zoo.json", published)
        .file(
            "zoo/7.2/httpExamples/animals/get.json",
            """
            {
              "parameters": {"id": 7, "shoeSize": "43"},
              "responses": {"200": {"body": {"id": 7}}}
            }
            """);
    passes();
    assertThat(zoo.check("--verbose").lines())
        .contains("overlooked: parameter of another version: 1");
  }

  @Test
  void headerIsSentUnderItsNameOnTheWire() {
    zoo.example(
        "animals/get",
        """
        {
          "parameters": {"id": 7, "version": "\\"1\\""},
          "responses": {"200": {"body": {"id": 7}}}
        }
        """);
    passes();
  }

  @Test
  void answerOfAnotherTypeFails() {
    zoo.example(
        "animals/get", "{\"parameters\": {\"id\": 7}, \"responses\": {\"200\": {\"body\": [7]}}}");
    assertThat(zoo.check().lines().get(0)).contains("answer is not read", "expected an object");
  }

  @Test
  void itemThatIsLostFails() {
    zoo.example(
        "animals/list",
        """
        {
          "parameters": {"organization": "zoo"},
          "responses": {"200": {
            "headers": {"x-MS-ContinuationToken": "after 2"},
            "body": {"count": 3, "value": [{"id": 1}, null, {"id": 2, "shy": true}]}
          }}
        }
        """);
    // A page leaves the null out, so this is found as a loss.
    fails("answer written back: $[1] is {\"id\":2,\"shy\":true} instead of null");
  }

  @Test
  void answerThatIsKeptWithoutBeingUnderstoodFails() {
    zoo.example(
        "animals/get",
        """
        {"parameters": {"id": 7}, "responses": {"200": {"body": {"animal": {"id": 7}, "ok": true}}}}
        """);
    fails("no property of the answer at $ is described");
    zoo.example("animals/get", "{")
        .example(
            "animals/list", "{\"responses\": {\"200\": {\"body\": [{\"id\": 1}, {\"no\": 2}]}}}");
    assertThat(zoo.check().lines().get(1))
        .endsWith("no property of the answer at $[1] is described");
  }

  @Test
  void listComesOutOfItsWrapperWithItsToken() {
    zoo.example(
        "animals/list",
        """
        {
          "parameters": {"organization": "zoo"},
          "responses": {"200": {
            "headers": {"x-MS-ContinuationToken": "after 2"},
            "body": {"count": 2, "value": [{"id": 1}, {"id": 2, "shy": true}]}
          }}
        }
        """);
    passes();
  }

  @Test
  void failureOfTheServicePassesWhenItsKindIsRight() {
    zoo.example(
        "animals/get",
        """
        {
          "parameters": {"id": 7},
          "responses": {"404": {"body": {"message": "There is no such animal.", "typeKey": "NoAnimal"}}}
        }
        """);
    passes();
  }

  @Test
  void fileThatWasNotRecordedIsReplacedByAStandIn() {
    zoo.example("animals/picture", "{\"parameters\": {\"id\": 7}, \"responses\": {\"200\": {}}}");
    passes();
  }

  @Test
  void valueThatIsNotRecordedIsReplacedByAStandInWhichIsTold() {
    zoo.example("animals/get", "{\"responses\": {\"200\": {\"body\": {\"id\": 7}}}}");
    passes();
    assertThat(zoo.check("--verbose").lines())
        .contains("overlooked: stand-in for a value that is not recorded: 1");
  }

  @Test
  void tokenOfTheNextPageMustNotBeLost() {
    zoo.example(
        "animals/get",
        """
        {
          "parameters": {"id": 7},
          "responses": {"200": {"headers": {"x-ms-continuationtoken": "2"}, "body": {"id": 7}}}
        }
        """);
    fails("answer has a token of a next page, but there are no pages");
  }

  @Test
  void exampleFiledUnderTheWrongOperationIsReplayedForTheRightOne() {
    zoo.example(
        "animals/list",
        """
        {
          "parameters": {"organization": "zoo"},
          "responses": {"200": {"body": {"id": 7}}},
          "x-ms-vss-request-url": "https://example.com/zoo/_apis/zoo/animals/7"
        }
        """);
    passes();
    assertThat(zoo.check("--verbose").lines())
        .contains("overlooked: filed under another operation: 1");
  }

  @Test
  void tolerancesAreToldByKind() {
    zoo.example("animals/get", GET);
    assertThat(zoo.check("--verbose").lines())
        .contains("overlooked: UNKNOWN_PROPERTY: 1")
        .contains("overlooked: parameter that is not published: 1")
        .contains("1\tUNKNOWN_PROPERTY\tzoo_Animals_get\t$.age it is not described");
  }

  @Test
  void operationThatTheDescriptionLacksIsSkippedAndTold() {
    zoo.example("keepers/list", "{\"responses\": {\"200\": {\"body\": {}}}}");
    Zoo.Run run = zoo.check();
    assertThat(run.lines().get(0))
        .isEqualTo(
            "zoo/7.1/httpExamples/keepers/list.json: Keepers_List: skipped, the description does not"
                + " have this operation");
    assertThat(run.last()).isEqualTo("examples: 0 of 1 passed, 0 failed, 1 skipped");
  }

  @Test
  void brokenExampleFails() {
    zoo.example("animals/get", "{\"parameters\": {\"id\": 7}, \"responses\": {");
    Zoo.Run run = zoo.check();
    assertThat(run.lines().get(0))
        .startsWith("zoo/7.1/httpExamples/animals/get.json: Animals_Get: is no JSON");
    assertThat(run.exit()).isEqualTo(1);
  }

  @Test
  void exampleWithoutAnswerFails() {
    zoo.example("animals/get", "{\"parameters\": {\"id\": 7}}");
    fails("has no recorded response");
  }

  @Test
  void exampleKnownAsBrokenIsSkippedWithItsReason() {
    zoo.example("animals/get", "{\"parameters\": {\"id\": 7}}");
    zoo.broken("zoo/*/httpExamples/Animals/Get.json\tlost its answer");
    Zoo.Run run = zoo.check();
    assertThat(run.lines().get(0))
        .endsWith("Animals_Get: skipped, the file is broken: lost its answer");
    assertThat(run.last()).isEqualTo("examples: 0 of 1 passed, 0 failed, 1 skipped");
    assertThat(run.exit()).isZero();
  }

  @Test
  void exampleKnownAsBrokenCountsOnceItPasses() {
    zoo.example("animals/get", GET);
    zoo.broken("zoo/*/httpExamples/animals/get.json\tlost its answer");
    passes();
  }

  @Test
  void brokenPublishedFileFailsAndTheOthersAreChecked() {
    zoo.example("animals/get", GET).file("aviary/7.1/aviary.json", "{\"paths\": ");
    Zoo.Run run = zoo.check();
    assertThat(run.lines().get(0)).startsWith("aviary/7.1/aviary.json: is no JSON");
    assertThat(run.last()).isEqualTo("examples: 1 of 2 passed, 1 failed, 0 skipped");
    assertThat(run.exit()).isEqualTo(1);
  }

  @Test
  void filtersChooseAreaFileOrOperation() {
    zoo.example("animals/get", GET).example("animals/remove", "{}");
    assertThat(zoo.check("ZOO").last()).startsWith("examples: 1 of 2");
    assertThat(zoo.check("animals_get").last()).startsWith("examples: 1 of 1");
    assertThat(zoo.check("animals/REMOVE.json").last()).startsWith("examples: 0 of 1");
    assertThat(zoo.check("aquarium").last()).startsWith("examples: 0 of 0");
  }

  @Test
  void folderThatIsMissingOrEmptyFails() throws IOException {
    Path missing = folder.resolve("nowhere");
    Zoo.Run run = Zoo.run(List.of(missing.toString()), BrokenExamples.of(""));
    assertThat(run.lines().get(0)).endsWith("nowhere: has no folder \"specification\"");
    assertThat(run.exit()).isEqualTo(1);

    Files.createDirectories(missing.resolve("specification/zoo"));
    Zoo.Run empty = Zoo.run(List.of(missing.toString()), BrokenExamples.of(""));
    assertThat(empty.lines().get(0)).contains("has no file specification/<area>/<version>/*.json");
    assertThat(empty.exit()).isEqualTo(1);
  }

  @Test
  void wrongUseIsTold() {
    assertThat(Zoo.run(List.of(), BrokenExamples.of("")).lines().get(0)).startsWith("usage:");
    assertThat(zoo.check("--loud").exit()).isEqualTo(2);
  }
}
