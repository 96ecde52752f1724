// SPDX-License-Identifier: MIT
package io.github.fluentado.hard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.Ear;
import io.github.fluentado.Mode;
import io.github.fluentado.core.Call;
import io.github.fluentado.core.CallOptions;
import io.github.fluentado.core.credential.AccessToken;
import io.github.fluentado.core.credential.Authorization;
import io.github.fluentado.core.credential.Credential;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.error.ServiceError;
import io.github.fluentado.core.exchange.Event;
import io.github.fluentado.core.exchange.Moment;
import io.github.fluentado.core.exchange.Plan;
import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.http.HttpRequest;
import io.github.fluentado.core.http.HttpResponse;
import io.github.fluentado.core.json.Codec;
import io.github.fluentado.core.operation.Paging;
import io.github.fluentado.core.operation.Place;
import io.github.fluentado.core.run.RetryPolicy;
import io.github.fluentado.core.run.Rules;
import io.github.fluentado.core.run.TimeSource;
import io.github.fluentado.core.transport.Transport;
import io.github.fluentado.core.transport.TransportException;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.workitems.Fields;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Secrets given to a client show up in nothing that it shows, whatever goes wrong. */
class SecretsTest {
  private static final Paging BY_HEADER = Paging.header(Place.QUERY, "continuationToken");
  private static final long SEED = 20260103;
  private static final int FAILURES = 1_000;
  private static final String SIGNED =
      "https://blob.example/container/file?sv=2024&sig=" + Canaries.SIGNATURE + "&se=2026";
  private static final String BAD_SIGNED = "https://blob.example/a b?sig=" + Canaries.SIGNATURE;
  private static final String MOVED =
      "<html><body>Object moved to <a href=\"" + SIGNED + "\">here</a></body></html>";

  private final Canaries canaries = new Canaries();
  private final Log log = Log.capture();
  private final Queue<Object> shown = new ConcurrentLinkedQueue<>();
  private final Ear ear = new Ear(shown::add);
  private final Random random = new Random(SEED);

  @AfterEach
  void release() {
    log.close();
  }

  private static List<Credential> credentials() {
    AtomicInteger count = new AtomicInteger();
    return List.of(
        Credential.token(Canaries.PAT),
        Credential.basic("user", Canaries.PASSWORD),
        Credential.bearer(Canaries.BEARER),
        Credential.bearer(
            () -> new AccessToken(Canaries.BEARER + count.incrementAndGet(), Instant.MAX)));
  }

  /** Fails in one of many ways; puts aside what it was given, as a public value. */
  private final class Failing implements Transport {
    @Override
    public <R> CompletableFuture<R> send(HttpRequest request, Receiver<R> receiver) {
      shown.add(request);
      shown.add(request.headers());
      try {
        return CompletableFuture.completedFuture(answer(random.nextInt(20), receiver));
      } catch (IOException | RuntimeException broken) {
        return CompletableFuture.failedFuture(broken);
      }
    }

    private <R> R answer(int kind, Receiver<R> receiver) throws IOException {
      Headers none = Headers.none();
      Headers json = none.and("Content-Type", "application/json");
      Headers html = none.and("Content-Type", "text/html");
      return switch (kind) {
        case 0 -> throw new TransportException(false, new ConnectException("refused"));
        case 1 -> throw new TransportException(true, new IOException("reset"));
        case 2 -> throw new IllegalStateException("a defect");
        case 3 -> receive(receiver, 401, json, "{\"message\":\"no\"}");
        case 4 -> receive(receiver, 203, html, "<html>Sign In</html>");
        case 5 -> receive(receiver, 403, json, "{\"message\":\"no\"}");
        case 6 -> receive(receiver, 404, json, "{\"message\":\"no\",\"typeKey\":\"X\"}");
        case 7 -> receive(receiver, 409, json, "{}");
        case 8 -> receive(receiver, 429, json.and("Retry-After", "0"), "{}");
        case 9 -> receive(receiver, 500, json, "{");
        case 10 -> receive(receiver, 503, html, "<html>");
        case 11 -> receive(receiver, 200, json, "{\"id\":");
        case 12 -> receive(receiver, 200, html, "<html>");
        case 13 -> receive(receiver, 302, html.and("Location", BAD_SIGNED), MOVED);
        case 14 ->
            receive(receiver, 302, html.and("Location", "http" + SIGNED.substring(5)), MOVED);
        case 15 -> receive(receiver, 302, html.and("Location", SIGNED + "&_signin"), MOVED);
        case 16 -> receive(receiver, 304, none.and("Location", SIGNED), "");
        default -> receive(receiver, 302, html.and("Location", SIGNED), MOVED);
      };
    }

