// SPDX-License-Identifier: MIT
package io.github.fluentado;

import io.github.fluentado.agents.Agents;
import io.github.fluentado.client.account.Account;
import io.github.fluentado.core.Call;
import io.github.fluentado.core.CallOptions;
import io.github.fluentado.core.Connection;
import io.github.fluentado.core.Observer;
import io.github.fluentado.core.ServiceHosts;
import io.github.fluentado.core.credential.Credential;
import io.github.fluentado.core.credential.Environment;
import io.github.fluentado.core.error.Check;
import io.github.fluentado.core.operation.Api;
import io.github.fluentado.core.operation.RawRequest;
import io.github.fluentado.core.run.RetryPolicy;
import io.github.fluentado.core.run.Rules;
import io.github.fluentado.core.run.TimeSource;
import io.github.fluentado.core.transport.Transport;
import io.github.fluentado.core.transport.TransportSettings;
import io.github.fluentado.git.Repositories;
import io.github.fluentado.organization.Access;
import io.github.fluentado.organization.Audit;
import io.github.fluentado.organization.Me;
import io.github.fluentado.organization.Projects;
import io.github.fluentado.people.People;
import io.github.fluentado.pullrequests.AllPullRequests;
import io.github.fluentado.security.Security;
import io.github.fluentado.servicehooks.ServiceHooks;
import io.github.fluentado.workitems.WorkItems;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The client of one organization, or of one collection of a server. Make one for a program and
 * close it at the end; it is immutable and safe for any number of threads. Making it sends nothing:
 * the first call costs one request.
 *
 * <pre>{@code
 * try (AzureDevOps ado = AzureDevOps.connect("contoso", Credential.pat(token))) {
 *   WorkItem item = ado.project("web").workItems().get(4711).execute();
 * }
 * }</pre>
 *
 * <p>What {@link #project} and the like give are doors: cheap, and doing nothing until a {@code
 * Call} is executed or a {@code Paged} is walked.
 */
public final class AzureDevOps implements AutoCloseable {
  private final Connection connection;

  private AzureDevOps(Connection connection) {
    this.connection = connection;
  }

  /** An organization of Azure DevOps Services, with all settings as they are. */
  public static AzureDevOps connect(String organization, Credential credential) {
    return of(organization, credential).build();
  }

  /**
   * What the environment of this process names, with the credential that it holds: what a step of a
   * pipeline needs, and a shell that is set up for Microsoft's own tools.
   *
   * @throws IllegalStateException if address or credential is missing or cannot be used; the
   *     message says which variable to set, and to what
   * @see Environment
   */
  public static AzureDevOps fromEnvironment() {
    return of(Environment.system()).build();
  }

  /** Begins the settings for what the environment names. */
  public static Builder of(Environment environment) {
    Check.notNull("environment", environment);
    return new Builder(environment.url(ServiceHosts::at), environment.credential());
  }

  /**
   * Begins the settings for an organization of Azure DevOps Services, by its name alone: an address
   * goes to {@link #at}.
   */
  public static Builder of(String organization, Credential credential) {
    return new Builder(ServiceHosts.services(organization), credential);
  }

  /**
   * Begins the settings for an address: a collection of Azure DevOps Server with its virtual
   * directory ({@code https://tfs.example.com/tfs/DefaultCollection}), an organization by either of
   * its addresses, or an emulator.
   */
  public static Builder at(URI url, Credential credential) {
    return new Builder(ServiceHosts.at(url), credential);
  }

  /** The door to a project, by name or id. */
  public Project project(String nameOrId) {
    return new Project(connection, nameOrId);
  }

  /**
   * A view of another organization, or of another collection of the same server, as the same
   * identity. It shares connections, threads and observers, and keeps its own pace when the service
   * asks to slow down. Closing it does nothing.
   *
   * @throws IllegalArgumentException if that is no name of one
   */
  public AzureDevOps organization(String name) {
    return new AzureDevOps(connection.organization(name));
  }

  /** The same as another identity. The credential is closed with the client that was built. */
  public AzureDevOps organization(String name, Credential credential) {
    return new AzureDevOps(connection.organization(name, credential));
  }

  /**
   * A view whose calls have these options, unless they say otherwise themselves: {@code
   * ado.with(calls -> calls.timeout(limit).header("X-Reason", "night"))}. Closing it does nothing.
   */
  public AzureDevOps with(UnaryOperator<CallOptions> change) {
    return new AzureDevOps(connection.with(change));
  }

  /** Agent pools and their agents. */
  public Agents agents() {
    return Agents.of(connection);
  }

  /** The log of who did what; the hosted service alone has one. */
  public Audit audit() {
    return Audit.of(connection);
  }

  /**
   * The organizations that the caller belongs to. The service refuses an access token that is for
   * one organization only; a server has no such list.
   */
  public Call<List<Account>> organizations() {
    return Access.organizations(connection);
  }

  /** Users, groups, identities. */
  public People people() {
    return People.of(connection);
  }

  public Projects projects() {
    return Projects.of(connection);
  }

  /** Permissions. */
  public Security security() {
    return Security.of(connection);
  }

