// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator;

import io.github.fluentado.emulator.core.ConnectionRoutes;
import io.github.fluentado.emulator.core.Organization;
import io.github.fluentado.emulator.core.ProjectRoutes;
import io.github.fluentado.emulator.http.Delivery;
import io.github.fluentado.emulator.http.HttpRequest;
import io.github.fluentado.emulator.http.Listener;
import io.github.fluentado.emulator.server.Router;
import io.github.fluentado.emulator.server.SignIn;
import io.github.fluentado.emulator.wit.AttachmentRoutes;
import io.github.fluentado.emulator.wit.BatchRoutes;
import io.github.fluentado.emulator.wit.CommentRoutes;
import io.github.fluentado.emulator.wit.DeletionRoutes;
import io.github.fluentado.emulator.wit.FieldRoutes;
import io.github.fluentado.emulator.wit.HistoryRoutes;
import io.github.fluentado.emulator.wit.ItemRoutes;
import io.github.fluentado.emulator.wit.NodeRoutes;
import io.github.fluentado.emulator.wit.QueryRoutes;
import io.github.fluentado.emulator.wit.ReportingRoutes;
import io.github.fluentado.emulator.wit.Seeding;
import io.github.fluentado.emulator.wit.TagRoutes;
import io.github.fluentado.emulator.wit.Tracking;
import io.github.fluentado.emulator.wit.TypeRoutes;
import io.github.fluentado.emulator.wit.WiqlRoutes;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Settings of an {@link Emulator}. Not safe for use by several threads. */
public final class EmulatorBuilder {
  private static final int QUERY_LIMIT = 20_000;

  private final List<String> projects = new ArrayList<>();
  private final List<String[]> people = new ArrayList<>();
  private String organization = "contoso";
  private String token = "emulator-token-0123456789";
  private InstantSource clock = InstantSource.system();
  private InetAddress address = InetAddress.getLoopbackAddress();
  private int port;
  private int queryLimit = QUERY_LIMIT;
  private boolean seeded;

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

  /** The clock for all dates, and for delays among the faults. */
  public EmulatorBuilder clock(InstantSource source) {
    clock = source;
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

  /** Puts a few work items and a saved query into the first project. */
  public EmulatorBuilder seeded() {
    seeded = true;
    return this;
  }

  /** Listens from now on. */
  public Emulator start() {
    // The port is part of every URL in the state, so it must be known before the state is made.
    CompletableFuture<Function<HttpRequest, Delivery>> handler = new CompletableFuture<>();
    Listener listener = Listener.start(address, port, request -> handler.join().apply(request));
    try {
      return start(listener, handler);
    } catch (RuntimeException e) {
      listener.close();
      throw e;
    }
  }

  private Emulator start(
      Listener listener, CompletableFuture<Function<HttpRequest, Delivery>> handler) {
    String host = address.getHostAddress();
    String root = "http://" + (host.contains(":") ? "[" + host + "]" : host);
    Organization state = state(root + ":" + listener.port());
    Tracking tracking = new Tracking(state, queryLimit);
    Seeding seeding = new Seeding(tracking);
    Seeds seeds = seeds(state, seeding);
    Router router = router(state, tracking);
    SignIn signIn = new SignIn();
    signIn.accept(token);
    Faults faults = new Faults();
    Front front = new Front(signIn, router, faults, clock);
    handler.complete(front::handle);
    return new Emulator(listener, front, faults, signIn, state.url(), organization, token, seeds);
  }

  /** Each area of the service is a class with its routes; another one is one line more here. */
  private Router router(Organization state, Tracking tracking) {
    Router router = new Router(organization);
    return router
        .add(new ConnectionRoutes(state))
        .add(new ProjectRoutes(state))
        .add(new ItemRoutes(tracking))
        .add(new DeletionRoutes(tracking))
        .add(new HistoryRoutes(tracking))
        .add(new CommentRoutes(tracking))
        .add(new WiqlRoutes(tracking))
        .add(new QueryRoutes(tracking))
        .add(new AttachmentRoutes(tracking))
        .add(new TypeRoutes(tracking))
        .add(new FieldRoutes(tracking))
        .add(new TagRoutes(tracking))
        .add(new NodeRoutes(tracking))
        .add(new ReportingRoutes(tracking))
        .add(new BatchRoutes(router));
  }

  private Organization state(String rootUrl) {
    Organization state = new Organization(organization, rootUrl, clock);
    state.addPerson("Ada Admin", "ada@contoso.example");
    state.addPerson("Björn Builder", "bjorn@contoso.example");
    people.forEach(person -> state.addPerson(person[0], person[1]));
    List<String> names = projects.isEmpty() ? List.of("web", "Größe & Maß") : projects;
    names.forEach(name -> state.addProject(name, ""));
    return state;
  }

  private Seeds seeds(Organization state, Seeding seeding) {
    List<String> names = state.projects().stream().map(project -> project.name()).toList();
    List<Integer> items = seeded ? seeding.items() : List.of();
    String query = seeded ? seeding.query() : "";
    return new Seeds(names, names.get(0), items, query);
  }
}
