// SPDX-License-Identifier: MIT
package io.github.fluentado.core.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.core.Call;
import io.github.fluentado.core.Connection;
import io.github.fluentado.core.ServiceHosts;
import io.github.fluentado.core.credential.Credential;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.exchange.Decoder.UndecodableException;
import io.github.fluentado.core.exchange.Plan;
import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.http.HttpRequest;
import io.github.fluentado.core.http.HttpResponse;
import io.github.fluentado.core.http.RequestBody;
import io.github.fluentado.core.json.Codec;
import io.github.fluentado.core.json.Json;
import io.github.fluentado.core.json.JsonDecodingException;
import io.github.fluentado.core.run.RetryPolicy;
import io.github.fluentado.core.run.Rules;
import io.github.fluentado.core.testing.Authority;
import io.github.fluentado.core.testing.Both;
import io.github.fluentado.core.testing.Http2Server;
import io.github.fluentado.core.testing.RawServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every fault with every verb, both ways and over the transport that is found, through the whole
 * stack: how many requests the server sees, and how the call ends. Two attempts are allowed
 * throughout.
 */
class FaultMatrixTest {
  private static final List<String> VERBS =
      List.of("GET", "safe POST", "PUT", "DELETE", "POST", "PATCH");
  private static final int REPEATABLE = 4;
  private static final int READING = 2;
  private static final String JSON = "Content-Type: application/json\n";

  enum Fault {
    RESET_BEFORE_HEADERS(2, 1, ErrorKind.TRANSPORT, ErrorKind.OUTCOME_UNKNOWN) {
      @Override
      void happen(RawServer.Wire wire) throws IOException {
        wire.reset();
      }
    },
    RESET_IN_BODY(2, 1, ErrorKind.TRANSPORT, ErrorKind.OUTCOME_UNKNOWN) {
      @Override
      void happen(RawServer.Wire wire) throws IOException {
        wire.send("HTTP/1.1 200 OK\n" + JSON + "Content-Length: 9\n\n{\"a\"");
        wire.reset();
      }
    },
    WRONG_LENGTH(2, 1, ErrorKind.TRANSPORT, ErrorKind.OUTCOME_UNKNOWN) {
      @Override
      void happen(RawServer.Wire wire) throws IOException {
        wire.send("HTTP/1.1 200 OK\n" + JSON + "Content-Length: 9\n\n{}");
        wire.close();
      }
    },
    STALLED_BODY(2, 1, ErrorKind.TIMED_OUT, ErrorKind.OUTCOME_UNKNOWN) {
      @Override
      void happen(RawServer.Wire wire) throws IOException {
        wire.send("HTTP/1.1 200 OK\n" + JSON + "Content-Length: 9\n\n{\"a\"");
        wire.hold();
      }
    },
    SLOW_HEADERS(2, 1, ErrorKind.TIMED_OUT, ErrorKind.OUTCOME_UNKNOWN) {
      @Override
      void happen(RawServer.Wire wire) throws IOException {
        wire.send("HTTP/1.1 200 OK\nContent-Ty");
        wire.hold();
      }
    },
    CUT_JSON(1, 1, ErrorKind.UNDECODABLE, ErrorKind.UNDECODABLE) {
      @Override
      void happen(RawServer.Wire wire) throws IOException {
        wire.answer(200, JSON, "{\"a\":");
      }
    },
    REQUEST_TIMEOUT(2, 1, ErrorKind.UNAVAILABLE, ErrorKind.OUTCOME_UNKNOWN, 408),
    THROTTLED(2, 2, ErrorKind.THROTTLED, ErrorKind.THROTTLED, 429),
    SERVER_ERROR(1, 1, ErrorKind.SERVER_ERROR, ErrorKind.SERVER_ERROR, 500),
    BAD_GATEWAY(2, 1, ErrorKind.UNAVAILABLE, ErrorKind.OUTCOME_UNKNOWN, 502),
    BUSY(2, 1, ErrorKind.UNAVAILABLE, ErrorKind.UNAVAILABLE, 503),
    GATEWAY_TIMEOUT(2, 1, ErrorKind.UNAVAILABLE, ErrorKind.OUTCOME_UNKNOWN, 504),
    SIGN_IN_PAGE(1, 1, ErrorKind.UNAUTHENTICATED, ErrorKind.UNAUTHENTICATED) {
      @Override
      void happen(RawServer.Wire wire) throws IOException {
        wire.answer(203, "Content-Type: text/html\n", "<html>Sign in</html>");
      }
    },
    SIGN_IN_REDIRECT(1, 1, ErrorKind.UNAUTHENTICATED, ErrorKind.UNAUTHENTICATED) {
      @Override
      void happen(RawServer.Wire wire) throws IOException {
        wire.answer(302, "Location: /_signin?realm=x\n", "");
      }
    };

