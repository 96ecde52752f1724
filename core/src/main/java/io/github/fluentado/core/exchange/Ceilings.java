// SPDX-License-Identifier: MIT
package io.github.fluentado.core.exchange;

import io.github.fluentado.core.http.ApiVersion;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The newest versions that a server knows, area by area, learned from its own words when it refuses
 * a newer one; shared by all calls to it. Real servers are known by nothing else.
 */
public final class Ceilings {
  private final @Nullable ApiVersion given;
  private final boolean ofServer;
  private final Map<String, ApiVersion> byArea = new ConcurrentHashMap<>();
  private final Set<String> previews = ConcurrentHashMap.newKeySet();

  /**
   * @param given known beforehand for all areas; absent for what the server will say
   */
  public Ceilings(@Nullable ApiVersion given) {
    this(given, false);
  }

  /**
   * @param given known beforehand for all areas; absent for what the server will say
   * @param ofServer it is no hosted service, so that it may lack whole areas
   */
  public Ceilings(@Nullable ApiVersion given, boolean ofServer) {
    this.given = given;
    this.ofServer = ofServer;
  }

  /** Whether it is a server of one's own, and not the hosted service. */
  boolean ofServer() {
    return ofServer;
  }

  /** The version to ask for: the one that is wanted, or what the server has in its place. */
  ApiVersion capped(Plan plan, ApiVersion wanted) {
    ApiVersion least = of(plan).map(wanted::cappedAt).orElse(wanted);
    return !previews.isEmpty() && !least.preview() && previews.contains(plan.name())
        ? preview(least)
        : least;
  }

  /** What is known of the area; absent for nothing. */
  Optional<ApiVersion> of(Plan plan) {
    ApiVersion learned = byArea.isEmpty() ? null : byArea.get(area(plan.request().uri()));
    return Optional.ofNullable(learned == null ? given : learned);
  }

  boolean isEmpty() {
    return given == null && byArea.isEmpty() && previews.isEmpty();
  }

  void learn(Plan plan, ApiVersion newest) {
    byArea.merge(
        area(plan.request().uri()), newest, (old, now) -> old.compareTo(now) < 0 ? old : now);
  }

  /** The operation is there as a preview only. */
  void learnPreview(Plan plan) {
    previews.add(plan.name());
  }

  static ApiVersion preview(ApiVersion released) {
    return new ApiVersion(released.major(), released.minor(), true, 0);
  }

  /** Host and the segment behind {@code _apis}. */
  private static String area(URI uri) {
    String path = String.valueOf(uri.getRawPath());
    int mark = path.indexOf("/_apis/");
    String rest = mark < 0 ? path : path.substring(mark + "/_apis/".length());
    int end = rest.indexOf('/', 1);
    return uri.getRawAuthority() + " " + (end < 0 ? rest : rest.substring(0, end));
  }
}
