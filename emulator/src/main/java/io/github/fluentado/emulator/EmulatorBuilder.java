// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator;

import io.github.fluentado.emulator.installation.Installation;
import io.github.fluentado.emulator.installation.Settings;
import io.github.fluentado.emulator.seed.SeedDocument;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.InstantSource;

/** Settings of an {@link Emulator}. Not safe for use by several threads. */
public final class EmulatorBuilder {
  private final Settings settings = new Settings();

  EmulatorBuilder() {}

  public EmulatorBuilder organization(String name) {
    settings.organization(name);
    return this;
  }

  /** A project; once one is given, the two usual ones are left out. */
  public EmulatorBuilder project(String name) {
    settings.project(name);
    return this;
  }

  /** One more person to whom work can be assigned. */
  public EmulatorBuilder person(String displayName, String uniqueName) {
    settings.person(displayName, uniqueName);
    return this;
  }

  public EmulatorBuilder token(String accepted) {
    settings.token(accepted);
    return this;
  }

  /**
   * The source of time, for all dates and all that happens later; the system's unless said. {@link
   * Emulator#clock()} moves on top of it, so {@code InstantSource.fixed(…)} makes a clock that goes
   * only when told.
   */
  public EmulatorBuilder clock(InstantSource source) {
    settings.clock(source);
    return this;
  }

  /**
   * An Azure DevOps Server of a given release in place of the hosted service: newer API versions
   * are refused, and the URL has the shape {@code http://…/tfs/DefaultCollection}; the name of the
   * collection is given by {@link #organization}.
   */
  public EmulatorBuilder server(ServerYear release) {
    settings.server(release.release());
    return this;
  }

  /**
   * Speaks https, with an authority of its own that nobody knows ({@link Emulator#caPem}), and
   * plain HTTP on the same port. It then also stands in for the hosts of the service, as a proxy or
   * by name, so that a client which has {@code https://dev.azure.com} built in can be led here.
   */
  public EmulatorBuilder https() {
    settings.https();
    return this;
  }

  /**
   * Where clients reach it, when that is not where it listens: {@code https://ado.example:8443}.
   * All addresses in answers begin so. Unless said, they begin with the host that a request names.
   *
   * @throws IllegalArgumentException for what is not scheme, host and perhaps a port
   */
  public EmulatorBuilder url(String seenByClients) {
    settings.url(seenByClients);
    return this;
  }

  /** A fixed port; 0, which is usual, takes a free one. */
  public EmulatorBuilder port(int number) {
    settings.port(number);
    return this;
  }

  /** Where to listen, if not on loopback. Whoever reaches it and knows the token may do all. */
  public EmulatorBuilder address(InetAddress listenOn) {
    settings.address(listenOn);
    return this;
  }

  /** Rows beyond which a query is refused; 20,000 unless a test wants to see it sooner. */
  public EmulatorBuilder queryLimit(int rows) {
    settings.queryLimit(rows);
    return this;
  }

  /** Revisions after which a work item is not changed any more; 10,000 unless a test says so. */
  public EmulatorBuilder revisionLimit(int revisions) {
    settings.revisionLimit(revisions);
    return this;
  }

  /** Puts a few work items and a saved query into the first project. */
  public EmulatorBuilder seeded() {
    settings.seeded();
    return this;
  }

  /**
   * Answers 501 where the emulator would make up an answer from the description, so that no test
   * relies on one. Without it, each such operation is told once on stderr.
   */
  public EmulatorBuilder strict() {
    settings.strict();
    return this;
  }

  /**
   * Puts in what a seed document describes, in YAML or, if its name ends in {@code .json}, in JSON.
   * Several go in one after the other. Once one names projects, the two usual ones are left out.
   *
   * @throws IllegalArgumentException with file, line and column if it cannot be read; what it says
   *     is checked by {@link #start}
   */
  public EmulatorBuilder seeds(Path file) {
    settings.seeds(SeedDocument.read(file));
    return this;
  }

  /** As {@link #seeds}, from a text in YAML. */
  public EmulatorBuilder seedsYaml(String text) {
    settings.seeds(SeedDocument.read("seeds", text));
    return this;
  }

  /** As {@link #seeds}, from a text in JSON. */
  public EmulatorBuilder seedsJson(String text) {
    settings.seeds(SeedDocument.readJson("seeds", text));
    return this;
  }

  /** Listens from now on. */
  public Emulator start() {
    return new Emulator(Installation.start(settings));
  }
}