    private final int whenRepeatable;
    private final int otherwise;
    private final ErrorKind reading;
    private final ErrorKind changing;
    private final int status;

    Fault(int whenRepeatable, int otherwise, ErrorKind reading, ErrorKind changing) {
      this(whenRepeatable, otherwise, reading, changing, 0);
    }

    Fault(int whenRepeatable, int otherwise, ErrorKind reading, ErrorKind changing, int status) {
      this.whenRepeatable = whenRepeatable;
      this.otherwise = otherwise;
      this.reading = reading;
      this.changing = changing;
      this.status = status;
    }

    void happen(RawServer.Wire wire) throws IOException {
      wire.answer(status, JSON + "Retry-After: 0\n", "");
    }

    int requests(int verb) {
      int requests = verb < REPEATABLE ? whenRepeatable : otherwise;
      // The JDK's own repetition, which its transport tells about.
      boolean twice = Carrier.isJdk() && this == RESET_BEFORE_HEADERS && verb == 0;
      return twice ? 2 * requests : requests;
    }

    boolean slow() {
      return this == STALLED_BODY || this == SLOW_HEADERS;
    }
  }

  static Stream<Arguments> cells() {
    return Stream.of(Fault.values())
        .flatMap(fault -> Carrier.WHOLE.stream().map(carrier -> Arguments.of(fault, carrier)));
  }

