// SPDX-License-Identifier: MIT
package io.github.fluentado.core.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.gson.JsonElement;
import io.github.fluentado.core.Connection;
import io.github.fluentado.core.ServiceHosts;
import io.github.fluentado.core.credential.Credential;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.error.Reason;
import io.github.fluentado.core.http.RequestBody;
import io.github.fluentado.core.json.Codec;
import io.github.fluentado.core.run.RetryPolicy;
import io.github.fluentado.core.run.Rules;
import io.github.fluentado.core.testing.Both;
import io.github.fluentado.core.testing.Reply;
import io.github.fluentado.core.testing.ScriptedTransport;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that say more than their status, and facts that change where a request goes. */
class AnswersTest {
  private ScriptedTransport transport = ScriptedTransport.of();

  private Connection connection(Reply... replies) {
    transport = ScriptedTransport.of(replies);
    return Connection.to(ServiceHosts.services("contoso"), Credential.token("pat"))
        .transport(transport)
        .rules(Rules.standard().retry(RetryPolicy.none()))
        .build();
  }

  private static final class Ask<T> extends OperationCall<T, Ask<T>> {
    private final Result<T> result;

    Ask(Invocation invocation, Result<T> result) {
      super(invocation, result);
      this.result = result;
    }

    @Override
    protected Ask<T> with(Invocation other) {
      return new Ask<>(other, result);
    }
  }

  private <T> Ask<T> ask(Operation.Builder operation, Result<T> result, Reply... replies) {
    return new Ask<>(Invocation.of(connection(replies), operation.build()), result);
  }

