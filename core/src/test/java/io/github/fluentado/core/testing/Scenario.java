// SPDX-License-Identifier: MIT
package io.github.fluentado.core.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.core.credential.Authorization;
import io.github.fluentado.core.drive.AsyncDriver;
import io.github.fluentado.core.drive.BlockingDriver;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.exchange.Ceilings;
import io.github.fluentado.core.exchange.Deadline;
import io.github.fluentado.core.exchange.Exchange;
import io.github.fluentado.core.exchange.HttpExchange;
import io.github.fluentado.core.exchange.Plan;
import io.github.fluentado.core.exchange.Recorder;
import io.github.fluentado.core.exchange.ThrottleGate;
import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.http.HttpRequest;
import io.github.fluentado.core.http.HttpResponse;
import io.github.fluentado.core.http.RequestBody;
import io.github.fluentado.core.run.RetryPolicy;
import io.github.fluentado.core.run.Rules;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A scripted run, done by both drivers. They must do the same at the same times and end alike.
 * Immutable.
 */
public record Scenario(
    Plan plan,
    Rules rules,
    List<Reply> replies,
    List<String> tokens,
    @Nullable Duration whole,
    long seed) {
  public static final String HOST = "https://dev.azure.com";
  private static final Rules RULES =
      Rules.standard().retry(RetryPolicy.backoff(3, Duration.ofSeconds(1), Duration.ofSeconds(30)));

  /** A request to a trusted host with that verb; three attempts, and one token that stays. */
  public static Scenario of(String method) {
    boolean body = List.of("POST", "PATCH", "PUT").contains(method);
    return of(request(method, body ? RequestBody.of("{}") : null));
  }

  public static Scenario of(HttpRequest request) {
    return of(Plan.of("Things do", request));
  }

  public static Scenario of(Plan plan) {
    return new Scenario(plan, RULES, List.of(), List.of("t1"), null, 0);
  }

  public static HttpRequest request(String method, @Nullable RequestBody body) {
    URI uri = URI.create(HOST + "/contoso/_apis/things?api-version=7.1");
    return new HttpRequest(method, uri, Headers.none().with("Accept", "application/json"), body);
  }

  /** What comes of the requests in turn; the last stays. */
  public Scenario replies(Reply... inTurn) {
    return new Scenario(plan, rules, List.of(inTurn), tokens, whole, seed);
  }

  /** What the credential gives in turn, a new one each time the one before was refused. */
  public Scenario tokens(String... inTurn) {
    return new Scenario(plan, rules, replies, List.of(inTurn), whole, seed);
  }

  public Scenario plan(Plan other) {
    return new Scenario(other, rules, replies, tokens, whole, seed);
  }

  public Scenario rules(Rules other) {
    return new Scenario(plan, other, replies, tokens, whole, seed);
  }

  /** The run is part of a longer one with that limit. */
  public Scenario within(Duration limit) {
    return new Scenario(plan, rules, replies, tokens, limit, seed);
  }

  /** Other chances than always one half. */
  public Scenario chances(long other) {
    return new Scenario(plan, rules, replies, tokens, whole, other);
  }

  /** Runs it both ways. */
  public Ending run() {
    Ending blocking = run(this::port, this::exchange, false);
    Ending async = run(this::port, this::exchange, true);
    assertThat(async.transcript()).isEqualTo(blocking.transcript());
    assertThat(async.took()).isEqualTo(blocking.took());
    assertThat(async.value()).isEqualTo(blocking.value());
    assertThat(text(async.failure())).isEqualTo(text(blocking.failure()));
    return blocking;
  }

  private static String text(@Nullable AzureDevOpsException error) {
    return error == null ? "none" : error.getMessage() + error.attempts() + error.body();
  }

  private Exchange<String> exchange(ScriptedPort port) {
    var client =
        new HttpExchange.Client(
            port, new ThrottleGate(), new Ceilings(null), uri -> trusted(uri.toString()));
    Deadline latest = whole == null ? null : new Deadline(whole, null);
    return new HttpExchange<>(client, rules, plan, HttpResponse::text, Recorder.none(), latest);
  }

  private static boolean trusted(String uri) {
    return uri.startsWith(HOST + "/") || uri.startsWith("https://pkgs.dev.azure.com/");
  }

  private ScriptedPort port(boolean later) {
    AtomicInteger next = new AtomicInteger();
    AtomicInteger token = new AtomicInteger();
    Function<@Nullable Authorization, Authorization> credential =
        rejected -> {
          if (token.get() < tokens.size() - 1 && current(token.get()).equals(rejected)) {
            token.incrementAndGet();
          }
          return current(token.get());
        };
    return new ScriptedPort(
        later,
        request -> replies.get(Math.min(next.getAndIncrement(), replies.size() - 1)),
        credential,
        chance());
  }

  private Authorization current(int index) {
    String token = tokens.get(index);
    if (token.isEmpty()) {
      throw new IllegalStateException("no token");
    }
    return token.equals("none") ? Authorization.none() : Authorization.bearer(token);
  }

  private DoubleSupplier chance() {
    if (seed == 0) {
      return () -> 0.5;
    }
    var random = new java.util.SplittableRandom(seed);
    return random::nextDouble;
  }

  private static Ending run(
      Function<Boolean, ScriptedPort> ports,
      Function<ScriptedPort, Exchange<String>> exchanges,
      boolean later) {
    ScriptedPort port = ports.apply(later);
    Exchange<String> exchange = exchanges.apply(port);
    String value = null;
    AzureDevOpsException failure = null;
    try {
      value = later ? async(port, exchange) : BlockingDriver.run(exchange);
    } catch (AzureDevOpsException failed) {
      failure = failed;
    }
    Duration took = Duration.between(ScriptedPort.START, port.now());
    return new Ending(value, failure, port.sent(), port.waits(), took, port.transcript());
  }

  private static String async(ScriptedPort port, Exchange<String> exchange) {
    CompletableFuture<String> run = AsyncDriver.run(exchange);
    while (!run.isDone() && port.turn()) {
      // Each turn lets one thing happen.
    }
    assertThat(run).as("the run ends").isDone();
    try {
      return run.join();
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof AzureDevOpsException known) {
        throw known;
      }
      throw failed;
    }
  }
}
