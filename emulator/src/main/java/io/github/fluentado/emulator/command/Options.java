// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.command;

import io.github.fluentado.emulator.installation.Installation;
import io.github.fluentado.emulator.installation.ServerRelease;
import io.github.fluentado.emulator.installation.Settings;
import io.github.fluentado.emulator.seed.SeedDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The options of the command. */
final class Options {
  static final String USAGE =
      """
      usage: emulator [options]
        --port N             listens there; a free port unless said
        --seeds FILE         holds what this document describes, in YAML or JSON; may be repeated;
                             a few things of its own unless said
        --organization NAME  is called so; contoso, or as the seeds say
        --token TOKEN        accepts this one in place of the usual one
        --server RELEASE     is an Azure DevOps Server: 2019, 2019.1, 2020, 2020.1, 2022, 2022.1,
                             2022.2, or Server for the one without a year in its name
        --clock INSTANT      begins at this time, such as 2026-03-04T12:00:00Z, and goes on
        --https              speaks https, too, with an authority of its own, and stands in for the
                             hosts of the service as a proxy: https_proxy=http://127.0.0.1:N
        --ca-out FILE        writes the certificate of that authority there, in PEM
        --url URL            is reached there, such as https://ado.example:8443: all addresses in
                             answers begin so, and not with the host that a request names
        --address ADDRESS    listens there in place of loopback: whoever reaches it and knows the
                             token may do all
        --check              ends at once when all that was asked for could be started
        --strict             refuses with 501 what it would make up an answer for
        --help               tells this""";

  private final Settings settings = new Settings();
  private boolean https;
  private boolean checks;
  private @Nullable Path certificate;

  private Options() {}

  static Options of(List<String> args) {
    Options options = new Options();
    Iterator<String> rest = args.iterator();
    while (rest.hasNext()) {
      options.take(rest.next(), rest);
    }
    if (options.certificate != null && !options.https) {
      throw misused("--ca-out without --https, which makes the certificate");
    }
    return options;
  }

  private void take(String option, Iterator<String> rest) {
    if (option.equals("--https")) {
      https = true;
      settings.https();
    } else if (option.equals("--strict")) {
      settings.strict();
    } else if (option.equals("--check")) {
      checks = true;
    } else if (rest.hasNext()) {
      set(option, rest.next());
    } else {
      throw misused("no value for " + option);
    }
  }

  /** Whether it is to end as soon as it has started. */
  boolean checks() {
    return checks;
  }

  /**
   * Starts what was asked for.
   *
   * @throws UncheckedIOException when the certificate cannot be written; nothing runs then
   */
  Installation start() {
    if (!settings.isDescribed()) {
      settings.seeded();
    }
    Installation installation = Installation.start(settings);
    try {
      if (certificate != null) {
        Files.writeString(certificate, installation.caPem().orElseThrow());
      }
      return installation;
    } catch (IOException e) {
      installation.close();
      String why =
          "emulator: cannot write the certificate to " + certificate + ": " + Reasons.of(e);
      throw new UncheckedIOException(why, e);
    }
  }

  private void set(String option, String value) {
    switch (option) {
      case "--port" -> settings.port(port(value));
      case "--seeds" -> settings.seeds(SeedDocument.read(path(value)));
      case "--organization" -> settings.organization(value);
      case "--token" -> settings.token(value);
      case "--server" -> settings.server(ServerRelease.of(value));
      case "--clock" -> settings.clock(from(value));
      case "--ca-out" -> certificate = path(value);
      case "--url" -> settings.url(value);
      case "--address" -> settings.address(address(value));
      default -> throw misused("no option " + option);
    }
  }

  private static Path path(String value) {
    try {
      return Path.of(value);
    } catch (InvalidPathException e) {
      throw misused("no file " + value);
    }
  }

  private static int port(String value) {
    if (!value.matches("\\d{1,5}") || Integer.parseInt(value) > 65_535) {
      throw misused("no port " + value);
    }
    return Integer.parseInt(value);
  }

  private static InstantSource from(String value) {
    try {
      Duration ahead = Duration.between(Instant.now(), Instant.parse(value));
      return InstantSource.offset(InstantSource.system(), ahead);
    } catch (DateTimeException e) {
      throw misused("no instant " + value);
    }
  }

  private static InetAddress address(String value) {
    try {
      return InetAddress.getByName(value);
    } catch (UnknownHostException e) {
      throw misused("no address " + value);
    }
  }

  private static IllegalArgumentException misused(String message) {
    return new IllegalArgumentException("emulator: " + message + "\n" + USAGE);
  }
}
