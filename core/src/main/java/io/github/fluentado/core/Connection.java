// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import io.github.fluentado.core.credential.Credential;
import io.github.fluentado.core.error.Check;
import io.github.fluentado.core.exchange.Decoder;
import io.github.fluentado.core.exchange.Exchange;
import io.github.fluentado.core.exchange.Exchanges;
import io.github.fluentado.core.exchange.HttpExchange;
import io.github.fluentado.core.exchange.PartialExchange;
import io.github.fluentado.core.exchange.Plan;
import io.github.fluentado.core.exchange.Port;
import io.github.fluentado.core.http.ApiVersion;
import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.run.Rules;
import io.github.fluentado.core.run.TimeSource;
import io.github.fluentado.core.transport.Transport;
import io.github.fluentado.core.transport.TransportSettings;
import io.github.fluentado.core.transport.Transports;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Where and how the calls of a client are sent: hosts, credential, rules and headers, over a world
 * of transport, clock, threads and observers. Immutable and safe for any number of threads; making
 * one sends nothing.
 *
 * <p>{@link #organization}, {@link #with} and {@link #in} give other views over the same world.
 * Each organization and credential has its own throttle gate: no wait and no secret crosses over.
 * Closing the connection that was built frees the world, and calls of all views fail as {@code
 * CLOSED} after that; closing a view does nothing.
 */
public final class Connection implements AutoCloseable {
  private final World world;
  private final boolean root;
  private final ServiceHosts hosts;
  private final Credential credential;
  private final CallOptions options;
  private final Headers headers;
  private final Rules rules;
  private final Map<String, String> places;
  private final HttpExchange.Client client;

  private Connection(
      World world,
      boolean root,
      ServiceHosts hosts,
      Credential credential,
      Headers headers,
      Rules rules,
      CallOptions options,
      Map<String, String> places) {
    this.world = world;
    this.root = root;
    this.hosts = hosts;
    this.credential = credential;
    this.headers = headers;
    this.rules = rules;
    this.options = options;
    this.places = places;
    this.client =
        new HttpExchange.Client(
            new ClientPort(world, credential),
            world.gate(hosts, credential),
            world.ceilings(hosts),
            hosts);
    world.uses(credential);
  }

  /** Begins the settings of a connection. */
  public static Builder to(ServiceHosts hosts, Credential credential) {
    return new Builder(Check.notNull("hosts", hosts), Check.notNull("credential", credential));
  }

  /** Where the areas of the service are. */
  public ServiceHosts hosts() {
    return hosts;
  }

  /**
   * A view of another organization, or of another collection of the same server, as the same
   * identity.
   *
   * @throws IllegalArgumentException if that is no name of one
   */
  public Connection organization(String name) {
    return organization(name, credential);
  }

  /** The same as another identity; the credential is closed with the connection that was built. */
  public Connection organization(String name, Credential other) {
    Check.notNull("credential", other);
    return new Connection(
        world, false, hosts.organization(name), other, headers, rules, options, Map.of());
  }

  /** A view whose calls have these options, unless they say otherwise themselves. */
  public Connection with(UnaryOperator<CallOptions> change) {
    CallOptions more = Check.notNull("change", change).apply(options);
    return new Connection(world, false, hosts, credential, headers, rules, more, places);
  }

  /**
   * A view in which a place of every route has a value, unless a call gives another: {@code
   * in("project", "web")}.
   */
  public Connection in(String place, String value) {
    Map<String, String> more = new LinkedHashMap<>(places);
    more.put(Check.text("place", place), Check.segment(place, value));
    return new Connection(
        world,
        false,
        hosts,
        credential,
        headers,
        rules,
        options,
        Collections.unmodifiableMap(more));
  }

  /** What that place of every route has in this view; absent for nothing. */
  public Optional<String> place(String name) {
    return Optional.ofNullable(places.get(name));
  }

  /** A call that only waits, by the clock of this client; see {@link Call#pause}. */
  public Call<Done> pause(Duration duration) {
    Check.positive("duration", duration);
    Port port = client.port();
    return new Call<>() {
      @Override
      public Exchange<Done> start(CallOptions given) {
        return Exchanges.pause(port, duration, given.shared().deadline(), Done.DONE);
      }
    };
  }

  /** A call that sends what is planned, with this connection's headers beneath the plan's own. */
  @SuppressWarnings("exports")
  public <T> Call<T> call(Plan plan, Decoder<T> decoder) {
    return new Call<>() {
      @Override
      public HttpExchange<T> start(CallOptions given) {
        CallOptions all = options.under(given);
        return new HttpExchange<>(
            client,
            all.applied(rules),
            all.applied(plan, headers),
            decoder,
            all.recorder(),
            all.deadline());
      }
    };
  }

  /**
   * What is planned as a part of another request to the same server, such as an entry of a batch;
   * this connection's headers go with that request. For one run.
   */
  @SuppressWarnings("exports")
  public <T> PartialExchange<T> part(Plan plan, Decoder<T> decoder, CallOptions own) {
    Plan complete = options.under(own).applied(plan, Headers.none());
    return new PartialExchange<>(complete, client.ceilings(), decoder);
  }

  /** Frees the world, if this is the connection that was built; does nothing for a view. */
  @Override
  public void close() {
    if (root) {
      world.close();
    }
  }

  @Override
  public String toString() {
    return "Connection[" + hosts + "]";
  }

  /**
   * Settings of a connection; each has a default that suits most programs. Not for several threads.
   */
  public static final class Builder {
    private ServiceHosts hosts;
    private final List<Observer> observers = new ArrayList<>();
    private final Credential credential;
    private Rules rules = Rules.standard();
    private Headers headers = Headers.none();
    private String userAgent = "fluent-ado";
    private int largestBody = 256 * 1024 * 1024;
    private @Nullable ApiVersion latest;
    private @Nullable Executor executor;
    private @Nullable Transport transport;
    private TransportSettings network = TransportSettings.standard();
    private @Nullable TimeSource time;

    private Builder(ServiceHosts hosts, Credential credential) {
      this.hosts = hosts;
      this.credential = credential;
    }

    /**
     * The HTTP client to use; the connection closes it when it is closed itself. Default: what
     * {@link Transports#standard} finds, which is OkHttp's with the artifact {@code
     * fluent-ado-okhttp}, else that of the JDK.
     */
    public Builder transport(Transport transport) {
      this.transport = Check.notNull("transport", transport);
      return this;
    }

    /**
     * Proxy, certificates, limits for connecting and for silence, and calls in flight, for the HTTP
     * client that this connection makes; one that is given by {@link #transport} has its own.
     */
    public Builder network(TransportSettings settings) {
      this.network = Check.notNull("settings", settings);
      return this;
    }

    /** One more family of hosts that may see the credential; see {@link ServiceHosts#trusting}. */
    public Builder trusting(String family) {
      hosts = hosts.trusting(family);
      return this;
    }

    /** Hosts that may not see the credential; see {@link ServiceHosts#distrusting}. */
    public Builder distrusting(String family) {
      hosts = hosts.distrusting(family);
      return this;
    }

    /** Limits for time, waits and further attempts. */
    public Builder rules(Rules rules) {
      this.rules = Check.notNull("rules", rules);
      return this;
    }

    /**
     * Where asynchronous runs go on, your functions included; stays yours to shut down. Default:
     * threads of the connection's own, as many as are needed at a time.
     */
    public Builder executor(Executor executor) {
      this.executor = Check.notNull("executor", executor);
      return this;
    }

    /** One more who hears what the client does. */
    public Builder observer(Observer observer) {
      observers.add(Check.notNull("observer", observer));
      return this;
    }

    /** Your program's name, put before the library's in {@code User-Agent}. */
    public Builder userAgent(String product) {
      this.userAgent = Check.text("product", product) + " fluent-ado";
      return this;
    }

    /**
     * A header for each request. {@code Authorization} belongs to the credential, {@code Host},
     * {@code Content-Length} and the like to the transport: they are refused.
     */
    public Builder header(String name, String value) {
      headers = CallOptions.set(headers, name, value);
      return this;
    }

    /**
     * The largest answer, in bytes, that is taken into memory; downloads are not. Default: 256 MiB.
     */
    public Builder largestBody(int bytes) {
      this.largestBody = Check.positive("bytes", bytes);
      return this;
    }

    /**
     * The latest version of the interface that the server knows; no operation is asked for in a
     * later one.
     *
     * @throws IllegalArgumentException if that is no version
     */
    public Builder apiVersion(String latest) {
      this.latest = ApiVersion.parse(latest);
      return this;
    }

    /** The clock; tests bring their own. */
    public Builder time(TimeSource time) {
      this.time = Check.notNull("time", time);
      return this;
    }

    /** Makes the connection. Sends nothing. */
    public Connection build() {
      Transport used = transport == null ? Transports.standard(network) : transport;
      used.prepare(URI.create(hosts.base("dev.azure.com", true)));
      World world =
          new World(
              used,
              time == null ? TimeSource.system() : time,
              executor == null ? OwnThreads.make() : executor,
              List.copyOf(observers),
              largestBody,
              latest);
      Headers all =
          headers
              .with("User-Agent", userAgent)
              // Both ask the service to say 401 rather than to lead to a sign-in page.
              .with("X-TFS-FedAuthRedirect", "Suppress")
              .with("X-VSS-ForceMsaPassThrough", "true");
      return new Connection(
          world, true, hosts, credential, all, rules, CallOptions.none(), Map.of());
    }
  }
}
