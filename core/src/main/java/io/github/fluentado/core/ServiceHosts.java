// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import io.github.fluentado.core.error.Check;
import io.github.fluentado.core.http.Authority;
import io.github.fluentado.core.http.Percent;
import io.github.fluentado.core.run.Trust;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where the areas of the service are, and which hosts may see the credential. Azure DevOps Services
 * spreads its areas over many hosts; a server, or the emulator, has them all below one address.
 */
public abstract sealed class ServiceHosts implements Trust {

  // A program has one sort of address, and does not need the other's.
  private static final class Names {
    static final Pattern ORGANIZATION = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?");
    static final Pattern OLD_HOST =
        Pattern.compile("(?!app\\.)(?<organization>[a-z0-9-]+)(\\.[a-z]+)?\\.visualstudio\\.com");
  }

  private ServiceHosts() {}

  /**
   * The address below which an operation's path lies, without a slash at its end.
   *
   * @param host the host that Azure DevOps Services has for the operation; {@code {organization}}
   *     in it stands for the organization
   * @param withOrganization whether the path is below an organization
   */
  public abstract String base(String host, boolean withOrganization);

  /** Whether it is no hosted service: a server, which may lack what the service has. */
  abstract boolean isServer();

  /**
   * The same place with another organization, or on a server with another collection beside this
   * one.
   *
   * @throws IllegalArgumentException if that is no name of an organization
   */
  public abstract ServiceHosts organization(String name);

  /**
   * Azure DevOps Services.
   *
   * @throws IllegalArgumentException if that is no name of an organization
   */
  public static ServiceHosts services(String organization) {
    Check.text("organization", organization);
    Check.that(
        !organization.contains("://"),
        "organization",
        "must be a name alone; an address is for at(URI, …)");
    Check.that(
        isOrganization(organization),
        "organization",
        "must be letters, digits and hyphens, 50 at most");
    return new Services(organization);
  }

  /**
   * A collection of Azure DevOps Server with its virtual directory ({@code
   * https://tfs.example.com/tfs/DefaultCollection}), an organization of Azure DevOps Services by
   * its address, or an emulator.
   *
   * @throws IllegalArgumentException if that is no http or https address, or has a user or query
   *     part
   */
  public static ServiceHosts at(URI url) {
    Check.notNull("url", url);
    Optional<Authority> authority = Authority.of(url);
    Check.that(
        isWeb(url) && authority.isPresent(), "url", "is not an absolute http or https address");
    Check.that(
        !authority.get().user() && url.getRawQuery() == null && url.getRawFragment() == null,
        "url",
        "has a user, query or fragment part");
    String host = authority.get().host();
    if (host.endsWith(".visualstudio.com")) {
      var old = Names.OLD_HOST.matcher(host);
      if (old.matches()) {
        return services(old.group("organization"));
      }
    }
    if (Services.isOwn(host)) {
      return services(onlySegment(url));
    }
    return new Collection(url);
  }

  private static boolean isWeb(URI url) {
    return "https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme());
  }

  private static String onlySegment(URI url) {
    String path = url.getPath().replaceAll("^/+|/+$", "");
    Check.that(!path.isEmpty(), "url", "does not name the organization");
    Check.that(
        isOrganization(path), "url", "has more behind its host than the name of an organization");
    return path;
  }

  private static boolean isOrganization(String name) {
    return name.length() <= 50 && Names.ORGANIZATION.matcher(name).matches();
  }

  /**
   * The same, where hosts of one more family may see the credential, over https and its standard
   * port: those of a proxy of your own, or of a new part of the service.
   *
   * @param family a host, or all below one: {@code *.artifacts.example.com}
   * @throws IllegalArgumentException if that names no host, or a whole top-level domain
   */
  public final ServiceHosts trusting(String family) {
    return new Listed(this, HostFamily.of(family), true);
  }

  /**
   * The same, where hosts of that family may not see the credential, whatever else is said; the
   * host that operations themselves are asked at should not be among them.
   *
   * @param family as for {@link #trusting}
   */
  public final ServiceHosts distrusting(String family) {
    return new Listed(this, HostFamily.of(family), false);
  }

  /** A host, or all hosts below a domain. */
  private record HostFamily(String name, boolean below) {
    private static final Pattern FAMILY =
        Pattern.compile("(\\*\\.)?(?<name>[a-z0-9_-]+(\\.[a-z0-9_-]+)*)");

    static HostFamily of(String text) {
      String low = Check.text("family", text).toLowerCase(Locale.ROOT);
      var parts = FAMILY.matcher(low);
      Check.that(parts.matches(), "family", "is neither a host nor *. and a domain");
      boolean below = low.startsWith("*.");
      String name = parts.group("name");
      Check.that(!below || name.indexOf('.') > 0, "family", "is a whole top-level domain");
      return new HostFamily(name, below);
    }

