// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.installation;

import io.github.fluentado.emulator.description.Description;
import io.github.fluentado.emulator.description.Vintages;
import io.github.fluentado.emulator.front.Origin;
import io.github.fluentado.emulator.seed.SeedDocument;
import io.github.fluentado.emulator.server.Address;
import io.github.fluentado.emulator.server.Standing;
import io.github.fluentado.emulator.server.Versions;
import io.github.fluentado.emulator.wit.Tracking;
import java.net.InetAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an installation is to be like; what is not said is as usual. Not safe for use by several
 * threads.
 */
public final class Settings {
  private static final int QUERY_LIMIT = 20_000;
  private static final int REVISION_LIMIT = 10_000;

  /** Somebody to whom work can be assigned. */
  record Person(String displayName, String uniqueName) {}

  private final List<String> projects = new ArrayList<>();
  private final List<Person> people = new ArrayList<>();
  private final List<SeedDocument> documents = new ArrayList<>();
  private @Nullable String organization;
  private String token = "emulator-token-0123456789";
  private InstantSource clock = InstantSource.system();
  private InetAddress address = InetAddress.getLoopbackAddress();
  private int port;
  private int queryLimit = QUERY_LIMIT;
  private int revisionLimit = REVISION_LIMIT;
  private boolean seeded;
  private boolean https;
  private boolean strict;
  private @Nullable URI url;
  private @Nullable ServerRelease server;

  public void organization(String name) {
    organization = name;
  }

  public void project(String name) {
    projects.add(name);
  }

  public void person(String displayName, String uniqueName) {
    people.add(new Person(displayName, uniqueName));
  }

  public void token(String accepted) {
    token = accepted;
  }

  public void clock(InstantSource source) {
    clock = source;
  }

  /** In place of the hosted service. */
  public void server(ServerRelease release) {
    server = release;
  }

  public void https() {
    https = true;
  }

  /**
   * Where clients reach it.
   *
   * @throws IllegalArgumentException for what is not scheme, host and perhaps a port
   */
  public void url(String seenByClients) {
    url = Origin.checked(seenByClients);
  }

  public void port(int number) {
    port = number;
  }

  public void address(InetAddress listenOn) {
    address = listenOn;
  }

  public void queryLimit(int rows) {
    queryLimit = rows;
  }

  public void revisionLimit(int revisions) {
    revisionLimit = revisions;
  }

  /** With a few things of each area in the first project. */
  public void seeded() {
    seeded = true;
  }

  public void strict() {
    strict = true;
  }

  public void seeds(SeedDocument document) {
    documents.add(document);
  }

  /** Whether documents say what it holds. */
  public boolean isDescribed() {
    return !documents.isEmpty();
  }

  String name() {
    String usual = server == null ? "contoso" : "DefaultCollection";
    return organization != null
        ? organization
        : documents.stream()
            .flatMap(document -> document.organization().stream())
            .findFirst()
            .orElse(usual);
  }

  /** Those of documents are made when these go in. */
  List<String> projects() {
    boolean named = documents.stream().anyMatch(document -> !document.projects().isEmpty());
    return projects.isEmpty() && !named ? List.of("web", "Größe & Maß") : List.copyOf(projects);
  }

  List<Person> people() {
    return List.copyOf(people);
  }

  List<SeedDocument> documents() {
    return List.copyOf(documents);
  }

  String token() {
    return token;
  }

  InstantSource clock() {
    return clock;
  }

  InetAddress address() {
    return address;
  }

  int port() {
    return port;
  }

  boolean isSeeded() {
    return seeded;
  }

  boolean isHttps() {
    return https;
  }

  boolean isStrict() {
    return strict;
  }

  boolean isHosted() {
    return server == null;
  }

  /** What all paths begin with. */
  String directory() {
    return server == null ? "" : Address.VIRTUAL_DIRECTORY;
  }

  Versions versions() {
    return server == null ? Versions.HOSTED : server.versions();
  }

  Standing standing(Description description) {
    return server == null
        ? Vintages.hosted(description)
        : Vintages.onServer(description, server.published());
  }

  Tracking.Limits limits() {
    boolean markdown = server == null || server == ServerRelease.SERVER;
    return new Tracking.Limits(queryLimit, revisionLimit, markdown);
  }

  /** Where clients reach what listens on a port. */
  Origin origin(int bound) {
    Origin here = Origin.bound(https, address.getHostAddress(), bound, directory(), name());
    return url == null ? here : Origin.given(url, here);
  }
}
