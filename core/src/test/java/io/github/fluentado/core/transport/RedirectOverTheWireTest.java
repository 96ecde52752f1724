// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.core.Call;
import io.github.fluentado.core.Connection;
import io.github.fluentado.core.ServiceHosts;
import io.github.fluentado.core.credential.Credential;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.exchange.Plan;
import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.http.HttpRequest;
import io.github.fluentado.core.http.HttpResponse;
import io.github.fluentado.core.operation.RawRequest;
import io.github.fluentado.core.testing.Both;
import io.github.fluentado.core.testing.FileServer;
import io.github.fluentado.core.testing.RawServer;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Where the credential goes when the service sends a reader elsewhere, on real connections. */
class RedirectOverTheWireTest {

  static Stream<Arguments> ways() {
    return Carrier.WHOLE.stream()
        .flatMap(carrier -> Arrays.stream(Both.values()).map(both -> Arguments.of(carrier, both)));
  }

  @ParameterizedTest
  @MethodSource("ways")
  void anotherHostGetsTheRequestButNotTheCredential(Carrier carrier, Both both) throws Exception {
    try (RawServer store = new RawServer((request, wire) -> wire.answer(200, "", "the file"));
        RawServer service = redirecting(store);
        Connection connection = connection(service, carrier)) {

      assertThat(both.run(get(connection, service))).isEqualTo("the file");

      assertThat(service.requests().get(0).first("Authorization")).isPresent();
      assertThat(store.requests()).hasSize(1);
      assertThat(store.requests().get(0).first("Authorization")).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void theSameHostGetsItAgain(Carrier carrier, Both both) throws Exception {
    try (RawServer service =
            new RawServer(
                (request, wire) -> {
                  boolean first = request.target().equals("/first");
                  wire.answer(first ? 302 : 200, first ? "Location: /second\n" : "", "there");
                });
        Connection connection = connection(service, carrier)) {

      assertThat(both.run(get(connection, service))).isEqualTo("there");

      assertThat(service.requests())
          .hasSize(2)
          .allSatisfy(request -> assertThat(request.first("Authorization")).isPresent());
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void storageGetsTheRangeAndNothingOfTheClient(Carrier carrier, Both both) throws Exception {
    try (FileServer store = new FileServer(300_000);
        RawServer service = redirecting(store.server());
        Connection connection = connection(service, carrier)) {
      store.breaks(false, answer -> answer < 1 ? 100_000 : Integer.MAX_VALUE);

      byte[] file =
          both.run(
              RawRequest.of(connection, "GET", "/f")
                  .version("7.1")
                  .download("application/octet-stream")
                  .header("X-Private", "canary")
                  .bytes(1_000_000));

      assertThat(file).isEqualTo(store.content());
      assertThat(service.requests())
          .hasSize(2)
          .allSatisfy(
              request -> {
                assertThat(request.first("Authorization")).isPresent();
                assertThat(request.target()).contains("api-version=7.1");
              });
      assertThat(store.server().requests())
          .hasSize(2)
          .allSatisfy(
              request -> {
                assertThat(request.target()).isEqualTo("/signed?sig=1");
                assertThat(request.headers())
                    .extracting(
                        line -> line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT))
                    .doesNotContain(
                        "authorization", "cookie", "x-private", "x-tfs-fedauthredirect");
              });
      assertThat(store.server().requests().get(1).first("If-Range")).contains("\"1\"");
      assertThat(store.ranges()).containsExactly("all", "bytes=100000-");
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void aSignedAddressIsMaskedInFailures(Carrier carrier, Both both) throws Exception {
    try (RawServer store = new RawServer((request, wire) -> wire.answer(403, "", "no"));
        RawServer service =
            new RawServer(
                (request, wire) ->
                    wire.answer(
                        302, "Location: " + store.uri("/f?se=1&sig=canary%2B1") + "\n", ""));
        Connection connection = connection(service, carrier)) {

      AzureDevOpsException error =
          both.failure(RawRequest.of(connection, "GET", "/f").download("application/zip").bytes(9));

      assertThat(error.getMessage()).contains("sig=***").doesNotContain("canary");
    }
  }

  private static RawServer redirecting(RawServer store) {
    return new RawServer(
        (request, wire) -> wire.answer(302, "Location: " + store.uri("/signed?sig=1") + "\n", ""));
  }

  private static Connection connection(RawServer service, Carrier carrier) {
    return Connection.to(ServiceHosts.at(service.uri("/")), Credential.token("pat"))
        .transport(carrier.transport())
        .build();
  }

  private static Call<String> get(Connection connection, RawServer service) {
    HttpRequest request = new HttpRequest("GET", service.uri("/first"), Headers.none(), null);
    return connection.call(Plan.of("File get", request), HttpResponse::text);
  }
}
