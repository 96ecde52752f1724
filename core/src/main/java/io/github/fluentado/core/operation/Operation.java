// SPDX-License-Identifier: MIT
package io.github.fluentado.core.operation;

import io.github.fluentado.core.exchange.Plan;
import io.github.fluentado.core.http.ApiVersion;
import io.github.fluentado.core.run.Described;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an operation before it is called: the facts of the description. Immutable; what
 * each call needs of them is made once.
 */
public final class Operation implements Described {
  private final String id;
  private final String method;
  private final String path;
  private final String host;
  private final String version;
  private final boolean withOrganization;
  private final boolean safe;
  private final Wrapper wrapper;
  private final boolean bodyWrapper;
  private final String accept;
  private final @Nullable Paging paging;
  private final @Nullable HostBy hostBy;
  private final @Nullable Limit limit;
  private final String since;

  private final String title;
  private final Plan.@Nullable Version asked;

  private Operation(Builder facts) {
    this.id = facts.id;
    this.method = facts.method;
    this.path = facts.path;
    this.host = facts.host;
    this.version = facts.version;
    this.withOrganization = facts.withOrganization;
    this.safe = facts.safe;
    this.wrapper = facts.wrapper;
    this.bodyWrapper = facts.bodyWrapper;
    this.accept = facts.accept;
    this.paging = facts.paging;
    this.hostBy = facts.hostBy;
    this.limit = facts.limit;
    this.since = facts.since;
    this.title = title(id);
    this.asked =
        version.isEmpty() ? null : new Plan.Version(ApiVersion.parse(version), false, since);
  }

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

  /** Its name in the description, such as {@code wit_WorkItems_get}. */
  @Override
  public String id() {
    return id;
  }

  /** The verb in capitals. */
  public String method() {
    return method;
  }

  /**
   * The template below the organization: {@code {name}} is a segment, {@code {name?}} one that is
   * left out without a value, {@code {name*}} a value whose slashes stay slashes.
   */
  public String path() {
    return path;
  }

  /** The host of Azure DevOps Services. */
  public String host() {
    return host;
  }

  /** The value of {@code api-version}; empty for none. */
  public String version() {
    return version;
  }

  /** Whether the path is below an organization. */
  public boolean withOrganization() {
    return withOrganization;
  }

  /** Whether it changes nothing, though the verb does not say so. */
  public boolean safe() {
    return safe;
  }

  /** What is around the result. */
  public Wrapper wrapper() {
    return wrapper;
  }

  /** Whether the body is sent as {@code {"value": …}}. */
  public boolean bodyWrapper() {
    return bodyWrapper;
  }

  /** The media type that is asked for. */
  public String accept() {
    return accept;
  }

  /** How the list goes on; absent if one answer has it all. */
  public @Nullable Paging paging() {
    return paging;
  }

  /** Another host for some value; absent if there is one host. */
  public @Nullable HostBy hostBy() {
    return hostBy;
  }

  /** What bounds the list, which does not go on in pages; absent if nothing is known. */
  public @Nullable Limit limit() {
    return limit;
  }

  /** The oldest published version that has it, such as {@code 7.0}; empty if none is known. */
  public String since() {
    return since;
  }

  /** As people say it: "WorkItems get revision". */
  String title() {
    return title;
  }

  /** The version that calls ask for; absent for none. */
  Plan.@Nullable Version asked() {
    return asked;
  }

  /** An organization stands for a collection with the virtual directory of its server, too. */
  @Override
  public String route() {
    return (withOrganization ? "/{organization}" : "") + PathTemplate.plain(path);
  }

  /** The same with other values for what a caller may change. */
  Operation at(String otherHost, @Nullable HostBy otherHostBy, String otherVersion) {
    Builder other = new Builder(id, method, path);
    other.host = otherHost;
    other.version = otherVersion;
    other.withOrganization = withOrganization;
    other.safe = safe;
    other.wrapper = wrapper;
    other.bodyWrapper = bodyWrapper;
    other.accept = accept;
    other.paging = paging;
    other.hostBy = otherHostBy;
    other.limit = limit;
    other.since = since;
    return other.build();
  }

  /** {@code wit_WorkItems_getRevision} as people say it: "WorkItems get revision". */
  private static String title(String id) {
    if (id.indexOf(' ') >= 0) {
      return id;
    }
    String name = id.substring(id.indexOf('_') + 1);
    int method = name.indexOf('_') + 1;
    StringBuilder words = new StringBuilder(name.length() + 8);
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean word = i > method && isUpper(c) && isLower(name.charAt(i - 1));
      words.append(word ? " " : "").append(c == '_' ? ' ' : i < method ? c : lower(c));
    }
    return words.toString();
  }

  private static boolean isUpper(char c) {
    return c >= 'A' && c <= 'Z';
  }

  private static boolean isLower(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  }

  private static char lower(char c) {
    return isUpper(c) ? (char) (c + ('a' - 'A')) : c;
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
      return new Operation(this);
    }
  }
}