    private <R> R receive(Receiver<R> receiver, int status, Headers headers, String text)
        throws IOException {
      byte[] body = text.getBytes(StandardCharsets.UTF_8);
      shown.add(headers);
      shown.add(HttpResponse.of(status, headers, body));
      return receiver.receive(status, headers, new ByteArrayInputStream(body));
    }

    @Override
    public void close() {}

    @Override
    public String toString() {
      return "Failing";
    }
  }

  private AzureDevOps client(AzureDevOps.Builder settings) {
    return settings
        .header("X-Api-Key", Canaries.HEADER)
        .observer(ear)
        .observer(
            new Ear(
                event -> {
                  throw new IllegalStateException("a broken observer of " + event);
                }))
        .observer(
            beginning -> {
              throw new IllegalStateException("a broken observer of " + beginning);
            })
        .rules(
            Rules.standard()
                .retry(RetryPolicy.backoff(3, Duration.ofMillis(2), Duration.ofMillis(4))))
        .time(TimeSource.system())
        .build();
  }

  private List<Call<?>> calls(AzureDevOps ado) {
    return List.of(
        ado.workItems().get(7),
        ado.workItems().edit(7).set(Fields.TITLE, "x"),
        ado.project("web").workItems().create("Bug").set(Fields.TITLE, "x"),
        ado.workItems().delete(7),
        ado.workItems().query("SELECT [System.Id] FROM WorkItems").all(),
        ado.workItems().batch().delete(7),
        ado.workItems().get(7).header("X-Other-Key", Canaries.HEADER),
        ado.request("GET", "/_apis/things").header("X-Key", Canaries.HEADER).json(),
        ado.request("GET", "/_apis/things").json().withResponse(),
        ado.request("GET", "/_apis/things").list(Codec.JSON, BY_HEADER).all(),
        ado.request("GET", "/_apis/file").download("application/octet-stream").bytes(99));
  }

  private void fail(AzureDevOps ado, Map<ErrorKind, Integer> kinds) {
    List<Call<?>> calls = calls(ado);
    Call<?> call = calls.get(random.nextInt(calls.size()));
    shown.add(call);
    try {
      (random.nextBoolean() ? Mode.BLOCKING : Mode.ASYNC).run(call);
    } catch (AzureDevOpsException failure) {
      kinds.merge(failure.kind(), 1, Integer::sum);
      shown.add(failure);
      shown.add(failure.url());
      shown.add(failure.body());
      shown.add(failure.serviceError());
    }
  }

  private List<String> leaks() {
    List<String> leaks = new ArrayList<>();
    for (Object one : shown) {
      Optional<String> leak =
          one instanceof Throwable failure ? canaries.leak(failure) : canaries.leak(one);
      leak.ifPresent(leaks::add);
    }
    log.lines().forEach(line -> canaries.leak(line).ifPresent(leaks::add));
    return leaks.stream().distinct().toList();
  }

  @Test
  void aThousandFailuresShowNoSecret() {
    Map<ErrorKind, Integer> kinds = new EnumMap<>(ErrorKind.class);
    for (Credential credential : credentials()) {
      try (AzureDevOps ado = client(AzureDevOps.of("alpha", credential).transport(new Failing()))) {
        shown.addAll(List.of(ado, ado.connection(), ado.project("web"), credential));
        for (int i = 0; i < FAILURES / 4; i++) {
          fail(ado, kinds);
        }
      }
    }
    assertThat(leaks()).isEmpty();
    assertThat(kinds.values().stream().mapToInt(count -> count).sum()).isGreaterThan(900);
    assertThat(kinds.keySet())
        .contains(
            ErrorKind.UNAUTHENTICATED,
            ErrorKind.REDIRECTED,
            ErrorKind.TRANSPORT,
            ErrorKind.OUTCOME_UNKNOWN,
            ErrorKind.UNDECODABLE);
    assertThat(canaries.texts()).isGreaterThan(10_000);
    assertThat(log.lines()).anyMatch(line -> line.contains("sig=***"));
    assertThat(ear.names()).contains("Authorized", "AttemptEnds", "Waiting", "End");
    assertThat(ear.names().stream().filter("AttemptEnds"::equals).count()).isGreaterThan(FAILURES);
  }

