// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import io.github.fluentado.core.credential.Credential;
import io.github.fluentado.core.drive.TimeSource;
import io.github.fluentado.core.drive.Workers;
import io.github.fluentado.core.error.Check;
import io.github.fluentado.core.exchange.Decoder;
import io.github.fluentado.core.exchange.HttpExchange;
import io.github.fluentado.core.exchange.Plan;
import io.github.fluentado.core.exchange.Rules;
import io.github.fluentado.core.exchange.ThrottleGate;
import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.transport.Transport;
import io.github.fluentado.core.transport.okhttp.OkHttpTransport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * What all calls of a client share: hosts, transport, credential, rules, and the throttle gate. One
 * for a program; safe for any number of threads. Making it sends nothing. Closing it frees the
 * connections and threads it made; calls after that fail as {@code CLOSED}.
 */
public final class Connection implements AutoCloseable {
  private final ServiceHosts hosts;
  private final Rules rules;
  private final Headers headers;
  private final ClientPort port;
  private final HttpExchange.Client client;

  private Connection(Builder settings, ClientPort port) {
    this.hosts = settings.hosts;
    this.rules = settings.rules;
    this.headers =
        settings
            .headers
            .with("User-Agent", settings.userAgent)
            // Both ask the service to say 401 rather than to lead to a sign-in page.
            .with("X-TFS-FedAuthRedirect", "Suppress")
            .with("X-VSS-ForceMsaPassThrough", "true");
    this.port = port;
    this.client = new HttpExchange.Client(port, new ThrottleGate(), hosts);
  }

  /** Begins the settings of a connection. */
  public static Builder to(ServiceHosts hosts, Credential credential) {
    return new Builder(Check.notNull("hosts", hosts), Check.notNull("credential", credential));
  }

  /** Where the areas of the service are. */
  public ServiceHosts hosts() {
    return hosts;
  }

  /** A call that sends what is planned, with this connection's headers beneath the plan's own. */
  public <T> Call<T> call(Plan plan, Decoder<T> decoder) {
    return new Call<>() {
      @Override
      public HttpExchange<T> start(CallOptions options) {
        Plan complete = plan.with(plan.request().with(merged(plan, options)));
        return new HttpExchange<>(
            client, options.applied(rules), complete, decoder, options.deadline());
      }
    };
  }

  private Headers merged(Plan plan, CallOptions options) {
    Headers merged = over(headers, plan.request().headers());
    return over(merged, options.headers());
  }

  private static Headers over(Headers below, Headers above) {
    Headers merged = below;
    for (Map.Entry<String, String> field : above.fields()) {
      merged = merged.with(field.getKey(), field.getValue());
    }
    return merged;
  }

  @Override
  public void close() {
    port.close();
  }

  @Override
  public String toString() {
    return "Connection[" + hosts + "]";
  }

  /**
   * Settings of a connection; each has a default that suits most programs. Not for several threads.
   */
  public static final class Builder {
    private final ServiceHosts hosts;
    private final List<Observer> observers = new ArrayList<>();
    private final Credential credential;
    private Rules rules = Rules.standard();
    private Headers headers = Headers.none();
    private String userAgent = "fluent-ado";
    private int largestBody = 256 * 1024 * 1024;
    private @Nullable Executor executor;
    private @Nullable Transport transport;
    private @Nullable TimeSource time;

    private Builder(ServiceHosts hosts, Credential credential) {
      this.hosts = hosts;
      this.credential = credential;
    }

    /**
     * The HTTP client to use; the connection closes it when it is closed itself. Default: OkHttp.
     */
    public Builder transport(Transport transport) {
      this.transport = Check.notNull("transport", transport);
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

    /** The clock; tests bring their own. */
    public Builder time(TimeSource time) {
      this.time = Check.notNull("time", time);
      return this;
    }

    /** Makes the connection. Sends nothing. */
    public Connection build() {
      ClientPort port =
          new ClientPort(
              transport == null ? OkHttpTransport.create() : transport,
              credential,
              time == null ? TimeSource.system() : time,
              executor == null ? new Workers("fluent-ado") : executor,
              List.copyOf(observers),
              largestBody);
      return new Connection(this, port);
    }
  }
}
