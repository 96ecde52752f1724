// SPDX-License-Identifier: MIT
package io.github.fluentado.surface;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.Mode;
import io.github.fluentado.core.credential.Credential;
import io.github.fluentado.core.http.ApiVersion;
import io.github.fluentado.core.run.RetryPolicy;
import io.github.fluentado.core.transport.TransportSettings;
import io.github.fluentado.core.transport.Transports;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.EmulatorBuilder;
import io.github.fluentado.emulator.ServerYear;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where the rows of a class are run, and how: the hosted service or a server, each an emulator with
 * a client of its own.
 */
final class Site implements AutoCloseable {
  final Optional<ServerYear> server;
  final Mode mode;
  final Emulator emulator;
  final Wire wire;
  final AzureDevOps ado;

  private Site(Optional<ServerYear> server, Mode mode) {
    this.server = server;
    this.mode = mode;
    EmulatorBuilder builder =
        Emulator.builder().seeded().person("Pia Plus", "pia+a&b@contoso.example");
    emulator = server.map(builder::server).orElse(builder).start();
    wire =
        new Wire(
            Transports.standard(TransportSettings.standard()),
            server.isPresent() ? "" : "contoso",
            own());
    Credential credential = Credential.token(emulator.token());
    AzureDevOps.Builder client =
        server.isPresent()
            ? AzureDevOps.at(URI.create(emulator.url()), credential)
            : AzureDevOps.of("contoso", credential);
    ado =
        client.transport(wire).retry(RetryPolicy.backoff(2, Duration.ZERO, Duration.ZERO)).build();
  }

  /**
   * The hosted service, the oldest server and the newest in both modes, and those between in one,
   * about as often in each. JUnit closes them when their rows have been run.
   */
  static Stream<Site> all() {
    return Stream.concat(
            Stream.of(Optional.<ServerYear>empty()),
            Stream.of(ServerYear.values()).map(Optional::of))
        .flatMap(server -> modes(server).map(mode -> new Site(server, mode)));
  }

  private static Stream<Mode> modes(Optional<ServerYear> server) {
    List<ServerYear> years = List.of(ServerYear.values());
    int place = server.map(years::indexOf).orElse(0);
    boolean both = place == 0 || place == years.size() - 1;
    List<Mode> modes = List.of(Mode.values());
    return both ? modes.stream() : Stream.of(modes.get(place % modes.size()));
  }

  private String own() {
    return emulator.url().replaceAll("/$", "");
  }

  /** As people call the installation. */
  static String name(ServerYear year) {
    return year == ServerYear.SERVER ? "Server" : "Server " + year;
  }

  @Override
  public String toString() {
    return server.map(Site::name).orElse("Services") + ", " + mode.name().toLowerCase(Locale.ROOT);
  }

  /** The host that a request for this one of the service's leaves for. */
  String host(String hosted) {
    return server.isPresent() ? "127.0.0.1" : hosted;
  }

  /** What the host ends with that files are fetched from. */
  String storage() {
    return server.isPresent() ? "localhost" : ".blob.core.windows.net";
  }

  /** The organization's or collection's address. */
  String address() {
    return server.isPresent() ? own() : "https://dev.azure.com/contoso";
  }

  /** What all paths begin with. */
  String root() {
    return server.isPresent() ? "/tfs/DefaultCollection" : "/contoso";
  }

  /** That version, or the newest that the server has. */
  String atMost(String version) {
    ApiVersion wanted = ApiVersion.parse(version);
    return server
        .map(Site::newest)
        .filter(newest -> !wanted.cappedAt(newest).equals(wanted))
        .map(ApiVersion::toString)
        .orElse(version);
  }

  /** What matches the version that is asked for where this one is described. */
  String version(String described) {
    String asked = atMost(described);
    return Pattern.quote(asked) + (asked.equals(described) ? "" : "(-preview)?");
  }

  private static ApiVersion newest(ServerYear year) {
    return ApiVersion.parse(
        switch (year) {
          case SERVER_2019 -> "5.0";
          case SERVER_2019_1 -> "5.1";
          case SERVER_2020, SERVER_2020_1 -> "6.1";
          case SERVER_2022 -> "7.0";
          case SERVER_2022_1, SERVER_2022_2 -> "7.1";
          case SERVER -> "7.2";
        });
  }

  @Override
  public void close() {
    ado.close();
    emulator.close();
  }
}
