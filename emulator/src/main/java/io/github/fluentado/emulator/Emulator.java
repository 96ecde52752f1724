// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator;

import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.http.Listener;
import io.github.fluentado.emulator.seed.SeedDocument;
import io.github.fluentado.emulator.server.TokenScopes;
import io.github.fluentado.emulator.tls.Authority;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An Azure DevOps in memory, reached over HTTP on loopback. Many can run in one process; each has
 * its own state, and two made alike answer alike.
 *
 * <pre>{@code
 * try (Emulator emulator = Emulator.start()) {
 *   // give emulator.url() and emulator.token() to the client under test
 *   assertThat(emulator.requests()).hasSize(1);
 * }
 * }</pre>
 */
public final class Emulator implements AutoCloseable {
  private final Listener listener;
  private final Ticker ticker;
  private final Service service;
  private final String token;
  private final Seeds seeds;
  private final @Nullable Authority authority;

  Emulator(
      Listener listener,
      Ticker ticker,
      Service service,
      String token,
      Seeds seeds,
      @Nullable Authority authority) {
    this.authority = authority;
    this.listener = listener;
    this.ticker = ticker;
    this.service = service;
    this.token = token;
    this.seeds = seeds;
  }

  /** With organization {@code contoso}, two empty projects, a free port, and the real clock. */
  public static Emulator start() {
    return builder().start();
  }

  public static EmulatorBuilder builder() {
    return new EmulatorBuilder();
  }

  /** The organization's base URL, as a client takes it: {@code http://127.0.0.1:PORT/contoso}. */
  public String url() {
    return service.world().organization().url();
  }

  /** Where the emulator itself is steered by HTTP: {@code http://127.0.0.1:PORT/_emulator}. */
  public String controlUrl() {
    return URI.create(url()).resolve(Control.ROOT).toString();
  }

  /**
   * The certificate that clients must trust, in PEM. Each emulator has its own, which ends with it.
   *
   * @throws IllegalStateException without {@link EmulatorBuilder#https}
   */
  public String caPem() {
    if (authority == null) {
      throw new IllegalStateException("Only an emulator with https() has a certificate.");
    }
    return authority.pem();
  }

  public int port() {
    return listener.port();
  }

  public String organization() {
    return service.world().organization().name();
  }

  /** A personal access token that is accepted. */
  public String token() {
    return token;
  }

  /** What was put in at the start. */
  public Seeds seeds() {
    return seeds;
  }

  /**
   * Puts in what a seed document describes, in YAML or, if its name ends in {@code .json}, in JSON:
   * whole or not at all.
   *
   * @return the projects it speaks of, and what its keys stand for
   * @throws IllegalArgumentException with file, line and column if something is wrong with it
   */
  public Seeds seed(Path file) {
    return service.seed(SeedDocument.read(file));
  }

  /** As {@link #seed}, from a text in YAML. */
  public Seeds seedYaml(String text) {
    return service.seed(SeedDocument.read("seeds", text));
  }

  /** As {@link #seed}, from a text in JSON. */
  public Seeds seedJson(String text) {
    return service.seed(SeedDocument.readJson("seeds", text));
  }

  /** Accepts one more token, or one that had ended. */
  public void accept(String otherToken) {
    service.signIn().accept(otherToken);
  }

  /**
   * Accepts a token that is limited to OAuth scopes, such as {@code vso.code_write}: it may call
   * the operations that publish one of them, or one that they include, and those that publish none.
   * All others answer it with 401. Accepting a token again replaces its scopes.
   *
   * @throws IllegalArgumentException for no scopes, or a text that is none
   */
  public void accept(String otherToken, String... scopes) {
    if (scopes.length == 0) {
      throw new IllegalArgumentException("A limited token needs at least one scope.");
    }
    service.signIn().accept(otherToken, new TokenScopes(Set.copyOf(List.of(scopes))));
  }

  /** Stops accepting a token, as when it has been revoked. */
  public void revoke(String someToken) {
    service.signIn().refuse(someToken);
  }

  /**
   * Ends an accepted token at a time of the emulator's clock. From then on it gets what the service
   * gives for an expired one: the sign-in page with status 203 for GET, a redirect to it for all
   * else.
   */
  public void expireToken(String someToken, Instant at) {
    service.signIn().end(someToken, at);
  }

  /** Ends an accepted token when it has let pass so many more requests. */
  public void expireTokenAfter(String someToken, int requests) {
    if (requests < 0) {
      throw new IllegalArgumentException("A token cannot let pass " + requests + " requests.");
    }
    service.signIn().endAfter(someToken, requests);
  }

  /** The time here, which can jump and stand still. */
  public EmulatorClock clock() {
    return service.clock();
  }

  /** Failures on demand. */
  public Faults faults() {
    return service.faults();
  }

  /**
   * The state as it is now: all that the service holds, the accepted tokens, and how the clock is
   * set. Taking one copies nothing; what is changed from now on is kept beside its old value, as it
   * is since the start. Faults and {@link #requests()} belong to the test and not to the state.
   */
  public Snapshot snapshot() {
    return service.snapshot();
  }

  /**
   * Returns to a snapshot, which can be done again; snapshots taken after it are gone. A clock that
   * stood still then shows the same time again; one that was going keeps going, as far from its
   * source as then.
   *
   * @throws IllegalArgumentException for a snapshot of another emulator
   * @throws IllegalStateException for a snapshot that is gone
   */
  public void restore(Snapshot snapshot) {
    service.restore(snapshot);
  }

  /**
   * Returns to how it was after the start: state, tokens and clock as by {@link #restore}; without
   * faults, and with no request received. All snapshots are gone.
   */
  public void reset() {
    service.reset();
  }

  /** The requests so far, oldest first; at most the last ten thousand. */
  public List<ReceivedRequest> requests() {
    return service.log().all();
  }

  /**
   * Those among {@link #requests()} with this verb ({@code *} for any) and path. The path is
   * compared decoded, without regard to case, from {@code /_apis} on if it begins so, else from
   * behind the organization; {@code *} stands for one segment, {@code **} for any number of them.
   */
  public Received received(String method, String path) {
    return service.log().received(PathPattern.of(method, path));
  }

  /** All of {@link #requests()}, to be held against expectations. */
  public Received received() {
    return service.log().received(PathPattern.ALL);
  }

  /**
   * The requests to the second port so far, oldest first; at most the last ten thousand. Downloads
   * come from there, under signed URLs; a client must not take its token along.
   */
  public List<ReceivedRequest> downloadRequests() {
    return world().downloads().requests().stream()
        .map(received -> ReceivedRequest.of(received.request(), received.status()))
        .toList();
  }

  /** Empties the lists of {@link #requests()} and {@link #downloadRequests()}. */
  public void forgetRequests() {
    service.forgetRequests();
  }

  /**
   * Waits until all notifications that are due by the emulator's clock have been sent, and what
   * came of them is known. Retries that are due later are not waited for: a test moves the clock to
   * see them.
   *
   * @throws IllegalStateException when it takes longer than this
   */
  public void awaitDeliveries(Duration limit) {
    if (!world().settle(limit)) {
      throw new IllegalStateException("Deliveries still go on after " + limit + ".");
    }
  }

  /** Connections now open. */
  public int connections() {
    return listener.connections();
  }

  /** What the areas are made from; for tests of their inside. */
  World world() {
    return service.world();
  }

  /** Stops listening and cuts all connections. */
  @Override
  public void close() {
    ticker.close();
    world().sender().close();
    listener.close();
    world().downloads().close();
  }

  @Override
  public String toString() {
    return "Emulator[" + url() + "]";
  }
}
