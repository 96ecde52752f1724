// SPDX-License-Identifier: MIT
package io.github.fluentado.core.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.fluentado.core.Connection;
import io.github.fluentado.core.Page;
import io.github.fluentado.core.ServiceHosts;
import io.github.fluentado.core.credential.Credential;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.http.HttpRequest;
import io.github.fluentado.core.http.RequestBody;
import io.github.fluentado.core.operation.Thing.ListThings;
import io.github.fluentado.core.operation.Thing.ListWithin;
import io.github.fluentado.core.testing.Both;
import io.github.fluentado.core.testing.Reply;
import io.github.fluentado.core.testing.ScriptedTransport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagingTest {
  private static final Paging BY_HEADER = Paging.header(Place.QUERY, "continuationToken");
  private static final Paging BY_BODY =
      Paging.body(
          Place.QUERY, "continuationToken", "continuationToken", "values", null, "isLastBatch");
  private static final Paging BY_OFFSET = Paging.offset(Place.QUERY, "$skip", "$top", null);

  private ScriptedTransport transport = ScriptedTransport.of();

  private Connection connection(Reply... replies) {
    transport = ScriptedTransport.of(replies);
    return Connection.to(ServiceHosts.services("contoso"), Credential.token("pat"))
        .transport(transport)
        .build();
  }

  private static String items(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "\"" + i + "\"")
        .collect(Collectors.joining(","));
  }

  private static Reply page(String items, @Nullable String token) {
    String body = "{\"count\":1,\"value\":[" + items + "]}";
    return token == null
        ? Reply.json(200, body)
        : Reply.json(200, body, "X-MS-ContinuationToken", token);
  }

  private List<String> queries() {
    return transport.seen().stream().map(request -> request.uri().getRawQuery()).toList();
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void aTokenInTheHeaderLeadsOn(Both both) {
    Connection connection = connection(page("\"a\"", "t/1 +"), page("", "t2"), page("\"b\"", ""));

    ListThings list = ListThings.of(connection, BY_HEADER).with("$top", 5);

    // The empty page has a token and so is not the last; the empty token is the end.
    assertThat(both.run(list.all())).containsExactly("a", "b");
    assertThat(queries())
        .containsExactly(
            "$top=5&api-version=7.1",
            "$top=5&continuationToken=t%2F1%20%2B&api-version=7.1",
            "$top=5&continuationToken=t2&api-version=7.1");
  }

  @Test
  void aTokenCanBeResumedFrom() {
    Connection connection = connection(page("\"b\"", null));

    assertThat(ListThings.of(connection, BY_HEADER).from("t7")).containsExactly("b");
    assertThat(queries()).containsExactly("continuationToken=t7&api-version=7.1");
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void theSameTokenAgainIsAnError(Both both) {
    Connection connection = connection(page("\"a\"", "t1"), page("\"b\"", "t1"));

    var error = both.failure(ListThings.of(connection, BY_HEADER).all());

    assertThat(error.kind()).isEqualTo(ErrorKind.UNDECODABLE);
    assertThat(error).hasMessageContaining("the page it has just given");
    assertThat(transport.seen()).hasSize(2);
  }

  @Test
  void aTokenMayGoIntoAHeader() {
    Connection connection = connection(page("\"a\"", "t1"), page("\"b\"", null));

    Paging paging = Paging.header(Place.HEADER, "x-ms-continuationtoken");

    assertThat(ListThings.of(connection, paging)).containsExactly("a", "b");
    assertThat(transport.seen().get(1).headers().first("x-ms-continuationtoken")).contains("t1");
    assertThat(queries()).containsOnly("api-version=7.1");
  }

  @Test
  void aTokenMayGoIntoTheBody() throws IOException {
    Connection connection = connection(page("\"a\"", "t1"), page("\"b\"", null));
    Operation operation = Thing.operation("POST", Paging.header(Place.BODY, "continuationToken"));
    Invocation invocation =
        Invocation.of(connection, operation)
            .body("application/json", RequestBody.of("{\"top\":2.50,\"filter\":\"\u00e9\"}"));

    assertThat(new ListThings(invocation)).containsExactly("a", "b");
    assertThat(body(transport.seen().get(0))).isEqualTo("{\"top\":2.50,\"filter\":\"\u00e9\"}");
    assertThat(body(transport.seen().get(1)))
        .isEqualTo("{\"top\":2.50,\"filter\":\"\u00e9\",\"continuationToken\":\"t1\"}");
  }

  private static String body(HttpRequest request) throws IOException {
    byte[] bytes = Objects.requireNonNull(request.body()).open().readAllBytes();
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Test
  void aTokenInTheBodyLeadsOnUntilTheLastBatch() {
    Connection connection =
        connection(
            Reply.json(
                200, "{\"values\":[\"a\"],\"continuationToken\":\"t1\",\"isLastBatch\":false}"),
            // The token of the last batch is for the next time.
            Reply.json(
                200, "{\"values\":[\"b\"],\"continuationToken\":\"t2\",\"isLastBatch\":true}"));

    assertThat(ListWithin.of(connection, BY_BODY)).containsExactly("a", "b");
    assertThat(queries())
        .containsExactly("api-version=7.1", "continuationToken=t1&api-version=7.1");
  }

  @Test
  void aPageShowsTheObjectAroundItsItems() {
    Connection connection =
        connection(
            Reply.json(
                200, "{\"values\":[],\"continuationToken\":\"w\",\"isLastBatch\":true,\"x\":1}"));

    Page<String> page = ListWithin.of(connection, BY_BODY).firstPage().execute();

    assertThat(page.next()).isEmpty();
    assertThat(page.envelope(Envelope.class).orElseThrow().get("continuationToken")).isEqualTo("w");
    assertThat(page.envelope(String.class)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"values\":[\"a\"]}",
        "{\"values\":[\"a\"],\"continuationToken\":null}",
        "{\"values\":[\"a\"],\"continuationToken\":\"\"}",
        "{\"values\":[\"a\"],\"continuationToken\":[]}",
        "{\"values\":[\"a\"],\"continuationToken\":\"t\",\"hasMore\":false}"
      })
  void noTokenOrNoMoreInTheBodyIsTheEnd(String body) {
    Connection connection = connection(Reply.json(200, body));
    Paging paging =
        Paging.body(
            Place.QUERY, "continuationToken", "continuationToken", "values", "hasMore", null);

    assertThat(ListWithin.of(connection, paging)).containsExactly("a");
    assertThat(transport.seen()).hasSize(1);
  }

  @Test
  void aTokenInAListOfOneIsRead() {
    Connection connection =
        connection(
            Reply.json(200, "{\"values\":[\"a\"],\"continuationToken\":[\"t1\"]}"),
            Reply.json(200, "{\"values\":[\"b\"]}"));

    assertThat(ListWithin.of(connection, BY_BODY)).containsExactly("a", "b");
    assertThat(queries()).last().isEqualTo("continuationToken=t1&api-version=7.1");
  }

  @Test
  void anObjectWithoutTheListIsAnEmptyPage() {
    Connection connection = connection(Reply.json(200, "{}"));

    assertThat(ListWithin.of(connection, BY_BODY)).isEmpty();
  }

  @Test
  void positionsCountItemsUntilAShortPage() {
    Connection connection = connection(page(items(3), null), page(items(2), null));

    ListThings list = ListThings.of(connection, BY_OFFSET).with("$top", 3).with("$skip", 10);

    assertThat(list.all().execute()).hasSize(5);
    assertThat(queries())
        .containsExactly("$top=3&$skip=10&api-version=7.1", "$top=3&$skip=13&api-version=7.1");
  }

  @Test
  void aPageCutAtARoundNumberIsNotTheLast() {
    Connection connection = connection(page(items(100), null), page(items(7), null));

    assertThat(ListThings.of(connection, BY_OFFSET).with("$top", 5000).all().execute())
        .hasSize(107);
    assertThat(queries()).last().isEqualTo("$top=5000&$skip=100&api-version=7.1");
  }

  @Test
  void withoutAPageSizeOnlyAnEmptyPageIsTheEnd() {
    Connection connection = connection(page(items(2), null), page(items(1), null), page("", null));

    assertThat(ListThings.of(connection, BY_OFFSET).all().execute()).hasSize(3);
    assertThat(Thing.tokens(ListThings.of(connection(page("", null)), BY_OFFSET).pages()))
        .containsExactly("end");
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "-1", "1.5", " ", "1e9"})
  void whatIsNoPositionIsRefused(String token) {
    ListThings list = ListThings.of(connection(), BY_OFFSET);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> list.page(token))
        .withMessageContaining("token");
    assertThat(transport.seen()).isEmpty();
  }
}
