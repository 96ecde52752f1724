// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator;

import io.github.fluentado.emulator.core.Events;
import io.github.fluentado.emulator.core.Organization;
import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.description.Vintages;
import io.github.fluentado.emulator.discovery.Discovery;
import io.github.fluentado.emulator.forms.Forms;
import io.github.fluentado.emulator.front.Origin;
import io.github.fluentado.emulator.front.ServiceHosts;
import io.github.fluentado.emulator.http.Hosts;
import io.github.fluentado.emulator.http.Listener;
import io.github.fluentado.emulator.keeper.Keeper;
import io.github.fluentado.emulator.page.Page;
import io.github.fluentado.emulator.seed.SeedDocument;
import io.github.fluentado.emulator.seed.SeedRun;
import io.github.fluentado.emulator.server.Area;
import io.github.fluentado.emulator.server.Router;
import io.github.fluentado.emulator.server.SignIn;
import io.github.fluentado.emulator.server.Standing;
import io.github.fluentado.emulator.server.Versions;
import io.github.fluentado.emulator.store.Gate;
import io.github.fluentado.emulator.store.Schedule;
import io.github.fluentado.emulator.store.Store;
import io.github.fluentado.emulator.synthesis.Synthesis;
import io.github.fluentado.emulator.tls.Authority;
import io.github.fluentado.emulator.wit.Tracking;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Settings of an {@link Emulator}. Not safe for use by several threads. */
public final class EmulatorBuilder {
  private static final int QUERY_LIMIT = 20_000;
  private static final int REVISION_LIMIT = 10_000;

  private final List<String> projects = new ArrayList<>();
  private final List<String[]> people = new ArrayList<>();
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
  private @Nullable ServerYear server;

  EmulatorBuilder() {}

  public EmulatorBuilder organization(String name) {
    organization = name;
    return this;
  }

  /** A project; once one is given, the two usual ones are left out. */
  public EmulatorBuilder project(String name) {
    projects.add(name);
    return this;
  }

  /** One more person to whom work can be assigned. */
  public EmulatorBuilder person(String displayName, String uniqueName) {
    people.add(new String[] {displayName, uniqueName});
    return this;
  }

  public EmulatorBuilder token(String accepted) {
    token = accepted;
    return this;
  }

  /**
   * The source of time, for all dates and all that happens later; the system's unless said. {@link
   * Emulator#clock()} moves on top of it, so {@code InstantSource.fixed(…)} makes a clock that goes
   * only when told.
   */
  public EmulatorBuilder clock(InstantSource source) {
    clock = source;
    return this;
  }

  /**
   * An Azure DevOps Server of a given release in place of the hosted service: newer API versions
   * are refused, and the URL has the shape {@code http://…/tfs/DefaultCollection}; the name of the
   * collection is given by {@link #organization}.
   */
  public EmulatorBuilder server(ServerYear release) {
    server = release;
    return this;
  }

  /**
   * Speaks https, with an authority of its own that nobody knows ({@link Emulator#caPem}), and
   * plain HTTP on the same port. It then also stands in for the hosts of the service, as a proxy or
   * by name, so that a client which has {@code https://dev.azure.com} built in can be led here.
   */
  public EmulatorBuilder https() {
    https = true;
    return this;
  }

  /**
   * Where clients reach it, when that is not where it listens: {@code https://ado.example:8443}.
   * All addresses in answers begin so. Unless said, they begin with the host that a request names.
   *
   * @throws IllegalArgumentException for what is not scheme, host and perhaps a port
   */
  public EmulatorBuilder url(String seenByClients) {
    url = Origin.checked(seenByClients);
    return this;
  }

  /** A fixed port; 0, which is usual, takes a free one. */
  public EmulatorBuilder port(int number) {
    port = number;
    return this;
  }

  /** Where to listen, if not on loopback. Whoever reaches it and knows the token may do all. */
  public EmulatorBuilder address(InetAddress listenOn) {
    address = listenOn;
    return this;
  }

  /** Rows beyond which a query is refused; 20,000 unless a test wants to see it sooner. */
  public EmulatorBuilder queryLimit(int rows) {
    queryLimit = rows;
    return this;
  }

  /** Revisions after which a work item is not changed any more; 10,000 unless a test says so. */
  public EmulatorBuilder revisionLimit(int revisions) {
    revisionLimit = revisions;
    return this;
  }

  /** Puts a few work items and a saved query into the first project. */
  public EmulatorBuilder seeded() {
    seeded = true;
    return this;
  }

  /**
   * Answers 501 where the emulator would make up an answer from the description, so that no test
   * relies on one. Without it, each such operation is told once on stderr.
   */
  public EmulatorBuilder strict() {
    strict = true;
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
    documents.add(SeedDocument.read(file));
    return this;
  }

  /** As {@link #seeds}, from a text in YAML. */
  public EmulatorBuilder seedsYaml(String text) {
    documents.add(SeedDocument.read("seeds", text));
    return this;
  }