  @Test
  void realConnectionsShowNoSecret() {
    for (Credential credential : credentials()) {
      try (Emulator emulator = Emulator.builder().token(Canaries.PAT).start();
          AzureDevOps ado = client(AzureDevOps.at(URI.create(emulator.url()), credential))) {
        for (int i = 0; i < 12; i++) {
          emulator.faults().on("*", "/_apis/**").times(2).reset();
          fail(ado, new EnumMap<>(ErrorKind.class));
          emulator.faults().on("*", "/_apis/**").truncate(1);
          fail(ado, new EnumMap<>(ErrorKind.class));
          emulator.faults().on("*", "/_apis/**").header("Location", SIGNED).answer(302);
          fail(ado, new EnumMap<>(ErrorKind.class));
        }
      }
      URI nobody = URI.create("http://127.0.0.1:1/contoso");
      try (AzureDevOps ado = client(AzureDevOps.at(nobody, credential))) {
        fail(ado, new EnumMap<>(ErrorKind.class));
      }
    }
    assertThat(leaks()).isEmpty();
    assertThat(log.lines()).anyMatch(line -> line.startsWith("okhttp3."));
  }

  @Test
  void publicValuesWithSecretsDoNotShowThem() {
    Headers headers =
        Headers.none()
            .with("Authorization", "Bearer " + Canaries.BEARER)
            .with("X-Api-Key", Canaries.HEADER)
            .and("Location", SIGNED)
            .and("Set-Cookie", "session=" + Canaries.HEADER);
    HttpRequest request = new HttpRequest("GET", URI.create(SIGNED), headers, null);
    Authorization bearer = Authorization.bearer(Canaries.BEARER);
    shown.addAll(
        List.of(
            headers,
            request,
            HttpResponse.of(302, headers, new byte[0]),
            bearer,
            Authorization.basic("user", Canaries.PASSWORD),
            new AccessToken(Canaries.BEARER, Instant.MAX),
            Plan.of("Look", request),
            CallOptions.none().header("X-Api-Key", Canaries.HEADER),
            new Event.Authorized(new Moment(Instant.EPOCH, 0), bearer)));
    shown.addAll(credentials());
    assertThat(leaks()).isEmpty();
  }

  @Test
  void valuesThatCannotBeSentAreRefusedWithoutBeingRepeated() {
    String broken = Canaries.HEADER + "\r\n" + Canaries.PAT;
    AzureDevOps.Builder builder = AzureDevOps.of("alpha", Credential.anonymous());
    List<Runnable> attempts =
        List.of(
            () -> builder.header("X-Api-Key", broken),
            () -> Credential.bearer(Canaries.BEARER + "\n"),
            () -> new AccessToken(Canaries.BEARER + " ", Instant.MAX),
            () ->
                AzureDevOps.at(
                    URI.create("https://user:" + Canaries.PAT + "@x.example/c"),
                    Credential.anonymous()));
    for (Runnable attempt : attempts) {
      try {
        attempt.run();
        throw new AssertionError("was taken");
      } catch (IllegalArgumentException refused) {
        shown.add(refused);
      }
    }
    assertThat(leaks()).isEmpty();
  }

  @Test
  void aLeakWouldBeNoticed() {
    assertThat(leaks()).isEmpty();
    LoggerFactory.getLogger("io.github.fluentado").debug("token {}", Canaries.BEARER);
    assertThat(leaks()).hasSize(1);
    RuntimeException deep = new RuntimeException("a", new IOException(Canaries.PAT));
    RuntimeException suppressing = new RuntimeException("b");
    suppressing.addSuppressed(new IOException("at " + SIGNED));
    List<Object> leaking =
        List.of(
            deep,
            suppressing,
            new ServiceError(Optional.of(SIGNED), Optional.empty(), Optional.empty()),
            Map.of("X-Api-Key", Canaries.HEADER),
            Authorization.basic("user", Canaries.PASSWORD).header(),
            Authorization.basic("", Canaries.PAT).header());
    for (Object one : leaking) {
      int before = leaks().size();
      shown.add(one);
      assertThat(leaks()).hasSize(before + 1);
    }
  }
}
