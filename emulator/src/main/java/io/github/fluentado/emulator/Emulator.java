// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator;

import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.http.Listener;
import io.github.fluentado.emulator.server.SignIn;
import java.util.List;

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
  private final Front front;
  private final Faults faults;
  private final SignIn signIn;
  private final EmulatorClock clock;
  private final Ticker ticker;
  private final World world;
  private final String token;
  private final Seeds seeds;

  Emulator(
      Listener listener,
      Front front,
      Faults faults,
      SignIn signIn,
      EmulatorClock clock,
      Ticker ticker,
      World world,
      String token,
      Seeds seeds) {
    this.listener = listener;
    this.front = front;
    this.faults = faults;
    this.signIn = signIn;
    this.clock = clock;
    this.ticker = ticker;
    this.world = world;
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
    return world.organization().url();
  }

  public int port() {
    return listener.port();
  }

  public String organization() {
    return world.organization().name();
  }

  /** A personal access token that is accepted. */
  public String token() {
    return token;
  }

  /** What was put in at the start. */
  public Seeds seeds() {
    return seeds;
  }

  /** Accepts one more token. */
  public void accept(String otherToken) {
    signIn.accept(otherToken);
  }

  /** Stops accepting a token, as when it has expired. */
  public void revoke(String someToken) {
    signIn.refuse(someToken);
  }

  /** The time here, which can jump and stand still. */
  public EmulatorClock clock() {
    return clock;
  }

  /** Failures on demand. */
  public Faults faults() {
    return faults;
  }

  /** The requests so far, oldest first; at most the last ten thousand. */
  public List<ReceivedRequest> requests() {
    return front.requests();
  }

  /** Empties the list of {@link #requests()}. */
  public void forgetRequests() {
    front.forgetRequests();
  }

  /** Connections now open. */
  public int connections() {
    return listener.connections();
  }

  /** Stops listening and cuts all connections. */
  @Override
  public void close() {
    ticker.close();
    listener.close();
  }

  @Override
  public String toString() {
    return "Emulator[" + url() + "]";
  }
}