  /** As {@link #seeds}, from a text in JSON. */
  public EmulatorBuilder seedsJson(String text) {
    documents.add(SeedDocument.readJson("seeds", text));
    return this;
  }

  /** Listens from now on. */
  public Emulator start() {
    // The port is part of every URL in the state, so it must be known before the state is made.
    CompletableFuture<Front> front = new CompletableFuture<>();
    EmulatorClock time = new EmulatorClock(clock);
    Listener listener =
        Listener.start(
            address,
            port,
            time,
            request -> front.join().handle(request),
            Hosts.of(() -> front.join().hosts()));
    try {
      return start(listener, time, front);
    } catch (RuntimeException e) {
      listener.close();
      throw e;
    }
  }

  private Emulator start(Listener listener, EmulatorClock time, CompletableFuture<Front> ready) {
    Origin origin = origin(listener.port());
    World world = world(origin.base(), time);
    Authority authority = https ? new Authority() : null;
    ServiceHosts hosts = new ServiceHosts(origin, listener.port(), world.downloads(), authority);
    world.downloads().reachedBy(address.getHostAddress(), filesRoot(origin), hosts);
    Ticker ticker = new Ticker(world.gate(), world.schedule(), time);
    Router router =
        new Router(
            name(),
            world.gate(),
            world.schedule(),
            versions(),
            standing(world),
            new Forms(world.description()));
    boolean markdown = server == null || server == ServerYear.SERVER;
    Tracking.Limits limits = new Tracking.Limits(queryLimit, revisionLimit, markdown);
    List<Area> areas = Areas.of(world, router, limits);
    areas.forEach(router::add);
    Keeper keeper = new Keeper(world, router::serves, router::handleOwn);
    router
        .otherwise(new Discovery(versions(), router::leads))
        .otherwise(new Synthesis(world, keeper, strict));
    Function<SeedDocument, Map<String, Object>> seeding =
        document -> world.gate().changing(() -> run(world, router).apply(document));
    Seeds seeds = world.gate().changing(() -> seeds(world, areas, seeding));
    SignIn signIn = new SignIn(world.store(), world.gate(), time, server == null);
    signIn.accept(token);
    Service service = new Service(world, time, signIn, new Faults(), seeding);
    Page page = new Page(service.exchanges(), router::handleOwn, name(), token);
    Control control = new Control(token, new ControlRoutes(service, page));
    Front front = new Front(service, router, control, directory(), hosts);
    world.downloads().guardedBy(front::download);
    ready.complete(front);
    return new Emulator(listener, ticker, service, token, seeds, authority);
  }

  private SeedRun run(World world, Router router) {
    return new SeedRun(world.organization(), router::handleOwn, versions().released().toString());
  }

  private Origin origin(int boundPort) {
    Origin bound = Origin.bound(https, address.getHostAddress(), boundPort, directory(), name());
    return url == null ? bound : Origin.given(url, bound);
  }

  /** Files come from a port of their own, to which no given address can lead. */
  private String filesRoot(Origin origin) {
    String root = origin.root().replaceFirst(":\\d+$", "");
    return (https ? "https" : "http") + root.substring(root.indexOf(':'));
  }

  private String directory() {
    return server == null ? "" : ServerYear.DIRECTORY;
  }

  private String name() {
    String usual = server == null ? "contoso" : "DefaultCollection";
    return organization != null
        ? organization
        : documents.stream()
            .flatMap(document -> document.organization().stream())
            .findFirst()
            .orElse(usual);
  }

  private Versions versions() {
    return server == null ? Versions.HOSTED : Versions.upTo(server.newest());
  }

  private Standing standing(World world) {
    return server == null
        ? Vintages.hosted(world.description())
        : Vintages.onServer(world.description(), server.published());
  }

  private World world(String rootUrl, EmulatorClock time) {
    Store store = new Store();
    Organization state = new Organization(store, name(), rootUrl, time);
    state.addPerson("Ada Admin", "ada@contoso.example");
    state.addPerson("Björn Builder", "bjorn@contoso.example");
    people.forEach(person -> state.addPerson(person[0], person[1]));
    projectNames().forEach(name -> state.addProject(name, ""));
    Schedule schedule = new Schedule(store, time);
    return new World(state, store, new Gate(store), schedule, new Events());
  }

  /** Those of documents are made when these go in. */
  private List<String> projectNames() {
    boolean described = documents.stream().anyMatch(document -> !document.projects().isEmpty());
    return projects.isEmpty() && !described ? List.of("web", "Größe & Maß") : projects;
  }

  private Seeds seeds(
      World world, List<Area> areas, Function<SeedDocument, Map<String, Object>> seeding) {
    Map<String, Object> keys = new LinkedHashMap<>();
    documents.forEach(document -> keys.putAll(seeding.apply(document)));
    List<String> names =
        world.organization().projects().stream().map(project -> project.name()).toList();
    Map<String, Object> ids = new LinkedHashMap<>();
    if (seeded) {
      areas.forEach(area -> ids.putAll(area.seed(names.get(0))));
    }
    return new Seeds(names, ids, keys);
  }
}