  /**
   * Whether the organization can be reached and lets the caller list its projects. Every failure is
   * a "no", but for the caller's own: cancelling, or a client that is closed.
   */
  public Call<Boolean> verifyAccess() {
    return Access.verified(connection);
  }

  /** Whom the service takes the caller for: one request that every credential may make. */
  public Call<Me> whoAmI() {
    return Me.of(connection);
  }

  /** Pull requests of the whole organization. */
  public AllPullRequests pullRequests() {
    return AllPullRequests.of(connection);
  }

  /** Git repositories of the whole organization. */
  public Repositories repositories() {
    return Repositories.of(connection);
  }

  /** Who is told of what happens in the organization. */
  public ServiceHooks serviceHooks() {
    return ServiceHooks.of(connection);
  }

  /** Work items of the whole organization. */
  public WorkItems workItems() {
    return WorkItems.of(connection);
  }

  /**
   * The generated operations of a group, with the same sign-in, retries and errors.
   *
   * @throws IllegalArgumentException if the class has no public constructor that takes a {@link
   *     Connection}, as the generated ones have
   */
  public <A extends Api> A raw(Class<A> api) {
    return Raw.of(connection, api);
  }

  /** The same without reflection: {@code ado.raw(WorkItemsApi::new)}. */
  public <A> A raw(Function<Connection, A> maker) {
    return Check.notNull("maker", maker).apply(connection);
  }

  /**
   * Begins a request for a route that no operation describes.
   *
   * @param method verb in capitals
   * @param route below the organization, such as {@code /{project}/_apis/wit/fields}
   */
  public RawRequest request(String method, String route) {
    return RawRequest.of(connection, method, route);
  }

  /** What the calls share, for code that makes operations of its own. */
  public Connection connection() {
    return connection;
  }

  /** Frees connections and threads. Calls after that fail as {@code CLOSED}; again is harmless. */
  @Override
  public void close() {
    connection.close();
  }

  /** The address; no secret. */
  @Override
  public String toString() {
    return "AzureDevOps[" + connection.hosts() + "]";
  }

  /**
   * Settings of a client, each with a default that suits most programs. Not for several threads.
   */
  public static final class Builder {
    private final Connection.Builder settings;
    private Rules rules = Rules.standard();

    private Builder(ServiceHosts hosts, Credential credential) {
      this.settings = Connection.to(hosts, credential);
    }

    /**
     * The HTTP client, which is closed with this one. Default: OkHttp if it is on the class path,
     * else that of the JDK.
     */
    public Builder transport(Transport transport) {
      settings.transport(transport);
      return this;
    }

    /**
     * Proxy, certificates, limits for connecting and for silence, and calls in flight; the same
     * over both HTTP clients. One that is given by {@link #transport} has its own.
     */
    public Builder network(TransportSettings network) {
      settings.network(network);
      return this;
    }

    /**
     * One more family of hosts that may see the credential when the service leads there, such as
     * {@code *.artifacts.example.com}: over https and its standard port. The service's own hosts
     * may by themselves; hosts of storage must not, as they refuse what carries it.
     *
     * @throws IllegalArgumentException if that names no host, or a whole top-level domain
     */
    public Builder trusting(String family) {
      settings.trusting(family);
      return this;
    }

    /** A family of hosts that may not see the credential, even if they are the service's own. */
    public Builder distrusting(String family) {
      settings.distrusting(family);
      return this;
    }

    /** Limits for time and waits, and the policy for further attempts, all at once. */
    public Builder rules(Rules all) {
      this.rules = Check.notNull("rules", all);
      return this;
    }

    /** The policy for further attempts alone. */
    public Builder retry(RetryPolicy policy) {
      this.rules = rules.retry(policy);
      return this;
    }

    /** Where asynchronous runs go on, your functions included. Default: threads of its own. */
    public Builder executor(Executor executor) {
      settings.executor(executor);
      return this;
    }

    /**
     * The latest version of the interface that the server knows, such as {@code 7.0}: no operation
     * is asked for in a later one. Without this, the client learns it from the server's first
     * refusal, at the price of one more request for each area.
     *
     * @throws IllegalArgumentException if that is no version
     */
    public Builder apiVersion(String latest) {
      settings.apiVersion(latest);
      return this;
    }

    /** One more who hears of what the client does. */
    public Builder observer(Observer observer) {
      settings.observer(observer);
      return this;
    }

    /** Your program's name, put before the library's in {@code User-Agent}. */
    public Builder userAgent(String product) {
      settings.userAgent(product);
      return this;
    }

    /** A header for each request, unless it belongs to the credential or the transport. */
    public Builder header(String name, String value) {
      settings.header(name, value);
      return this;
    }

    /** The largest answer, in bytes, that is taken into memory; downloads are not. */
    public Builder largestBody(int bytes) {
      settings.largestBody(bytes);
      return this;
    }

    /** The clock; tests bring their own. */
    public Builder time(TimeSource time) {
      settings.time(time);
      return this;
    }

    /** Makes the client. Sends nothing. */
    public AzureDevOps build() {
      return new AzureDevOps(settings.rules(rules).build());
    }
  }
}
