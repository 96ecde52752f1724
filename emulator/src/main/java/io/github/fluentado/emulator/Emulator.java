// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator;

import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.installation.Installation;
import io.github.fluentado.emulator.seed.SeedDocument;
import io.github.fluentado.emulator.server.PathPattern;
import io.github.fluentado.emulator.server.TokenScopes;
import io.github.fluentado.emulator.service.LoggedRequest;
import io.github.fluentado.emulator.service.Service;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

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
  private final Installation installation;
  private final Service service;
  private final EmulatorClock clock;
  private final Faults faults;
  private final Seeds seeds;

  Emulator(Installation installation) {
    this.installation = installation;
    this.service = installation.service();
    this.clock = new EmulatorClock(service.clock());
    this.faults = new Faults(service.faults());
    this.seeds = Seeds.of(installation.seeded());
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
    return installation.url();
  }

  /** Where the emulator itself is steered by HTTP: {@code http://127.0.0.1:PORT/_emulator}. */
  public String controlUrl() {
    return installation.controlUrl();
  }

  /**
   * The certificate that clients must trust, in PEM. Each emulator has its own, which ends with it.
   *
   * @throws IllegalStateException without {@link EmulatorBuilder#https}
   */
  public String caPem() {
    return installation
        .caPem()
        .orElseThrow(
            () -> new IllegalStateException("Only an emulator with https() has a certificate."));
  }

  public int port() {
    return installation.port();
  }

  public String organization() {
    return installation.organization();
  }

  /** A personal access token that is accepted. */
  public String token() {
    return installation.token();
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
    return seed(SeedDocument.read(file));
  }

  /** As {@link #seed}, from a text in YAML. */
  public Seeds seedYaml(String text) {
    return seed(SeedDocument.read("seeds", text));
  }

  /** As {@link #seed}, from a text in JSON. */
  public Seeds seedJson(String text) {
    return seed(SeedDocument.readJson("seeds", text));
  }

  private Seeds seed(SeedDocument document) {
    return Seeds.of(service.seed(document));
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
    return clock;
  }

  /** Failures on demand. */
  public Faults faults() {
    return faults;
  }

  /**
   * The state as it is now: all that the service holds, the accepted tokens, and how the clock is
   * set. Taking one copies nothing; what is changed from now on is kept beside its old value, as it
   * is since the start. Faults and {@link #requests()} belong to the test and not to the state.
   */
  public Snapshot snapshot() {
    return new Snapshot(service.save());
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
    service.restore(snapshot.state());
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
    return service.log().all().stream().map(ReceivedRequest::of).toList();
  }

  /**
   * Those among {@link #requests()} with this verb ({@code *} for any) and path. The path is
   * compared decoded, without regard to case, from {@code /_apis} on if it begins so, else from
   * behind the organization; {@code *} stands for one segment, {@code **} for any number of them.
   */
  public Received received(String method, String path) {
    return received(PathPattern.of(method, path));
  }

  /** All of {@link #requests()}, to be held against expectations. */
  public Received received() {
    return received(PathPattern.ALL);
  }

  private Received received(PathPattern which) {
    List<ReceivedRequest> all = requests();
    return new Received(
        which.toString(),
        all.stream().filter(request -> which.matches(request.method(), request.target())).toList(),
        all);
  }

  /**
   * The requests to the second port so far, oldest first; at most the last ten thousand. Downloads
   * come from there, under signed URLs; a client must not take its token along.
   */
  public List<ReceivedRequest> downloadRequests() {
    return world().downloads().requests().stream()
        .map(received -> LoggedRequest.of(received.request(), received.status()))
        .map(ReceivedRequest::of)
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
    return installation.connections();
  }

  /** What the areas are made from; for tests of their inside. */
  World world() {
    return service.world();
  }

  /** Stops listening and cuts all connections. */
  @Override
  public void close() {
    installation.close();
  }

  @Override
  public String toString() {
    return "Emulator[" + url() + "]";
  }
}
