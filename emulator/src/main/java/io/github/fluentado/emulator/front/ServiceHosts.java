// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.front;

import io.github.fluentado.emulator.http.Hosts;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.http.HttpRequest;
import io.github.fluentado.emulator.http.Site;
import io.github.fluentado.emulator.server.Downloads;
import io.github.fluentado.emulator.tls.Authority;
import java.net.URI;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * For which hosts the emulator stands: for itself and, as the hosted service, for all hosts of
 * that, as a proxy or by name. All state has the addresses of one place; who asks from another one
 * is given the addresses of that.
 */
public final class ServiceHosts implements Hosts {
  private final Origin origin;
  private final int port;
  private final Downloads downloads;
  private final @Nullable SSLSocketFactory tls;

  public ServiceHosts(Origin origin, int port, Downloads downloads, @Nullable Authority authority) {
    this.origin = origin;
    this.port = port;
    this.downloads = downloads;
    this.tls = authority == null ? null : authority.sockets(this::isServed, origin.names());
  }

  @Override
  public Optional<SSLSocketFactory> tls() {
    return Optional.ofNullable(tls);
  }

  private boolean isServed(String host) {
    return HostNames.isLoopback(host) || isService(host);
  }

  private boolean isService(String host) {
    return origin.hosted() && HostNames.isService(host);
  }

  @Override
  public Optional<String> refusal(Site site) {
    if (isService(site.host())) {
      boolean possible = tls != null || !site.scheme().equals("https");
      return possible
          ? Optional.empty()
          : Optional.of(
              "Without --https the emulator cannot stand in for " + site.authority() + ".");
    }
    boolean here = isServed(site.host()) || origin.names().contains(site.host());
    boolean own = here && (site.port() == port || isDownloads(site));
    return own || isNamed(site)
        ? Optional.empty()
        : Optional.of(
            "The emulator is a proxy to hosts of Azure DevOps and to itself alone, not to "
                + site.authority()
                + ".");
  }

  private boolean isNamed(Site site) {
    return site.root().equals(origin.root());
  }

  private boolean isDownloads(Site site) {
    return downloads.port().filter(number -> number == site.port()).isPresent();
  }

  /** Whether the request is meant for where files are kept. */
  public boolean isForDownloads(HttpRequest request) {
    return request
        .site()
        .filter(
            site ->
                (isService(site.host())
                        && (HostNames.isStorage(site.host()) || isArtifactPath(site, request)))
                    || (site.proxied() && !isService(site.host()) && isDownloads(site)))
        .isPresent();
  }

  private static boolean isArtifactPath(Site site, HttpRequest request) {
    return HostNames.isArtifacts(site.host()) && request.target().startsWith("/artifact");
  }

  /** Whether where the files are kept wants to know who asks. */
  public boolean needsCredential(HttpRequest request) {
    return request.site().filter(site -> HostNames.isArtifacts(site.host())).isPresent();
  }

  /** The request with its path as it is where the state is. */
  public HttpRequest inside(HttpRequest request) {
    return request
        .site()
        .filter(site -> isService(site.host()))
        .map(site -> HostNames.whole(site.host(), request.target(), origin.organization()))
        .map(request::withTarget)
        .orElse(request);
  }

  /** The answer with addresses of where the client is. */
  public HttpAnswer outside(HttpAnswer answer, HttpRequest request) {
    return request
        .site()
        .filter(site -> !origin.fixed())
        .filter(site -> !site.root().equals(origin.root()))
        .map(site -> links(reached(site)).changed(answer))
        .orElse(answer);
  }

  /**
   * The service has no address without TLS. Who names it in clear, and not as to a proxy, came
   * through something that took TLS off.
   */
  private Site reached(Site site) {
    boolean unwrapped = isService(site.host()) && !site.proxied() && site.port() == 80;
    return unwrapped ? new Site("https", site.host(), false) : site;
  }

  private Links links(Site site) {
    boolean service = isService(site.host());
    String organization =
        service && HostNames.namesOrganization(site.host())
            ? site.root()
            : site.root() + origin.url().substring(origin.root().length());
    Links links = new Links().with(origin.url(), organization).with(origin.root(), site.root());
    Optional<String> files = downloads.address();
    if (files.isEmpty()) {
      return links;
    }
    String from = files.get();
    return service
        ? links
            .with(from + "/artifact", site.scheme() + "://" + HostNames.ARTIFACTS + "/artifact")
            .with(
                from + "/artifactfile",
                site.scheme() + "://" + HostNames.ARTIFACTS + "/artifactfile")
            .with(from, site.scheme() + "://" + HostNames.STORAGE)
        : links.with(from, beside(site, from));
  }

  /** Files come from another host than all else, by which clients decide what to send along. */
  private static String beside(Site site, String from) {
    String host = site.host().equals("localhost") ? "127.0.0.1" : site.host();
    boolean number = host.equals("127.0.0.1") && !site.host().equals("localhost");
    URI old = URI.create(from);
    return old.getScheme() + "://" + (number ? "localhost" : host) + ":" + old.getPort();
  }
}
