// SPDX-License-Identifier: MIT
package io.github.fluentado.core.exchange;

import io.github.fluentado.core.http.ApiVersion;
import io.github.fluentado.core.http.HttpRequest;
import io.github.fluentado.core.http.HttpResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which version of the interface one operation is asked for, and in which one it goes out again
 * after a server has refused that. For one run.
 */
final class Versions {
  // Out of range, and then a preview without its mark.
  private static final int MOST = 2;
  private static final ApiVersion SERVER_2022 = ApiVersion.parse("7.0");

  private final Plan plan;
  private final Ceilings ceilings;
  private @Nullable ApiVersion asked;
  private int changes;

  Versions(Plan plan, Ceilings ceilings) {
    this.plan = plan;
    this.ceilings = ceilings;
  }

  /** The request, in no later version than the server is known to have by now. */
  HttpRequest request() {
    Plan.Version wanted = plan.version();
    if (wanted == null) {
      return plan.request();
    }
    ApiVersion from = asked == null ? wanted.wanted() : asked;
    boolean free = wanted.exact() || ceilings.isEmpty();
    asked = free ? from : ceilings.capped(plan, from);
    return plan.versioned(asked);
  }

  /**
   * A server that does not take the version has not looked at the request: whatever its verb, it
   * may go out again in a version that the server has, once for each way of being refused.
   *
   * @return the request to send in place of the refused one; absent for none
   */
  Optional<HttpRequest> instead(HttpResponse response) {
    Optional<ApiVersion> other = VersionRefusal.read(response).flatMap(this::other);
    if (other.isEmpty() || changes == MOST || !plan.request().replayable()) {
      return Optional.empty();
    }
    changes++;
    asked = other.get();
    return Optional.of(plan.versioned(other.get()));
  }

  private Optional<ApiVersion> other(VersionRefusal refusal) {
    ApiVersion refused = asked;
    Plan.Version wanted = plan.version();
    if (refused == null || wanted == null || wanted.exact()) {
      return Optional.empty();
    }
    if (refusal.kind() == VersionRefusal.Kind.PREVIEW_ONLY && !refused.preview()) {
      ceilings.learnPreview(plan);
      return Optional.of(Ceilings.preview(refused));
    }
    if (refusal.kind() != VersionRefusal.Kind.OUT_OF_RANGE) {
      return Optional.empty();
    }
    refusal.newest().ifPresent(newest -> ceilings.learn(plan, newest));
    ApiVersion least =
        refusal
            .newest()
            .map(refused::cappedAt)
            .orElse(new ApiVersion(refused.major(), refused.minor(), refused.preview(), 0));
    return Optional.of(least).filter(next -> !next.equals(refused));
  }

  /**
   * Whether the server has no such operation. In an older version than described any answer that is
   * not about a thing says so. In the one that is described a server must say it in its own words,
   * as an address may be wrong, too; so does one that lacks a whole area, where it refuses no
   * version before.
   */
  boolean isLacking(Outcome outcome, HttpResponse response) {
    Plan.Version wanted = plan.version();
    boolean unknown = outcome == Outcome.NOT_FOUND || response.status() == 405;
    if (!unknown) {
      return false;
    }
    if (wanted != null && asked != null && asked.compareTo(wanted.wanted()) < 0) {
      return ErrorBodies.isUnknownRoute(response);
    }
    boolean own = wanted != null && wanted.exact();
    return ceilings.ofServer() && !own && ErrorBodies.saysNoRoute(response);
  }

  /** What to tell of an operation that the server does not have. */
  String lacking() {
    Plan.Version wanted = plan.version();
    String newest = ceilings.of(plan).map(found -> ", whose newest is " + found).orElse("");
    return plan.what()
        + (asked == null ? " is not there without a version" : " is not there in version " + asked)
        + " of the interface of this server"
        + newest
        + (wanted == null ? "" : needs(wanted));
  }

  /**
   * Server 2022 ends at 7.0, and what came after it has no known year. What came before is not
   * known either, nor whether any Server has what the hosted service has had since then.
   */
  private static String needs(Plan.Version wanted) {
    if (wanted.since().isEmpty()) {
      return "; it is described for " + wanted.wanted();
    }
    return ApiVersion.parse(wanted.since()).compareTo(SERVER_2022) > 0
        ? "; it came with " + wanted.since() + ", which Server 2022 and those before it do not have"
        : "; the hosted service has it since " + wanted.since() + " at the latest";
  }
}
