// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.core.Call;
import io.github.fluentado.core.Connection;
import io.github.fluentado.core.ServiceHosts;
import io.github.fluentado.core.credential.Credential;
import io.github.fluentado.core.exchange.Plan;
import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.http.HttpRequest;
import io.github.fluentado.core.http.HttpResponse;
import io.github.fluentado.core.testing.Both;
import io.github.fluentado.core.testing.RawServer;
import io.github.fluentado.core.transport.jdk.JdkTransport;
import io.github.fluentado.core.transport.okhttp.OkHttpTransport;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Where the credential goes when the service sends a reader elsewhere, on real connections. */
class RedirectOverTheWireTest {

  static Stream<Arguments> ways() {
    return Stream.<Supplier<Transport>>of(OkHttpTransport::create, JdkTransport::create)
        .flatMap(
            transport -> Arrays.stream(Both.values()).map(both -> Arguments.of(transport, both)));
  }

  @ParameterizedTest
  @MethodSource("ways")
  void anotherHostGetsTheRequestButNotTheCredential(Supplier<Transport> transport, Both both)
      throws Exception {
    try (RawServer store = new RawServer((request, wire) -> wire.answer(200, "", "the file"));
        RawServer service = redirecting(store);
        Connection connection = connection(service, transport)) {

      assertThat(both.run(get(connection, service))).isEqualTo("the file");

      assertThat(service.requests().get(0).first("Authorization")).isPresent();
      assertThat(store.requests()).hasSize(1);
      assertThat(store.requests().get(0).first("Authorization")).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void theSameHostGetsItAgain(Supplier<Transport> transport, Both both) throws Exception {
    try (RawServer service =
            new RawServer(
                (request, wire) -> {
                  boolean first = request.target().equals("/first");
                  wire.answer(first ? 302 : 200, first ? "Location: /second\n" : "", "there");
                });
        Connection connection = connection(service, transport)) {

      assertThat(both.run(get(connection, service))).isEqualTo("there");

      assertThat(service.requests())
          .hasSize(2)
          .allSatisfy(request -> assertThat(request.first("Authorization")).isPresent());
    }
  }

  private static RawServer redirecting(RawServer store) {
    return new RawServer(
        (request, wire) -> wire.answer(302, "Location: " + store.uri("/signed?sig=1") + "\n", ""));
  }

  private static Connection connection(RawServer service, Supplier<Transport> transport) {
    return Connection.to(ServiceHosts.at(service.uri("/")), Credential.token("pat"))
        .transport(transport.get())
        .build();
  }

  private static Call<String> get(Connection connection, RawServer service) {
    HttpRequest request = new HttpRequest("GET", service.uri("/first"), Headers.none(), null);
    return connection.call(Plan.of("File get", request), HttpResponse::text);
  }
}
