// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.installation;

import io.github.fluentado.emulator.clock.MovableClock;
import io.github.fluentado.emulator.clock.Ticker;
import io.github.fluentado.emulator.control.Control;
import io.github.fluentado.emulator.core.Events;
import io.github.fluentado.emulator.core.Organization;
import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.discovery.Discovery;
import io.github.fluentado.emulator.fault.ArmedFaults;
import io.github.fluentado.emulator.forms.Forms;
import io.github.fluentado.emulator.front.Front;
import io.github.fluentado.emulator.front.Origin;
import io.github.fluentado.emulator.front.ServiceHosts;
import io.github.fluentado.emulator.http.Hosts;
import io.github.fluentado.emulator.http.Listener;
import io.github.fluentado.emulator.keeper.Keeper;
import io.github.fluentado.emulator.page.Page;
import io.github.fluentado.emulator.seed.SeedDocument;
import io.github.fluentado.emulator.seed.SeedRun;
import io.github.fluentado.emulator.seed.Seeded;
import io.github.fluentado.emulator.server.Area;
import io.github.fluentado.emulator.server.Router;
import io.github.fluentado.emulator.server.SignIn;
import io.github.fluentado.emulator.server.Versions;
import io.github.fluentado.emulator.service.Service;
import io.github.fluentado.emulator.store.Gate;
import io.github.fluentado.emulator.store.Schedule;
import io.github.fluentado.emulator.store.Store;
import io.github.fluentado.emulator.synthesis.Synthesis;
import io.github.fluentado.emulator.tls.Authority;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes one installation from settings. */
final class Setup {
  private final Settings settings;
  private final MovableClock clock;
  private final Versions versions;

  // The port is part of every URL in the state, so it must be known before the state is made.
  private final CompletableFuture<Front> front = new CompletableFuture<>();

  Setup(Settings settings) {
    this.settings = settings;
    this.clock = new MovableClock(settings.clock());
    this.versions = settings.versions();
  }

  Installation start() {
    Listener listener =
        Listener.start(
            settings.address(),
            settings.port(),
            clock,
            request -> front.join().handle(request),
            Hosts.of(() -> front.join().hosts()));
    try {
      return behind(listener);
    } catch (RuntimeException e) {
      listener.close();
      throw e;
    }
  }

  private Installation behind(Listener listener) {
    Origin origin = settings.origin(listener.port());
    Authority authority = settings.isHttps() ? new Authority() : null;
    World world = world(origin);
    ServiceHosts hosts = new ServiceHosts(origin, listener.port(), world.downloads(), authority);
    world
        .downloads()
        .reachedBy(settings.address().getHostAddress(), filesRoot(origin, authority), hosts);
    Ticker ticker = new Ticker(world.gate(), world.schedule(), clock);
    Router router = router(world);
    List<Area> areas = areas(world, router);
    Function<SeedDocument, Map<String, Object>> seeding = seeding(world, router);
    Seeded seeded = world.gate().changing(() -> seed(world, areas, seeding));
    Service service = new Service(world, clock, signIn(world), new ArmedFaults(), seeding);
    open(service, router, hosts);
    return new Installation(listener, ticker, service, settings.token(), seeded, authority);
  }

  private World world(Origin origin) {
    Store store = new Store();
    Organization state = new Organization(store, settings.name(), origin.base(), clock);
    state.addPerson("Ada Admin", "ada@contoso.example");
    state.addPerson("Björn Builder", "bjorn@contoso.example");
    settings.people().forEach(each -> state.addPerson(each.displayName(), each.uniqueName()));
    settings.projects().forEach(name -> state.addProject(name, ""));
    return new World(state, store, new Gate(store), new Schedule(store, clock), new Events());
  }

  /** Files come from a port of their own, to which no given address can lead. */
  private static String filesRoot(Origin origin, @Nullable Authority authority) {
    String root = origin.root().replaceFirst(":\\d+$", "");
    return (authority == null ? "http" : "https") + root.substring(root.indexOf(':'));
  }

  private Router router(World world) {
    return new Router(
        settings.name(),
        world.gate(),
        world.schedule(),
        versions,
        settings.standing(world.description()),
        new Forms(world.description()));
  }

  /** All that answers requests, in the order in which it is asked. */
  private List<Area> areas(World world, Router router) {
    List<Area> areas = Areas.of(world, router, settings.limits());
    areas.forEach(router::add);
    Keeper keeper = new Keeper(world, router::serves, router::handleOwn);
    router
        .otherwise(new Discovery(versions, router::leads))
        .otherwise(new Synthesis(world, keeper, settings.isStrict()));
    return areas;
  }

  private Function<SeedDocument, Map<String, Object>> seeding(World world, Router router) {
    String version = versions.released().toString();
    return document ->
        world
            .gate()
            .changing(
                () ->
                    new SeedRun(world.organization(), router::handleOwn, version).apply(document));
  }

  private Seeded seed(
      World world, List<Area> areas, Function<SeedDocument, Map<String, Object>> seeding) {
    Map<String, Object> keys = new LinkedHashMap<>();
    settings.documents().forEach(document -> keys.putAll(seeding.apply(document)));
    List<String> names =
        world.organization().projects().stream().map(project -> project.name()).toList();
    Map<String, Object> ids = new LinkedHashMap<>();
    if (settings.isSeeded()) {
      areas.forEach(area -> ids.putAll(area.seed(names.get(0))));
    }
    return new Seeded(names, ids, keys);
  }

  private SignIn signIn(World world) {
    SignIn signIn = new SignIn(world.store(), world.gate(), clock, settings.isHosted());
    signIn.accept(settings.token());
    return signIn;
  }

  /** From here on requests are answered. */
  private void open(Service service, Router router, ServiceHosts hosts) {
    String token = settings.token();
    Page page = new Page(service.exchanges(), router::handleOwn, settings.name(), token);
    Control control = new Control(token, service, page);
    Front ready = new Front(service, router, control, settings.directory(), hosts);
    service.world().downloads().guardedBy(ready::download);
    front.complete(ready);
  }
}
