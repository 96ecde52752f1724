// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.http.RequestBody;
import io.github.fluentado.core.testing.AnsweringServer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The part of the contract that any server can play over HTTP/1.1, where a connection carries one
 * request at a time: a length of 0 is told, and a connection that breaks is the request's own.
 */
public abstract class Http1Contract extends TransportContract {
  private static final List<String> WRITES = List.of("POST", "PUT", "PATCH", "DELETE");

  static Stream<Arguments> writes() {
    return Stream.of(AnsweringServer.Fault.values())
        .flatMap(fault -> WRITES.stream().map(method -> Arguments.of(fault, method)));
  }

  /** How many requests a GET makes whose connection ends before the answer. Should be one. */
  protected int requestsForABrokenGet() {
    return 1;
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "PATCH"})
  void noBodyIsSentAsLengthZero(String method) {
    empty();

    start(method, null).answer();
    start(method, RequestBody.of(new byte[0])).answer();

    assertThat(to().requests())
        .hasSize(2)
        .allSatisfy(
            request -> {
              assertThat(request.method()).isEqualTo(method);
              assertThat(request.all("Content-Length")).containsExactly("0");
            });
  }

  @ParameterizedTest
  @MethodSource("writes")
  void aWriteIsSentOnceWhateverBreaksAndMayHaveArrived(AnsweringServer.Fault fault, String method) {
    to().fail(fault);

    TransportException failure = start(method).failure();

    assertThat(failure.mayHaveArrived()).isTrue();
    assertThat(failure.lasting()).isFalse();
    assertThat(failure).hasMessageContaining("127.0.0.1:" + to().uri("/").getPort());
    assertThat(to().requests()).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("writes")
  void aWriteIsSentOnceWhenAKeptConnectionBreaks(AnsweringServer.Fault fault, String method) {
    to().answer(200, Headers.none(), "x");
    start("GET").answer();
    to().fail(fault);

    assertThat(start(method).failure().mayHaveArrived()).isTrue();
    assertThat(to().requests()).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(AnsweringServer.Fault.class)
  void aReadThatBreaksIsAnError(AnsweringServer.Fault fault) {
    to().fail(fault);

    assertThat(start("GET").failure().mayHaveArrived()).isTrue();

    boolean unanswered =
        fault == AnsweringServer.Fault.RESET || fault == AnsweringServer.Fault.EMPTY;
    assertThat(to().requests()).hasSize(unanswered ? requestsForABrokenGet() : 1);
  }
}
