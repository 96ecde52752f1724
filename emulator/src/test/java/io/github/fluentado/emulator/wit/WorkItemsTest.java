// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import static io.github.fluentado.emulator.Wire.add;
import static io.github.fluentado.emulator.Wire.operation;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.TestClock;
import io.github.fluentado.emulator.Wire;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class WorkItemsTest {
  private final TestClock clock = new TestClock();
  @AutoClose private final Emulator emulator = Emulator.builder().clock(clock).start();
  private final Wire wire = Wire.of(emulator);

  @Test
  void aNewItemStartsAsItsTypeSays() {
    Wire.Answer answer = wire.create("User Story", add("System.Title", "Pay"));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.id()).isEqualTo(1);
    assertThat(answer.rev()).isEqualTo(1);
    assertThat(answer.field("System.WorkItemType")).isEqualTo("User Story");
    assertThat(answer.field("System.State")).isEqualTo("New");
    assertThat(answer.field("System.Reason")).isEqualTo("New");
    assertThat(answer.field("System.AreaPath")).isEqualTo("web");
    assertThat(answer.field("System.IterationPath")).isEqualTo("web");
    assertThat(answer.field("System.CreatedDate")).isEqualTo("2026-03-04T12:00:00Z");
    assertThat(answer.field("Microsoft.VSTS.Common.Priority")).isEqualTo("2");
    assertThat(answer.field("Microsoft.VSTS.Common.ValueArea")).isEqualTo("Business");
    JsonObject creator = answer.fields().getAsJsonObject("System.CreatedBy");
    assertThat(creator.get("displayName").getAsString()).isEqualTo("Ada Admin");
    assertThat(creator.get("uniqueName").getAsString()).isEqualTo("ada@contoso.example");
    assertThat(answer.fields().has("System.Description")).isFalse();
    assertThat(answer.json().getAsJsonObject("_links").has("workItemUpdates")).isTrue();
    assertThat(answer.json().get("url").getAsString()).endsWith("/_apis/wit/workItems/1");
  }

  @Test
  void expandDecidesWhatIsShown() {
    wire.task("one");
    wire.task("two");
    wire.update(1, Wire.link("System.LinkTypes.Related", wire.itemUrl(2)));
    String path = "/_apis/wit/workitems/1?$expand=";
    assertThat(wire.get(path + "none").json().has("relations")).isFalse();
    assertThat(wire.get(path + "none").fields().has("System.AreaId")).isFalse();
    assertThat(wire.get(path + "relations").json().has("relations")).isTrue();
    assertThat(wire.get(path + "fields").fields().has("System.AreaId")).isTrue();
    assertThat(wire.get(path + "fields").json().has("relations")).isFalse();
    Wire.Answer all = wire.get(path + "all");
    assertThat(all.json().has("relations")).isTrue();
    assertThat(all.fields().get("System.Watermark").getAsInt()).isPositive();
    assertThat(all.field("System.RevisedDate")).isEqualTo("9999-01-01T00:00:00Z");
    assertThat(wire.get(path + "everything").status()).isEqualTo(400);
  }

  @Test
  void fieldsLimitTheAnswerAndMustBeKnown() {
    wire.task("one");
    Wire.Answer answer =
        wire.get("/_apis/wit/workitems/1?fields=system.title,System.Id,System.Description");
    assertThat(answer.fields().keySet()).containsExactlyInAnyOrder("System.Title", "System.Id");
    Wire.Answer unknown = wire.get("/_apis/wit/workitems/1?fields=Custom.Nothing");
    assertThat(unknown.status()).isEqualTo(400);
    assertThat(unknown.typeKey()).isEqualTo("WorkItemTrackingFieldDefinitionNotFoundException");
    assertThat(unknown.message()).startsWith("TF51535:");
    assertThat(wire.get("/_apis/wit/workitems/1?fields=System.Id&$expand=all").typeKey())
        .isEqualTo("ConflictingParametersException");
  }

  @Test
  void aMissingItemIsNotFound() {
    Wire.Answer answer = wire.item(4711);
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.typeKey()).isEqualTo("WorkItemUnauthorizedAccessException");
    assertThat(answer.message()).startsWith("TF401232:").contains("4711");
    assertThat(answer.json().get("eventId").getAsInt()).isEqualTo(3200);
    assertThat(wire.get("/web/_apis/wit/workitems/abc").status()).isEqualTo(404);
  }

  @Test
  void anItemOfAnotherProjectIsNotSeenThroughThisOne() {
    wire.task("one");
    String other = "/Gr%C3%B6%C3%9Fe%20%26%20Ma%C3%9F";
    assertThat(wire.get(other + "/_apis/wit/workitems/1").status()).isEqualTo(404);
    assertThat(wire.get("/web/_apis/wit/workitems/1").status()).isEqualTo(200);
  }

  @Test
  void asOfShowsTheRevisionOfThatTime() {
    wire.task("first");
    clock.advance(Duration.ofMinutes(10));
    wire.update(1, add("System.Title", "second"));
    String path = "/_apis/wit/workitems/1?asOf=";
    Wire.Answer then = wire.get(path + "2026-03-04T12:05:00Z");
    assertThat(then.field("System.Title")).isEqualTo("first");
    assertThat(then.json().get("url").getAsString()).endsWith("/revisions/1");
    assertThat(wire.get(path + "2026-03-04T13:00:00%2B00:00").field("System.Title"))
        .isEqualTo("second");
    assertThat(wire.get(path + "2026-03-04").status()).isEqualTo(404);
    assertThat(wire.get(path + "yesterday").status()).isEqualTo(400);
  }

  @Test
  void manyAreReadInTheOrderOfTheirIds() {
    IntStream.range(0, 3).forEach(i -> wire.task("t" + i));
    Wire.Answer answer = wire.get("/_apis/wit/workitems?ids=3,1,3&fields=System.Title");
    assertThat(answer.ids("value")).containsExactly(3, 1, 3);
    assertThat(answer.json().get("count").getAsInt()).isEqualTo(3);
    assertThat(answer.list().get(0).getAsJsonObject().has("_links")).isFalse();
    Wire.Answer batch =
        wire.post(
            "/_apis/wit/workitemsbatch?api-version=7.1",
            "{\"ids\":[2,1],\"$expand\":\"links\",\"fields\":[\"System.Title\"]}");
    assertThat(batch.ids("value")).containsExactly(2, 1);
    assertThat(batch.list().get(0).getAsJsonObject().has("_links")).isTrue();
  }

  @Test
  void aMissingOneFailsAllUnlessErrorsAreOmitted() {
    wire.task("one");
    assertThat(wire.get("/_apis/wit/workitems?ids=1,9").status()).isEqualTo(404);
    List<JsonElement> omitted =
        wire.get("/_apis/wit/workitems?ids=9,1&errorPolicy=Omit").list().asList();
    assertThat(omitted.get(0).isJsonNull()).isTrue();
    assertThat(omitted.get(1).getAsJsonObject().get("id").getAsInt()).isEqualTo(1);
    String body = "{\"ids\":[9],\"errorPolicy\":\"omit\"}";
    assertThat(
            wire.post("/_apis/wit/workitemsbatch?api-version=7.1", body).list().get(0).isJsonNull())
        .isTrue();
    assertThat(wire.get("/_apis/wit/workitems?ids=1&errorPolicy=ignore").status()).isEqualTo(400);
  }

  @Test
  void twoHundredIdsAreTheMost() {
    wire.task("one");
    String ids = IntStream.range(0, 200).mapToObj(i -> "1").collect(Collectors.joining(","));
    assertThat(wire.get("/_apis/wit/workitems?ids=" + ids).list()).hasSize(200);
    for (Wire.Answer answer :
        List.of(
            wire.get("/_apis/wit/workitems?ids=1," + ids),
            wire.post("/_apis/wit/workitemsbatch?api-version=7.1", "{\"ids\":[1," + ids + "]}"))) {
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.typeKey()).isEqualTo("WorkItemPageSizeExceededException");
      assertThat(answer.message()).startsWith("VS403474:");
    }
    assertThat(wire.get("/_apis/wit/workitems").status()).isEqualTo(400);
    assertThat(wire.get("/_apis/wit/workitems?ids=one").status()).isEqualTo(400);
    assertThat(
            wire.post("/_apis/wit/workitemsbatch?api-version=7.1", "{\"ids\":[\"one\"]}").status())
        .isEqualTo(400);
  }

  @Test
  void requiredTitleAndItsLengthAreChecked() {
    Wire.Answer none = wire.create("Task");
    assertThat(none.status()).isEqualTo(400);
    assertThat(none.typeKey()).isEqualTo("RuleValidationException");
    assertThat(none.message()).startsWith("TF401320:").contains("Title");
    assertThat(
            none.json()
                .getAsJsonObject("customProperties")
                .getAsJsonArray("RuleValidationErrors")
                .get(0)
                .getAsJsonObject()
                .get("fieldReferenceName")
                .getAsString())
        .isEqualTo("System.Title");
    assertThat(wire.task("x".repeat(255)).status()).isEqualTo(200);
    assertThat(wire.task("x".repeat(256)).message()).startsWith("TF401326:");
    assertThat(wire.update(1, operation("remove", "/fields/System.Title", "null")).status())
        .isEqualTo(400);
    assertThat(wire.item(2).status()).isEqualTo(404);
  }

  @Test
  void aRefusalNamesEachFieldAndTheRuleThatItBreaks() {
    Wire.Answer answer =
        wire.create(
            "Task",
            add("System.State", "Sleeping"),
            operation("add", "/fields/Microsoft.VSTS.Common.Priority", "9"));
    assertThat(answer.status()).isEqualTo(400);
    java.util.List<com.google.gson.JsonElement> errors =
        answer
            .json()
            .getAsJsonObject("customProperties")
            .getAsJsonArray("RuleValidationErrors")
            .asList();
    assertThat(errors)
        .extracting(
            error -> error.getAsJsonObject().get("fieldReferenceName").getAsString(),
            error -> error.getAsJsonObject().get("fieldStatusFlags").getAsString(),
            error -> error.getAsJsonObject().get("fieldStatusCode").getAsInt())
        .contains(
            org.assertj.core.groups.Tuple.tuple("System.Title", "required, invalidEmpty", 524289),
            org.assertj.core.groups.Tuple.tuple(
                "System.State",
                "required, hasValues, limitedToValues, invalidListValue",
                4194304 + 13));
    assertThat(answer.message())
        .isEqualTo("TF401320: Rule Error for field Title. Error code: Required, InvalidEmpty.")
        .isEqualTo(errors.get(0).getAsJsonObject().get("errorMessage").getAsString());
    assertThat(answer.json().keySet())
        .containsExactly(
            "$id",
            "customProperties",
            "innerException",
            "message",
            "typeName",
            "typeKey",
            "errorCode",
            "eventId");
  }

  @Test
  void statesAndListedValuesAreCheckedUnlessRulesAreBypassed() {
    wire.task("one");
    assertThat(wire.update(1, add("System.State", "Sleeping")).typeKey())
        .isEqualTo("RuleValidationException");
    assertThat(wire.update(1, add("Microsoft.VSTS.Common.Priority", "9")).typeKey())
        .isEqualTo("RuleValidationException");
    String bypass = "/_apis/wit/workitems/1?bypassRules=true&api-version=7.1";
    Wire.Answer forced = wire.patch(bypass, Wire.document(add("System.State", "Sleeping")));
    assertThat(forced.field("System.State")).isEqualTo("Sleeping");
    Wire.Answer dated =
        wire.patch(bypass, Wire.document(add("System.ChangedDate", "2020-01-01T00:00:00Z")));
    assertThat(dated.field("System.ChangedDate")).isEqualTo("2020-01-01T00:00:00Z");
    assertThat(wire.patch(bypass, Wire.document(add("System.Id", "7"))).status()).isEqualTo(400);
    assertThat(
            wire.patch(bypass, Wire.document(add("System.AssignedTo", "Nobody")))
                .field("System.AssignedTo"))
        .isEqualTo("Nobody");
  }

  @Test
  void aChangeOfStateIsDatedAndSigned() {
    wire.create("Bug", add("System.Title", "b"));
    clock.advance(Duration.ofHours(1));
    Wire.Answer active = wire.update(1, add("System.State", "active"));
    assertThat(active.field("System.State")).isEqualTo("Active");
    assertThat(active.field("System.Reason")).isEqualTo("Moved to state Active");
    assertThat(active.field("Microsoft.VSTS.Common.StateChangeDate"))
        .isEqualTo("2026-03-04T13:00:00Z");
    assertThat(active.field("Microsoft.VSTS.Common.ActivatedDate"))
        .isEqualTo("2026-03-04T13:00:00Z");
    Wire.Answer closed =
        wire.update(1, add("System.State", "Closed"), add("System.Reason", "Fixed and verified"));
    assertThat(closed.field("System.Reason")).isEqualTo("Fixed and verified");
    assertThat(closed.fields().has("Microsoft.VSTS.Common.ClosedBy")).isTrue();
  }

  @Test
  void readOnlyUnknownAndMistypedFieldsAreRefused() {
    wire.task("one");
    assertThat(wire.update(1, add("System.CreatedDate", "2020-01-01")).message())
        .startsWith("TF401326:")
        .contains("ReadOnly", "System.CreatedDate");
    assertThat(wire.update(1, add("Custom.Nothing", "x")).message()).startsWith("TF51535:");
    for (String field :
        List.of(
            "Microsoft.VSTS.Scheduling.RemainingWork",
            "Microsoft.VSTS.Common.Priority",
            "Microsoft.VSTS.Scheduling.DueDate")) {
      Wire.Answer answer = wire.update(1, add(field, "not that"));
      assertThat(answer.typeKey()).as(field).isEqualTo("WorkItemFieldInvalidException");
      assertThat(answer.message()).contains("InvalidType", field);
    }
    for (String number : List.of("1e999", "\"NaN\"", "\"Infinity\"", "\"0x10\"")) {
      String path = "/fields/Microsoft.VSTS.Scheduling.RemainingWork";
      assertThat(wire.update(1, operation("add", path, number)).status()).as(number).isEqualTo(400);
    }
    assertThat(wire.update(1, operation("add", "/fields/System.Title", "{\"a\":1}")).status())
        .isEqualTo(400);
    assertThat(wire.item(1).rev()).isEqualTo(1);
  }

  @Test
  void areaAndIterationMustExist() {
    wire.task("one");
    Wire.Answer answer = wire.update(1, add("System.AreaPath", "web\\Nowhere"));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.typeKey()).isEqualTo("WorkItemFieldInvalidTreeNameException");
    assertThat(answer.message()).startsWith("TF401347:");
    assertThat(wire.update(1, add("System.IterationPath", "Größe & Maß")).status()).isEqualTo(400);
    assertThat(wire.update(1, operation("remove", "/fields/System.AreaPath", "null")).status())
        .isEqualTo(400);
  }

  @Test
  void valuesKeepTheirTypes() {
    Wire.Answer answer =
        wire.create(
            "Task",
            add("System.Title", "t"),
            operation("add", "/fields/Microsoft.VSTS.Scheduling.RemainingWork", "4.5"),
            operation("add", "/fields/Microsoft.VSTS.Common.Priority", "\"1\""),
            add("Microsoft.VSTS.Scheduling.StartDate", "2026-05-06T07:08:09.1230000+02:00"));
    JsonObject fields = answer.fields();
    assertThat(fields.getAsJsonPrimitive("Microsoft.VSTS.Scheduling.RemainingWork").isNumber())
        .isTrue();
    assertThat(fields.get("Microsoft.VSTS.Common.Priority")).hasToString("1");
    assertThat(answer.field("Microsoft.VSTS.Scheduling.StartDate"))
        .isEqualTo("2026-05-06T05:08:09.123Z");
  }

  @Test
  void peopleAreFoundByAnyOfTheirNames() {
    for (String name :
        List.of(
            "Björn Builder",
            "bjorn@contoso.example",
            "Björn Builder <bjorn@contoso.example>",
            "Björn Builder<BJORN@contoso.example>")) {
      Wire.Answer answer =
          wire.create("Task", add("System.Title", "t"), add("System.AssignedTo", name));
      assertThat(
              answer.fields().getAsJsonObject("System.AssignedTo").get("uniqueName").getAsString())
          .isEqualTo("bjorn@contoso.example");
    }
    JsonObject person = wire.item(1).fields().getAsJsonObject("System.AssignedTo");
    Wire.Answer byObject =
        wire.create(
            "Task",
            add("System.Title", "t"),
            operation("add", "/fields/System.AssignedTo", person.toString()));
    assertThat(byObject.fields().get("System.AssignedTo")).isEqualTo(person);
    assertThat(wire.update(1, add("System.AssignedTo", "Nobody")).status()).isEqualTo(400);
    assertThat(wire.update(1, add("System.AssignedTo", "")).fields().has("System.AssignedTo"))
        .isFalse();
  }

  @Test
  void anUnknownTypeIsNotFound() {
    Wire.Answer answer = wire.create("Dragon", add("System.Title", "x"));
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.typeKey()).isEqualTo("WorkItemTypeNotFoundException");
    assertThat(answer.message()).startsWith("VS402323:");
    assertThat(
            wire.send("POST", "/_apis/wit/workitems/$Task?api-version=7.1", Wire.PATCH, "[]")
                .status())
        .isEqualTo(404);
  }

  @Test
  void validateOnlyChangesNothing() {
    String create = "/web/_apis/wit/workitems/$Task?validateOnly=true&api-version=7.1";
    Wire.Answer made =
        wire.send("POST", create, Wire.PATCH, Wire.document(add("System.Title", "x")));
    assertThat(made.status()).isEqualTo(200);
    assertThat(made.field("System.Title")).isEqualTo("x");
    assertThat(wire.task("real").id()).isEqualTo(1);
    String update = "/_apis/wit/workitems/1?validateOnly=true&api-version=7.1";
    assertThat(wire.patch(update, Wire.document(add("System.Title", "y"))).rev()).isEqualTo(1);
    assertThat(wire.patch(update, Wire.document(add("System.State", "y"))).status()).isEqualTo(400);
    assertThat(wire.item(1).field("System.Title")).isEqualTo("real");
    assertThat(
            wire.patch("/_apis/wit/workitems/1?validateOnly=maybe&api-version=7.1", "[]").status())
        .isEqualTo(400);
  }
}