    boolean has(URI uri) {
      return "https".equalsIgnoreCase(uri.getScheme())
          && Authority.of(uri)
              .filter(host -> host.port("https") == 443)
              .filter(host -> below ? host.host().endsWith("." + name) : host.host().equals(name))
              .isPresent();
    }
  }

  /** Other hosts with one family more, or without it. */
  private static final class Listed extends ServiceHosts {
    private final ServiceHosts others;
    private final HostFamily family;
    private final boolean trusted;

    Listed(ServiceHosts others, HostFamily family, boolean trusted) {
      this.others = others;
      this.family = family;
      this.trusted = trusted;
    }

    @Override
    public String base(String host, boolean withOrganization) {
      return others.base(host, withOrganization);
    }

    @Override
    boolean isServer() {
      return others.isServer();
    }

    @Override
    public ServiceHosts organization(String name) {
      return new Listed(others.organization(name), family, trusted);
    }

    @Override
    public boolean trusts(URI uri) {
      return family.has(uri) ? trusted : others.trusts(uri);
    }

    @Override
    public Optional<URI> newBase(URI from, URI to) {
      return others.newBase(from, to);
    }

    @Override
    public String toString() {
      return others.toString();
    }
  }

  /** A host per area. */
  private static final class Services extends ServiceHosts {
    static final String MAIN = "dev.azure.com";

    private final String organization;

    Services(String organization) {
      this.organization = organization;
    }

    static boolean isOwn(String host) {
      return host.equals(MAIN) || host.endsWith("." + MAIN);
    }

    @Override
    public String base(String host, boolean withOrganization) {
      String own = host.replace("{organization}", organization);
      return "https://" + own + (withOrganization ? "/" + Percent.encode(organization) : "");
    }

    @Override
    boolean isServer() {
      return false;
    }

    @Override
    public ServiceHosts organization(String name) {
      return services(name);
    }

    @Override
    public boolean trusts(URI uri) {
      Optional<Authority> authority = Authority.of(uri);
      if (authority.isEmpty()) {
        return false;
      }
      String host = authority.get().host();
      String own = organization.toLowerCase(Locale.ROOT);
      return "https".equalsIgnoreCase(uri.getScheme())
          && authority.get().port("https") == 443
          && (isOwn(host)
              || host.equals("app.vssps.visualstudio.com")
              // Artifacts lie there for all organizations, and ask to sign in.
              || host.endsWith(".artifacts.visualstudio.com")
              || host.equals(own + ".visualstudio.com")
              || (host.startsWith(own + ".") && host.endsWith(".visualstudio.com")));
    }

    @Override
    public String toString() {
      return "https://" + MAIN + "/" + organization;
    }
  }

  /** One address for all. */
  private static final class Collection extends ServiceHosts {
    private final String url;
    private final String scheme;
    private final String host;
    private final int port;

    Collection(URI url) {
      Authority authority = Authority.of(url).orElseThrow();
      this.url = withoutSlashes(url.toString());
      this.scheme = url.getScheme();
      this.host = authority.host();
      this.port = authority.port(scheme);
    }

    private static String withoutSlashes(String text) {
      int end = text.length();
      while (end > 0 && text.charAt(end - 1) == '/') {
        end--;
      }
      return text.substring(0, end);
    }

    @Override
    public String base(String host, boolean withOrganization) {
      return url;
    }

    @Override
    boolean isServer() {
      return true;
    }

    @Override
    public ServiceHosts organization(String name) {
      Check.text("organization", name);
      boolean segment = name.indexOf('/') < 0 && !name.equals(".") && !name.equals("..");
      Check.that(segment, "organization", "is no single name");
      String own = toString();
      int last = own.lastIndexOf('/');
      Check.that(last > own.indexOf("//") + 1, "organization", "has no place beside this address");
      return new Collection(URI.create(own.substring(0, last + 1) + Percent.encode(name)));
    }

    @Override
    public boolean trusts(URI uri) {
      return scheme.equalsIgnoreCase(uri.getScheme())
          && Authority.of(uri).filter(this::isOwn).isPresent();
    }

    private boolean isOwn(Authority other) {
      return host.equals(other.host()) && port == other.port(scheme);
    }

    @Override
    public Optional<URI> newBase(URI from, URI to) {
      String below =
          from.toString().startsWith(url + "/") ? path(from.toString(), url.length()) : "";
      String moved = path(to.toString(), 0);
      boolean same = !below.isEmpty() && moved.endsWith(below);
      String base = same ? moved.substring(0, moved.length() - below.length()) : url;
      return base.equals(url) ? Optional.empty() : Optional.of(URI.create(base));
    }

    private static String path(String address, int from) {
      int query = address.indexOf('?');
      return address.substring(from, query < 0 ? address.length() : query);
    }

    @Override
    public String toString() {
      return url;
    }
  }
}