  private static Operation.Builder operation(String verb) {
    return Operation.of("area_Things_ask", verb, "/_apis/things/{publisher?}").version("7.1");
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void thatThereIsNoSuchThingIsAnAnswer(Both both) {
    assertThat(both.run(ask(operation("HEAD"), Result.exists(), Reply.empty(200)))).isTrue();
    assertThat(both.run(ask(operation("HEAD"), Result.exists(), Reply.empty(404)))).isFalse();
    assertThat(both.failure(ask(operation("HEAD"), Result.exists(), Reply.empty(403))).kind())
        .isEqualTo(ErrorKind.FORBIDDEN);
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void thatThereIsNoSuchThingIsAnAnswerWithItsStatus(Both both) {
    var found = both.run(ask(operation("HEAD"), Result.exists(), Reply.empty(200)).withResponse());
    var missing =
        both.run(ask(operation("HEAD"), Result.exists(), Reply.empty(404)).withResponse());

    assertThat(found.value()).isTrue();
    assertThat(found.status()).isEqualTo(200);
    assertThat(missing.value()).isFalse();
    assertThat(missing.status()).isEqualTo(404);
  }

  private static final Result<Envelope> CHECKED =
      Result.json(Envelope.SHAPE).refused("isSuccess", "true", "completed");

  @ParameterizedTest
  @EnumSource(Both.class)
  void aRefusalInsideASuccessIsAFailure(Both both) {
    String refused =
        "{\"isSuccess\":false,\"operationResults\":[{\"errors\":[{\"key\":5,\"value\":\"no\\nlicence\"}]}]}";

    var error = both.failure(ask(operation("POST"), CHECKED, Reply.json(200, refused)));

    assertThat(error.kind()).isEqualTo(ErrorKind.INVALID);
    assertThat(error.status()).hasValue(200);
    assertThat(error).hasMessageContaining("isSuccess is false: no licence");
    assertThat(error.body()).contains("operationResults");
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void whatWasDoneInPartSaysSoAndNamesWhatWasRefused(Both both) {
    String partly =
        """
        {"isSuccess":false,"results":[
          {"isSuccess":true,"userId":"u1"},
          {"isSuccess":false,"userId":"u2","errors":[{"key":5000,"value":"no licence"}]},
          {"isSuccess":false,"userId":"u3","errors":[]}]}""";

    var error = both.failure(ask(operation("PATCH"), CHECKED, Reply.json(200, partly)));

    assertThat(error.kind()).isEqualTo(ErrorKind.PARTLY_DONE);
    assertThat(error.status()).hasValue(200);
    assertThat(error)
        .hasMessageContaining("was done in part: isSuccess is false, though 1 of 3 were done")
        .hasMessageContaining("no licence");
    assertThat(error.reasons())
        .containsExactly(
            new Reason(Optional.of("userId u2"), Optional.empty(), "no licence"),
            new Reason(Optional.of("userId u3"), Optional.empty(), ""));
  }

  @Test
  void whatIsNoRefusalIsTheAnswer() {
    for (String fine :
        new String[] {
          "{\"isSuccess\":true}",
          "{\"isSuccess\":\"True\"}",
          "{}",
          "{\"isSuccess\":null}",
          "{\"isSuccess\":{}}",
          "{\"isSuccess\":false,\"completed\":false}"
        }) {
      assertThat(ask(operation("POST"), CHECKED, Reply.json(200, fine)).execute().json())
          .hasToString(fine);
    }
  }

  private String host() {
    return transport.seen().get(0).uri().getHost();
  }

  @Test
  void aValueOfThePathMayLeadToAnotherHost() {
    Operation.Builder facts = operation("GET").hostByPath("publisher", "rm", "vsrm.dev.azure.com");
    Reply ok = Reply.json(200, "{}");

    Invocation to = Invocation.of(connection(ok), facts.build());
    new Ask<>(to.path("publisher", "RM"), Result.json(Codec.JSON)).execute();
    assertThat(host()).isEqualTo("vsrm.dev.azure.com");
    Invocation other = Invocation.of(connection(ok), facts.build());
    new Ask<>(other.path("publisher", "tfs"), Result.json(Codec.JSON)).execute();
    assertThat(host()).isEqualTo("dev.azure.com");
    ask(facts, Result.json(Codec.JSON), ok).host("vssps.dev.azure.com").execute();
    assertThat(host()).isEqualTo("vssps.dev.azure.com");
  }

  @Test
  void aPropertyOfTheBodyMayLeadToAnotherHost() {
    Operation facts =
        operation("POST").hostByBody("publisherId", "rm", "vsrm.dev.azure.com").build();
    for (String body : new String[] {"{\"publisherId\":\"rm\"}", "{}"}) {
      Invocation to =
          Invocation.of(connection(Reply.json(200, "{}")), facts)
              .body("application/json", RequestBody.of(body));
      new Ask<>(to, Result.json(Codec.JSON)).execute();
      assertThat(host()).isEqualTo(body.equals("{}") ? "dev.azure.com" : "vsrm.dev.azure.com");
    }
  }

  @Test
  void aPropertyInAnObjectOfTheBodyMayLeadToAnotherHost() {
    Operation facts =
        operation("POST").hostByBody("details.publisherId", "rm", "vsrm.dev.azure.com").build();
    for (String body :
        new String[] {
          "{\"details\":{\"publisherId\":\"rm\"}}", "{\"details\":\"rm\"}", "{\"details\":{}}"
        }) {
      Invocation to =
          Invocation.of(connection(Reply.json(200, "{}")), facts)
              .body("application/json", RequestBody.of(body));
      new Ask<>(to, Result.json(Codec.JSON)).execute();
      assertThat(host())
          .isEqualTo(body.contains("publisherId") ? "vsrm.dev.azure.com" : "dev.azure.com");
    }
  }

  @Test
  void aValueOfTheQueryMayLeadToAnotherHost() {
    Operation facts =
        operation("GET").hostByQuery("publisherId", "rm", "vsrm.dev.azure.com").build();
    for (String publisher : new String[] {"rm", "tfs"}) {
      Invocation to =
          Invocation.of(connection(Reply.json(200, "{}")), facts).query("publisherId", publisher);
      new Ask<>(to, Result.json(Codec.JSON)).execute();
      assertThat(host()).isEqualTo(publisher.equals("rm") ? "vsrm.dev.azure.com" : "dev.azure.com");
    }
  }

  @Test
  void anotherHostMustBeOneThatMaySeeTheCredential() {
    Ask<JsonElement> ask = ask(operation("GET"), Result.json(Codec.JSON));

    for (String host : new String[] {"evil.example", "dev.azure.com@evil.example", "", "a b"}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> ask.host(host))
          .withMessageContaining("host");
    }
  }

  @Test
  void howManyItemsComeAtMostIsKnown() {
    Operation facts = operation("GET").limit("$top", 50).build();
    Invocation invocation = Invocation.of(connection(), facts);

    assertThat(new Ask<>(invocation, Result.text()).mostItems()).hasValue(50);
    assertThat(new Ask<>(invocation.query("$top", 7), Result.text()).mostItems()).hasValue(7);
    assertThat(ask(operation("GET"), Result.text()).mostItems()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void jsonInPlaceOfAFileIsAnErrorUnlessItMayBeAsked(Both both) {
    Reply json = Reply.json(200, "{}");
    for (String asked : new String[] {"application/octet-stream", "text/plain"}) {
      var call = RawRequest.of(connection(json), "GET", "/_apis/x").download(asked).bytes(9);
      AzureDevOpsException error = both.failure(call);
      assertThat(error.kind()).isEqualTo(ErrorKind.UNDECODABLE);
      assertThat(error).hasMessageContaining("expected " + asked + ", got JSON");
    }
    for (String asked : new String[] {"*/*", "application/*", "application/json"}) {
      var call = RawRequest.of(connection(json), "GET", "/_apis/x").download(asked).bytes(9);
      assertThat(both.run(call)).asString().isEqualTo("{}");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "application/json", "text/plain; charset=utf-8", "text/json", "a/b+json"})
  void jsonIsReadUnderAnyTypeThatMayBeIt(String type) {
    Reply reply = Reply.typed(200, type, "[1]");

    assertThat(ask(operation("GET"), Result.json(Codec.JSON), reply).execute()).hasToString("[1]");
  }

  @Test
  void anotherTypeIsNamedInTheError() {
    Reply xml = Reply.typed(200, "application/xml", "[1]");

    AzureDevOpsException error =
        Both.BLOCKING.failure(ask(operation("GET"), Result.json(Codec.JSON), xml));

    assertThat(error.kind()).isEqualTo(ErrorKind.UNDECODABLE);
    assertThat(error).hasMessageContaining("expected JSON, got application/xml");
  }

  @Test
  void aChangeMayBeAnsweredWithoutABodyAndAReadMayNot() {
    Result<JsonElement> json = Result.json(Codec.JSON);
    Reply nothing = Reply.json(200, "");

    for (String verb : new String[] {"POST", "PATCH", "DELETE"}) {
      assertThat(ask(operation(verb), json, nothing).execute()).hasToString("{}");
    }
    assertThat(ask(operation("GET"), json, Reply.empty(204)).execute()).hasToString("{}");
    assertThat(Both.BLOCKING.failure(ask(operation("GET"), json, nothing)).kind())
        .isEqualTo(ErrorKind.UNDECODABLE);
    assertThat(Both.BLOCKING.failure(ask(operation("POST").safe(), json, nothing)).kind())
        .isEqualTo(ErrorKind.UNDECODABLE);
    assertThat(ask(operation("POST"), Result.json(Codec.list(Codec.INT32)), nothing).execute())
        .isEmpty();
    assertThat(Both.BLOCKING.failure(ask(operation("POST"), Result.json(Codec.INT32), nothing)))
        .hasMessageContaining("got an answer without a body");
  }

  @Test
  void anotherVersionMayBeAskedFor() {
    Invocation newer =
        Invocation.of(connection(Reply.json(200, "{}")), operation("GET").build())
            .version("7.2-preview.1");

    new Ask<>(newer, Result.json(Codec.JSON)).execute();

    assertThat(transport.seen().get(0).uri().getQuery()).isEqualTo("api-version=7.2-preview.1");
  }
}
