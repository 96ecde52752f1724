// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import io.github.fluentado.core.error.Check;
import io.github.fluentado.core.exchange.Trust;
import io.github.fluentado.core.http.Percent;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where the areas of the service are, and which hosts may see the credential. Azure DevOps Services
 * spreads its areas over many hosts; a server, or the emulator, has them all below one address.
 */
public abstract sealed class ServiceHosts implements Trust {
  private static final Pattern ORGANIZATION =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?");
  private static final Pattern OLD_HOST =
      Pattern.compile("(?!app\\.)(?<organization>[a-z0-9-]+)(\\.[a-z]+)?\\.visualstudio\\.com");

  private ServiceHosts() {}

  /**
   * The address below which an operation's path lies, without a slash at its end.
   *
   * @param host the host that Azure DevOps Services has for the operation; {@code {organization}}
   *     in it stands for the organization
   * @param withOrganization whether the path is below an organization
   */
  public abstract String base(String host, boolean withOrganization);

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
        organization.length() <= 50 && ORGANIZATION.matcher(organization).matches(),
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
    boolean web =
        "https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme());
    Check.that(web && url.getHost() != null, "url", "is not an absolute http or https address");
    Check.that(
        url.getRawUserInfo() == null && url.getRawQuery() == null && url.getRawFragment() == null,
        "url",
        "has a user, query or fragment part");
    var old = OLD_HOST.matcher(url.getHost().toLowerCase(Locale.ROOT));
    if (old.matches()) {
      return services(old.group("organization"));
    }
    if (Services.isOwn(url.getHost().toLowerCase(Locale.ROOT))) {
      return services(onlySegment(url));
    }
    return new Collection(url);
  }

  private static String onlySegment(URI url) {
    String path = url.getPath().replaceAll("^/+|/+$", "");
    Check.that(!path.isEmpty(), "url", "does not name the organization");
    return path;
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
    public ServiceHosts organization(String name) {
      return services(name);
    }

    @Override
    public boolean trusts(URI uri) {
      String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
      String own = organization.toLowerCase(Locale.ROOT);
      return "https".equalsIgnoreCase(uri.getScheme())
          && (uri.getPort() < 0 || uri.getPort() == 443)
          && (isOwn(host)
              || host.equals("app.vssps.visualstudio.com")
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
    private final URI url;

    Collection(URI url) {
      this.url = url;
    }

    @Override
    public String base(String host, boolean withOrganization) {
      return toString();
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
      return url.getScheme().equalsIgnoreCase(uri.getScheme())
          && url.getHost().equalsIgnoreCase(uri.getHost())
          && port(url) == port(uri);
    }

    private static int port(URI uri) {
      int usual = "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
      return uri.getPort() < 0 ? usual : uri.getPort();
    }

    @Override
    public String toString() {
      return url.toString().replaceAll("/+$", "");
    }
  }
}
