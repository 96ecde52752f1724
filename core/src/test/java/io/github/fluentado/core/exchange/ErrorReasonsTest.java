// SPDX-License-Identifier: MIT
package io.github.fluentado.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.error.Reason;
import io.github.fluentado.core.testing.Reply;
import io.github.fluentado.core.testing.Scenario;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorReasonsTest {
  private static List<Reason> read(String body) {
    return ErrorBodies.told(
            AzureDevOpsException.of(ErrorKind.INVALID, "It"),
            Objects.requireNonNull(Reply.json(400, body).response()))
        .build()
        .reasons();
  }

  private static Reason reason(@Nullable String field, @Nullable String rule, String text) {
    return new Reason(Optional.ofNullable(field), Optional.ofNullable(rule), text);
  }

  @Test
  void rulesOfWorkItemsAreReadFieldByField() {
    String body =
        """
        {"$id":"1","customProperties":{"FieldReferenceName":null,"FieldStatusFlags":"none",
         "ErrorMessage":"TF401320: two","FieldStatusCode":0,"RuleValidationErrors":[
          {"fieldReferenceName":"System.Title","fieldStatusFlags":"required, invalidEmpty",
           "errorMessage":"TF401320: Title","fieldStatusCode":524289,"ruleValidationErrors":null},
          {"fieldReferenceName":"Custom.Risk","fieldStatusFlags":"none",
           "errorMessage":"TF401320: Risk","fieldStatusCode":1,"ruleValidationErrors":[
             {"fieldReferenceName":"Custom.Deep","errorMessage":"inner"}]}]},
         "innerException":null,"message":"TF401320: two","typeKey":"RuleValidationException"}
        """;

    assertThat(read(body))
        .containsExactly(
            reason("System.Title", "required, invalidEmpty", "TF401320: Title"),
            reason("Custom.Risk", null, "TF401320: Risk"),
            reason("Custom.Deep", null, "inner"));
    for (String verb : List.of("GET", "PATCH")) {
      var error =
          Scenario.of(verb).replies(Reply.json(400, body)).run().fails(ErrorKind.INVALID).error();
      assertThat(error.reasons()).hasSize(3);
      assertThat(error)
          .hasMessageContaining("System.Title (required, invalidEmpty): TF401320: Title");
    }
  }

  @Test
  void oneRuleInThePropertiesThemselvesIsRead() {
    assertThat(
            read(
                "{\"message\":\"m\",\"customProperties\":{\"FieldReferenceName\":\"System.State\","
                    + "\"FieldStatusFlags\":\"invalidListValue\",\"ErrorMessage\":\"bad\"}}"))
        .containsExactly(reason("System.State", "invalidListValue", "bad"));
  }

  @Test
  void checksOfABuildAreReadLessThoseThatWentWell() {
    assertThat(
            read(
                "{\"message\":\"m\",\"customProperties\":{\"ValidationResults\":["
                    + "{\"result\":\"error\",\"message\":\"no queue\"},{\"result\":\"OK\",\"message\":\"fine\"},"
                    + "{\"result\":\"warning\",\"message\":\"old\"},7]}}"))
        .containsExactly(reason(null, "error", "no queue"), reason(null, "warning", "old"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ModelState", "modelState", "errors"})
  void whatIsToldByFieldIsRead(String member) {
    String body =
        "{\"Message\":\"The request is invalid.\",\""
            + member
            + "\":{\"top\":[\"too big\",\"too odd\"],\"\":\"no body\","
            + "\"skip\":[{\"ErrorMessage\":\"no number\"},[]],\"x\":{\"errorMessage\":\"y\"},\"z\":null}}";

    List<Reason> expected =
        List.of(
            reason("top", null, "too big"),
            reason("top", null, "too odd"),
            reason(null, null, "no body"),
            reason("skip", null, "no number"),
            reason("x", null, "y"));
    assertThat(read(body)).isEqualTo(expected);
    assertThat(read("{\"count\":1,\"value\":" + body + "}")).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"errors", "ValidationErrors", "validationErrors"})
  void listsOfErrorsAreRead(String member) {
    assertThat(
            read(
                "{\"message\":\"m\",\""
                    + member
                    + "\":[{\"target\":\"name\",\"code\":\"Missing\",\"message\":\"give one\"},{},{\"code\":\"0\"}]}"))
        .containsExactly(reason("name", "Missing", "give one"));
  }

  @Test
  void innerFailuresAreReadOneByOne() {
    assertThat(
            read(
                "{\"message\":\"outer\",\"typeKey\":\"A\",\"innerException\":{\"message\":\"middle\","
                    + "\"typeKey\":\"B\",\"innerException\":{\"Message\":\"root\",\"ClassName\":\"x.C\","
                    + "\"InnerException\":{\"typeKey\":\"D\",\"InnerException\":{}}}}}"))
        .containsExactly(
            reason(null, "B", "middle"), reason(null, "C", "root"), reason(null, "D", ""));
  }

  @Test
  void whatStandsBehindAGeneralMessageIsRead() {
    assertThat(
            read(
                "{\"Message\":\"An error has occurred.\",\"ExceptionMessage\":\"TF1234: no disk\","
                    + "\"ExceptionType\":\"System.IO.IOException\",\"StackTrace\":\"at x\"}"))
        .containsExactly(reason(null, "IOException", "TF1234: no disk"));
    assertThat(read("{\"ExceptionMessage\":\"is the message itself\"}")).isEmpty();
  }

  @Test
  void eachIsReadOnceAndNestingDoesNoHarm() {
    assertThat(read("{\"message\":\"m\",\"errors\":[{\"message\":\"a\"},{\"message\":\"a\"}]}"))
        .hasSize(1);
    String deep = "{\"message\":\"m\",\"innerException\":".repeat(500) + "{}" + "}".repeat(500);
    assertThat(read(deep)).hasSizeLessThanOrEqualTo(8);
    String rules =
        "{\"message\":\"m\",\"customProperties\":"
            + "{\"ruleValidationErrors\":[".repeat(400)
            + "{\"message\":\"end\"}"
            + "]}".repeat(400)
            + "}";
    assertThat(read(rules)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{\"message\":\"m\"}",
        "{\"message\":\"m\",\"customProperties\":null,\"innerException\":[],\"errors\":7}",
        "{\"message\":\"m\",\"customProperties\":{\"a\":{}},\"ModelState\":[]}",
        "{\"message\":\"m\",\"customProperties\":{\"Descriptor\":null,\"IdentityDisplayName\":null,\"Token\":null}}"
      })
  void mostRefusalsHaveNone(String body) {
    assertThat(read(body)).isEmpty();
  }
}