  @ParameterizedTest(name = "{0} over {1}")
  @MethodSource("cells")
  void everyVerbEndsAsItShould(Fault fault, Carrier carrier) throws Exception {
    try (RawServer server = new RawServer((request, wire) -> fault.happen(wire));
        Connection connection = connection(server.uri("/contoso"), carrier, fault.slow())) {
      Map<String, AzureDevOpsException> errors = run(connection);
      for (Map.Entry<String, AzureDevOpsException> cell : errors.entrySet()) {
        int verb = verb(cell.getKey());
        assertThat(cell.getValue().kind())
            .as("%s: %s", cell.getKey(), cell.getValue().getMessage())
            .isEqualTo(verb < READING ? fault.reading : fault.changing);
        assertThat(server.requests().stream().filter(r -> r.target().endsWith(cell.getKey())))
            .as("requests of %s", cell.getKey())
            .hasSize(fault.requests(verb));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Carrier.class)
  void aServerThatIsNotThereIsTriedAgainByAnyVerb(Carrier carrier) throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    neverSent(URI.create("http://127.0.0.1:" + port + "/contoso"), carrier);
  }

  @ParameterizedTest
  @EnumSource(Carrier.class)
  void anUnknownHostIsTriedAgainByAnyVerb(Carrier carrier) throws Exception {
    neverSent(URI.create("http://no-such-host.invalid/contoso"), carrier);
  }

  @ParameterizedTest
  @EnumSource(Carrier.class)
  void aFailedHandshakeIsTriedAgainByAnyVerb(Carrier carrier) throws Exception {
    try (ServerSocket noTls = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread talker = new Thread(() -> refuse(noTls), "no-tls");
      talker.setDaemon(true);
      talker.start();
      neverSent(URI.create("https://127.0.0.1:" + noTls.getLocalPort() + "/contoso"), carrier);
    }
  }

  @ParameterizedTest
  @EnumSource(Carrier.class)
  void aStreamThatIsRefusedIsTriedAgainByAnyVerb(Carrier carrier) throws Exception {
    Authority authority = new Authority();
    try (Http2Server server =
        new Http2Server(
            authority.server(),
            100,
            (number, stream) -> stream.reset(Http2Server.REFUSED_STREAM))) {
      neverSent(
          server.uri("/contoso"),
          carrier.transport(TransportSettings.standard().trust(authority.pem())));
    }
  }

  @ParameterizedTest
  @EnumSource(Carrier.class)
  void aCertificateThatIsNotTrustedHasSentNothingWithAnyVerb(Carrier carrier) throws Exception {
    try (RawServer server =
            RawServer.secure(
                new Authority().server().getServerSocketFactory(),
                false,
                (request, wire) -> wire.answer(200, JSON, "{}"));
        Connection connection = connection(server.uri("/contoso"), carrier, false)) {
      assertThat(run(connection).values())
          .allSatisfy(error -> assertThat(error.kind()).isEqualTo(ErrorKind.TRANSPORT));
      assertThat(server.requests()).isEmpty();
    }
  }

  /** Answers a hello with what is no handshake. */
  private static void refuse(ServerSocket server) {
    while (!server.isClosed()) {
      try (var socket = server.accept()) {
        socket.getInputStream().read();
        socket
            .getOutputStream()
            .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      } catch (IOException gone) {
        // The client has understood, or the test is over.
      }
    }
  }

  private static void neverSent(URI uri, Carrier carrier) throws Exception {
    neverSent(uri, carrier.transport());
  }

  private static void neverSent(URI uri, Transport transport) throws Exception {
    try (Connection connection = connection(uri, transport, false)) {
      assertThat(run(connection).entrySet())
          .allSatisfy(
              cell -> {
                assertThat(cell.getValue().kind())
                    .as("%s: %s", cell.getKey(), cell.getValue().getMessage())
                    .isEqualTo(ErrorKind.TRANSPORT);
                assertThat(cell.getValue().attempts()).isEqualTo(2);
              });
    }
  }

  private static Connection connection(URI uri, Carrier carrier, boolean slow) {
    return connection(uri, carrier.transport(), slow);
  }

  private static Connection connection(URI uri, Transport transport, boolean slow) {
    Rules rules =
        Rules.standard()
            .retry(RetryPolicy.backoff(2, Duration.ofMillis(1), Duration.ofMillis(1)))
            .attempt(slow ? Duration.ofMillis(800) : Duration.ofSeconds(30));
    return Connection.to(ServiceHosts.at(uri), Credential.token("pat"))
        .transport(transport)
        .rules(rules)
        .build();
  }

  private static int verb(String cell) {
    return Integer.parseInt(cell.substring(1, 2));
  }

  /** Runs all verbs both ways at once; the last part of an address names the cell. */
  private static Map<String, AzureDevOpsException> run(Connection connection) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(VERBS.size() * Both.values().length);
    try {
      Map<String, Future<AzureDevOpsException>> runs = new LinkedHashMap<>();
      for (int verb = 0; verb < VERBS.size(); verb++) {
        for (Both both : Both.values()) {
          String cell = "/" + verb + both;
          Call<String> call = call(connection, VERBS.get(verb), cell);
          runs.put(cell, threads.submit(() -> both.failure(call)));
        }
      }
      Map<String, AzureDevOpsException> errors = new LinkedHashMap<>();
      for (Map.Entry<String, Future<AzureDevOpsException>> run : runs.entrySet()) {
        errors.put(run.getKey(), run.getValue().get(30, TimeUnit.SECONDS));
      }
      return errors;
    } finally {
      threads.shutdownNow();
    }
  }

  private static Call<String> call(Connection connection, String verb, String cell) {
    String method = verb.replace("safe ", "");
    RequestBody body = method.startsWith("P") ? RequestBody.of("{}") : null;
    URI uri = URI.create(connection.hosts().base("dev.azure.com", true) + cell);
    Plan plan = Plan.of("Things do", new HttpRequest(method, uri, Headers.none(), body));
    return connection.call(verb.equals(method) ? plan : plan.reading(), FaultMatrixTest::json);
  }

  private static String json(HttpResponse response) throws UndecodableException {
    try {
      return Json.decode(response.bytes(), Codec.JSON).toString();
    } catch (JsonDecodingException broken) {
      throw new UndecodableException("no JSON", broken);
    }
  }
}
