// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.installation;

import io.github.fluentado.emulator.clock.Ticker;
import io.github.fluentado.emulator.control.Control;
import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.http.Listener;
import io.github.fluentado.emulator.seed.Seeded;
import io.github.fluentado.emulator.service.Service;
import io.github.fluentado.emulator.tls.Authority;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An emulated service that can be reached, until it is closed. */
public final class Installation implements AutoCloseable {
  private final Listener listener;
  private final Ticker ticker;
  private final Service service;
  private final String token;
  private final Seeded seeded;
  private final @Nullable Authority authority;

  Installation(
      Listener listener,
      Ticker ticker,
      Service service,
      String token,
      Seeded seeded,
      @Nullable Authority authority) {
    this.listener = listener;
    this.ticker = ticker;
    this.service = service;
    this.token = token;
    this.seeded = seeded;
    this.authority = authority;
  }

  /** Listens from now on. */
  public static Installation start(Settings settings) {
    return new Setup(settings).start();
  }

  public Service service() {
    return service;
  }

  /** The organization's base URL. */
  public String url() {
    return service.world().organization().url();
  }

  /** The organization's name. */
  public String organization() {
    return service.world().organization().name();
  }

  /** Where it is steered by HTTP. */
  public String controlUrl() {
    return URI.create(url()).resolve(Control.ROOT).toString();
  }

  /** A token that is accepted from the start. */
  public String token() {
    return token;
  }

  /** What was put in at the start. */
  public Seeded seeded() {
    return seeded;
  }

  /** The certificate that clients must trust, in PEM; empty without https. */
  public Optional<String> caPem() {
    return Optional.ofNullable(authority).map(Authority::pem);
  }

  public int port() {
    return listener.port();
  }

  /** Connections now open. */
  public int connections() {
    return listener.connections();
  }

  /** Stops listening and cuts all connections. */
  @Override
  public void close() {
    World world = service.world();
    ticker.close();
    world.sender().close();
    listener.close();
    world.downloads().close();
  }
}
