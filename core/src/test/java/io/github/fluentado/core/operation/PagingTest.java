// SPDX-License-Identifier: MIT
package io.github.fluentado.core.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.gson.JsonElement;
import io.github.fluentado.core.Connection;
import io.github.fluentado.core.Page;
import io.github.fluentado.core.Paged;
import io.github.fluentado.core.ServiceHosts;
import io.github.fluentado.core.credential.Credential;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.http.HttpRequest;
import io.github.fluentado.core.http.RequestBody;
import io.github.fluentado.core.json.Codec;
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
import java.util.stream.Stream;
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
            "$top=5&continuationToken=t/1%20%2B&api-version=7.1",
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
  void positionsCountItemsUntilAnEmptyPage() {
    Connection connection = connection(page(items(3), null), page(items(2), null), page("", null));

    ListThings list = ListThings.of(connection, BY_OFFSET).with("$top", 3).with("$skip", 10);

    assertThat(list.all().execute()).hasSize(5);
    assertThat(queries())
        .containsExactly(
            "$top=3&$skip=10&api-version=7.1",
            "$top=3&$skip=13&api-version=7.1",
            "$top=3&$skip=15&api-version=7.1");
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void aShortPageIsNotTheLast(Both both) {
    Connection connection = connection(page(items(99), null), page("\"z\"", null), page("", null));

    ListThings list = ListThings.of(connection, BY_OFFSET).with("$top", 100);

    assertThat(both.run(list.all())).hasSize(100).endsWith("z");
    assertThat(queries()).element(1).isEqualTo("$top=100&$skip=99&api-version=7.1");
  }

  private static Reply objects(int... ids) {
    String objects =
        IntStream.of(ids).mapToObj(id -> "{\"id\":" + id + "}").collect(Collectors.joining(","));
    return Reply.json(200, "{\"value\":[" + objects + "]}");
  }

  private static List<Integer> ids(List<JsonElement> found) {
    return found.stream().map(o -> o.getAsJsonObject().get("id").getAsInt()).toList();
  }

  private Paged<JsonElement> listOf(int top, Reply... replies) {
    return RawRequest.of(connection(replies), "GET", "/_apis/things")
        .query("$top", top)
        .list(Codec.JSON, BY_OFFSET);
  }

  /** One of four may not be seen, so that the second page begins with the last of the first. */
  @ParameterizedTest
  @EnumSource(Both.class)
  void itemsSeenBeforeAreNotGivenTwice(Both both) {
    Paged<JsonElement> list =
        listOf(4, objects(1, 2, 4), objects(4, 5, 6, 7), objects(8), objects());

    assertThat(ids(both.run(list.all()))).containsExactly(1, 2, 4, 5, 6, 7, 8);
    assertThat(queries())
        .containsExactly("$top=4", "$top=4&$skip=3", "$top=4&$skip=7", "$top=4&$skip=8");
  }

  @Test
  void itemsOfShortPagesAreRememberedOverSeveralPages() {
    Paged<JsonElement> list =
        listOf(4, objects(1, 2, 3, 4), objects(5), objects(6), objects(4, 5, 6, 7), objects());

    assertThat(ids(list.all().execute())).containsExactly(1, 2, 3, 4, 5, 6, 7);
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void aServiceThatIgnoresThePositionIsNoticed(Both both) {
    Paged<JsonElement> list = listOf(2, objects(1, 2), objects(1, 2), objects(1, 2));

    var error = both.failure(list.all());

    assertThat(error.kind()).isEqualTo(ErrorKind.UNDECODABLE);
    assertThat(error).hasMessageContaining("same page");
    assertThat(transport.seen()).hasSize(2);
  }

  @Test
  void aShortPageThatComesAgainMayBeAllThatCanBeSeen() {
    assertThat(ids(listOf(10, objects(1, 2), objects(1, 2), objects()).all().execute()))
        .containsExactly(1, 2);
    assertThat(queries()).containsExactly("$top=10", "$top=10&$skip=2", "$top=10&$skip=12");

    var again = listOf(10, objects(1, 2), objects(1, 2), objects(1, 2)).all();
    assertThat(Both.BLOCKING.failure(again).kind()).isEqualTo(ErrorKind.UNDECODABLE);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 8, 40})
  void tokensThatGoInACircleAreNoticed(int length) {
    int first = 3;
    Reply[] replies = new Reply[first + 4 * length + 4];
    for (int i = 0; i < replies.length; i++) {
      int number = i < first ? i : first + (i - first) % length;
      replies[i] = page("\"a\"", "t" + number);
    }

    var error = Both.BLOCKING.failure(ListThings.of(connection(replies), BY_HEADER).all());

    assertThat(error.kind()).isEqualTo(ErrorKind.UNDECODABLE);
  }

  @Test
  void manyDifferentTokensAreNoCircle() {
    Reply[] replies = new Reply[300];
    for (int i = 0; i < replies.length; i++) {
      replies[i] = page("\"a\"", i + 1 < replies.length ? "t" + i : null);
    }

    assertThat(ListThings.of(connection(replies), BY_HEADER).all().execute()).hasSize(300);
  }

  /** A log of changes names its end again and again. */
  @ParameterizedTest
  @EnumSource(Both.class)
  void anEmptyPageWithTheSameTokenIsTheEndOfALog(Both both) {
    Connection connection =
        connection(
            Reply.json(200, "{\"values\":[\"a\"],\"continuationToken\":7}"),
            Reply.json(200, "{\"values\":[],\"continuationToken\":7}"));

    assertThat(both.run(ListWithin.of(connection, BY_BODY).all())).containsExactly("a");
  }

  @Test
  void theEndOfALogKeepsItsTokenForLater() {
    Connection connection =
        connection(
            Reply.json(200, "{\"values\":[\"a\"],\"continuationToken\":\"t1\"}"),
            Reply.json(
                200, "{\"values\":[\"b\"],\"continuationToken\":\"t2\",\"isLastBatch\":true}"));

    Page<String> last =
        ListWithin.of(connection, BY_BODY).firstPage().execute().next().orElseThrow().execute();

    assertThat(last.next()).isEmpty();
    assertThat(last.token()).contains("t2");
  }

  private static Reply within(String rest, String... items) {
    return Reply.json(
        200,
        "{\"values\":["
            + Stream.of(items).map(i -> '"' + i + '"').collect(Collectors.joining(","))
            + "]"
            + rest
            + "}");
  }

  @Test
  void aPositionThatTheAnswerNamesIsFollowedUntilZero() {
    Paging named = Paging.offset(Place.QUERY, "$skip", "$top", "values").next("nextSkip");
    Connection connection =
        connection(within(",\"nextSkip\":20", "a", "b"), within(",\"nextSkip\":0", "c"));

    assertThat(ListWithin.of(connection, named)).containsExactly("a", "b", "c");
    assertThat(queries()).containsExactly("api-version=7.1", "$skip=20&api-version=7.1");
  }

  @Test
  void anAnswerThatSaysThatAllIsInItIsTheLast() {
    Paging flagged = Paging.offset(Place.QUERY, "$skip", "$top", "values").last("all");
    Connection connection = connection(within(",\"all\":false", "a"), within(",\"all\":true", "b"));

    assertThat(ListWithin.of(connection, flagged)).containsExactly("a", "b");
  }

  @Test
  void theTotalIsTheEndAndWhatCannotBeReachedIsTold() {
    Paging counted = Paging.offset(Place.QUERY, "$skip", "$top", "values").total("n").reach(2);
    Connection whole = connection(within(",\"n\":3", "a", "b"), within(",\"n\":3", "c"));

    assertThat(ListWithin.of(whole, counted).pages())
        .last()
        .satisfies(page -> assertThat(page.unreached()).isZero());
    assertThat(transport.seen()).hasSize(2);

    Connection cut = connection(within(",\"n\":9", "a", "b"), within(",\"n\":9", "c"));
    assertThat(ListWithin.of(cut, counted).all().execute()).containsExactly("a", "b", "c");
    Connection again = connection(within(",\"n\":9", "a", "b"), within(",\"n\":9", "c"));
    assertThat(ListWithin.of(again, counted).pages())
        .last()
        .satisfies(page -> assertThat(page.unreached()).isEqualTo(6));
  }

  @Test
  void whatATokenNeedsGoesWithEveryPageUnlessGiven() {
    Paging dated = Paging.header(Place.QUERY, "continuationToken").needs("queryOrder", "byName");
    Connection connection = connection(page("\"a\"", "t1"), page("\"b\"", null));

    assertThat(ListThings.of(connection, dated)).containsExactly("a", "b");
    assertThat(queries())
        .containsExactly(
            "queryOrder=byName&api-version=7.1",
            "queryOrder=byName&continuationToken=t1&api-version=7.1");

    ListThings given = ListThings.of(connection(page("", null)), dated).with("queryOrder", "mine");
    assertThat(given).isEmpty();
    assertThat(queries()).containsExactly("queryOrder=mine&api-version=7.1");
  }

  @Test
  void aListOfNamedItemsIsOneAnswer() {
    Paging alone = Paging.offset(Place.QUERY, "$skip", "$top", null).alone("ids");

    ListThings list = ListThings.of(connection(page(items(2), null)), alone).with("ids", "x,y");

    assertThat(list.all().execute()).hasSize(2);
    assertThat(queries()).containsExactly("ids=x%2Cy&api-version=7.1");
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
