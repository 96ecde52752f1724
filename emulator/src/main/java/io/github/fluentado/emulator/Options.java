// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

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
        --address ADDRESS    listens there in place of loopback: whoever reaches it and knows the
                             token may do all
        --strict             refuses with 501 what it would make up an answer for
        --help               tells this""";

  private final EmulatorBuilder builder = Emulator.builder();
  private boolean described;

  private Options() {}

  static EmulatorBuilder builder(List<String> args) {
    Options options = new Options();
    List<String> pairs = new ArrayList<>(args);
    if (pairs.removeIf("--strict"::equals)) {
      options.builder.strict();
    }
    for (int i = 0; i < pairs.size(); i += 2) {
      if (i + 1 == pairs.size()) {
        throw misused("no value for " + pairs.get(i));
      }
      options.set(pairs.get(i), pairs.get(i + 1));
    }
    return options.described ? options.builder : options.builder.seeded();
  }

  private void set(String option, String value) {
    switch (option) {
      case "--port" -> builder.port(port(value));
      case "--seeds" -> {
        builder.seeds(Path.of(value));
        described = true;
      }
      case "--organization" -> builder.organization(value);
      case "--token" -> builder.token(value);
      case "--server" -> builder.server(ServerYear.of(value));
      case "--clock" -> builder.clock(from(value));
      case "--address" -> builder.address(address(value));
      default -> throw misused("no option " + option);
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
