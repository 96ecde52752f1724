// SPDX-License-Identifier: MIT
package io.github.fluentado.core.exchange;

import io.github.fluentado.core.http.ApiVersion;
import io.github.fluentado.core.http.HttpRequest;
import io.github.fluentado.core.http.RequestBody;
import io.github.fluentado.core.run.Described;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is to be sent, and what may be done with it.
 *
 * @param described what the description says of it, for those who count and measure; absent for
 *     what nobody describes
 * @param what the operation as people know it, for messages
 * @param request everything but the credential; its address ends with the version that is wanted
 * @param version what is sent as {@code api-version}; absent for none
 * @param readOnly it changes nothing, so that a lost answer costs nothing
 * @param repeatable sending it twice has the effect of sending it once
 * @param reception how the body of the answer is taken in
 */
public record Plan(
    @Nullable Described described,
    String what,
    HttpRequest request,
    @Nullable Version version,
    boolean readOnly,
    boolean repeatable,
    Reception reception) {
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
  private static final Set<String> IDEMPOTENT = Set.of("PUT", "DELETE");
  private static final long LARGE = 1024 * 1024;

  /**
   * Which version of the service's interface is asked for.
   *
   * @param wanted what the operation is described for
   * @param exact the caller wants this one and no other; if not, a server that ends before it is
   *     asked for its own latest
   * @param since the oldest version that is known to have the operation; empty if that is not known
   */
  public record Version(ApiVersion wanted, boolean exact, String since) {}

  /** A plan with what the verb alone tells. */
  public static Plan of(String what, HttpRequest request) {
    boolean reads = READING.contains(request.method());
    return new Plan(
        null,
        what,
        request,
        null,
        reads,
        reads || IDEMPOTENT.contains(request.method()),
        Reception.WHOLE);
  }

  /** As described. */
  public Plan described(Described other) {
    return new Plan(other, what, request, version, readOnly, repeatable, reception);
  }

  /** The name that the description has for it, or else that for messages. */
  public String name() {
    return described == null ? what : described.id();
  }

  /** See {@link Described#route}; empty if that is not known. */
  public String route() {
    return described == null ? "" : described.route();
  }

  /** With a version of the interface. */
  public Plan version(Version other) {
    HttpRequest asked = request.to(URI.create(versioned(unversioned(), other.wanted())));
    return new Plan(described, what, asked, other, readOnly, repeatable, reception);
  }

  /** With the version that the address ends with already: it is read once. */
  public Plan ofVersion(Version own) {
    return new Plan(described, what, request, own, readOnly, repeatable, reception);
  }

  /** That address in that version. */
  public static String versioned(String address, ApiVersion asked) {
    return address + (address.indexOf('?') < 0 ? "?" : "&") + "api-version=" + asked;
  }

  private String unversioned() {
    String address = request.uri().toString();
    return version == null
        ? address
        : address.substring(0, address.length() - versioned("", version.wanted()).length());
  }

  /** With more of a query, as it is sent, behind what there is. */
  public Plan query(String more) {
    String address = unversioned();
    String longer = address + (address.indexOf('?') < 0 ? "?" : "&") + more;
    return with(
        request.to(URI.create(version == null ? longer : versioned(longer, version.wanted()))));
  }

  /** Changes nothing, whatever the verb: a query sent as a POST. */
  public Plan reading() {
    return new Plan(described, what, request, version, true, true, reception);
  }

  /** Guarded so that a second arrival is refused: a patch that tests the revision. */
  public Plan guarded() {
    return new Plan(described, what, request, version, readOnly, true, reception);
  }

  /** Hands the body on open. */
  public Plan streaming() {
    return new Plan(described, what, request, version, readOnly, repeatable, Reception.STREAM);
  }

  /** The same plan for another request. */
  public Plan with(HttpRequest other) {
    return new Plan(described, what, other, version, readOnly, repeatable, reception);
  }

  /** The request in the version that is wanted, with a body that is made anew where it must be. */
  public HttpRequest versioned() {
    RequestBody body = request.body();
    return body == null ? request : request.carrying(body.current());
  }

  HttpRequest versioned(ApiVersion asked) {
    if (version == null || asked.equals(version.wanted())) {
      return versioned();
    }
    HttpRequest to = request.to(URI.create(versioned(unversioned(), asked)));
    RequestBody body = request.body();
    return body == null ? to : to.carrying(body.current());
  }

  /** Whether a file comes or goes, which may take its time. */
  boolean transfers() {
    RequestBody body = request.body();
    return reception == Reception.STREAM
        || (body != null && (body.length() < 0 || body.length() > LARGE));
  }
}
