// SPDX-License-Identifier: MIT
package io.github.fluentado.core.operation;

import io.github.fluentado.core.exchange.Plan;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an operation before it is called: the facts of the description.
 *
 * @param id its name in the description, such as {@code wit_WorkItems_get}
 * @param method verb in capitals
 * @param path template below the organization: {@code {name}} is a segment, {@code {name?}} one
 *     that is left out without a value, {@code {name*}} a value whose slashes stay slashes
 * @param host host of Azure DevOps Services
 * @param version value of {@code api-version}; empty for none
 * @param withOrganization whether the path is below an organization
 * @param safe changes nothing, though the verb does not say so
 * @param wrapper what is around the result
 * @param bodyWrapper whether the body is sent as {@code {"value": …}}
 * @param accept media type asked for
 * @param paging absent if one answer has it all
 * @param hostBy another host for some value; absent if there is one host
 * @param limit what bounds the list, which does not go on in pages; absent if nothing is known
 * @param since oldest published version that has the operation, such as {@code 7.0}; empty if that
 *     is not known
 */
public record Operation(
    String id,
    String method,
    String path,
    String host,
    String version,
    boolean withOrganization,
    boolean safe,
    Wrapper wrapper,
    boolean bodyWrapper,
    String accept,
    @Nullable Paging paging,
    @Nullable HostBy hostBy,
    @Nullable Limit limit,
    String since)
    implements Plan.Described {

  /**
   * Another host, where a value says so.
   *
   * @param name of the value; of a property of the body, it may be a path with dots
   */
  public record HostBy(In in, String name, String value, String host) {
    /** Where the value stands. */
    public enum In {
      PATH,
      QUERY,
      BODY
    }
  }

  /**
   * How many items come at most.
   *
   * @param parameter name of the query parameter that says it; absent if none does
   * @param standard how many come without it
   */
  public record Limit(@Nullable String parameter, int standard) {}

  /** What is around the result in the answer. */
  public enum Wrapper {
    NONE,
    /** {@code {"count": …, "value": […]}} */
    LIST,
    /** {@code {"count": …, "value": {…}}} */
    MAP
  }

  /** An organization stands for a collection with the virtual directory of its server, too. */
  @Override
  public String route() {
    return (withOrganization ? "/{organization}" : "") + PathTemplate.plain(path);
  }

  /** The same with other values for what a caller may change. */
  Operation at(String otherHost, @Nullable HostBy otherHostBy, String otherVersion) {
    return new Operation(
        id,
        method,
        path,
        otherHost,
        otherVersion,
        withOrganization,
        safe,
        wrapper,
        bodyWrapper,
        accept,
        paging,
        otherHostBy,
        limit,
        since);
  }

  /** Begins the facts of an operation. */
  public static Builder of(String id, String method, String path) {
    return new Builder(id, method, path);
  }

  /** Gathers the facts of an operation. Not for several threads. */
  public static final class Builder {
    private final String id;
    private final String method;
    private final String path;
    private String host = "dev.azure.com";
    private String version = "";
    private boolean withOrganization = true;
    private boolean safe;
    private Wrapper wrapper = Wrapper.NONE;
    private boolean bodyWrapper;
    private String accept = "application/json";
    private @Nullable Paging paging;
    private @Nullable HostBy hostBy;
    private @Nullable Limit limit;
    private String since = "";

    private Builder(String id, String method, String path) {
      this.id = id;
      this.method = method;
      this.path = path;
    }

    public Builder host(String host) {
      this.host = host;
      return this;
    }

    public Builder version(String version) {
      this.version = version;
      return this;
    }

    public Builder noOrganization() {
      this.withOrganization = false;
      return this;
    }

    public Builder safe() {
      this.safe = true;
      return this;
    }

    public Builder listWrapper() {
      this.wrapper = Wrapper.LIST;
      return this;
    }

    public Builder mapWrapper() {
      this.wrapper = Wrapper.MAP;
      return this;
    }

    public Builder bodyWrapper() {
      this.bodyWrapper = true;
      return this;
    }

    public Builder accept(String mediaType) {
      this.accept = mediaType;
      return this;
    }

    public Builder paging(Paging paging) {
      this.paging = paging;
      return this;
    }

    /** Another host where the named value of the path is that one. */
    public Builder hostByPath(String name, String value, String host) {
      this.hostBy = new HostBy(HostBy.In.PATH, name, value, host);
      return this;
    }

    /** Another host where the named value of the query is that one. */
    public Builder hostByQuery(String name, String value, String host) {
      this.hostBy = new HostBy(HostBy.In.QUERY, name, value, host);
      return this;
    }

    /** Another host where the property of the body is that one; a name may be a path with dots. */
    public Builder hostByBody(String name, String value, String host) {
      this.hostBy = new HostBy(HostBy.In.BODY, name, value, host);
      return this;
    }

    /** A list that is cut at a number of the service, whatever is asked for. */
    public Builder limit(int most) {
      this.limit = new Limit(null, most);
      return this;
    }

    public Builder limit(String parameter, int standard) {
      this.limit = new Limit(parameter, standard);
      return this;
    }

    public Builder since(String version) {
      this.since = version;
      return this;
    }

    public Operation build() {
      return new Operation(
          id,
          method,
          path,
          host,
          version,
          withOrganization,
          safe,
          wrapper,
          bodyWrapper,
          accept,
          paging,
          hostBy,
          limit,
          since);
    }
  }
}
