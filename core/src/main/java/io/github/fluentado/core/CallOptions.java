// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import io.github.fluentado.core.error.Check;
import io.github.fluentado.core.exchange.Deadline;
import io.github.fluentado.core.exchange.Plan;
import io.github.fluentado.core.exchange.Recorder;
import io.github.fluentado.core.http.ApiVersion;
import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.http.HttpRequest;
import io.github.fluentado.core.http.Percent;
import io.github.fluentado.core.run.RetryPolicy;
import io.github.fluentado.core.run.Rules;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What one call wants otherwise than its client does. Immutable; each option gives new ones. They
 * hold for each request of the call.
 */
public final class CallOptions {
  // The first belongs to the credential, the others to the transport.
  private static final Set<String> OWNED =
      Set.of(
          "authorization",
          "accept-encoding",
          "connection",
          "content-length",
          "cookie",
          "expect",
          "host",
          "proxy-authorization",
          "transfer-encoding",
          "upgrade");
  private static final CallOptions NONE =
      new CallOptions(null, null, Headers.none(), "", null, UnaryOperator.identity(), null);

  private final @Nullable Duration timeout;
  private final @Nullable Deadline deadline;
  private final Headers headers;
  private final String query;
  private final @Nullable ApiVersion version;
  private final UnaryOperator<Rules> rules;
  private final @Nullable Recorder recorder;

  private CallOptions(
      @Nullable Duration timeout,
      @Nullable Deadline deadline,
      Headers headers,
      String query,
      @Nullable ApiVersion version,
      UnaryOperator<Rules> rules,
      @Nullable Recorder recorder) {
    this.timeout = timeout;
    this.deadline = deadline;
    this.headers = headers;
    this.query = query;
    this.version = version;
    this.rules = rules;
    this.recorder = recorder;
  }

  /** All as the client has it. */
  public static CallOptions none() {
    return NONE;
  }

  /**
   * A limit for the whole call; of several, the least counts.
   *
   * @throws IllegalArgumentException if it is not positive
   */
  public CallOptions timeout(Duration limit) {
    Check.positive("timeout", limit);
    Duration least = timeout == null || limit.compareTo(timeout) < 0 ? limit : timeout;
    return new CallOptions(least, deadline, headers, query, version, rules, recorder);
  }

  /** The same for a run of several parts: a limit becomes one deadline that they share. */
  public CallOptions shared() {
    if (timeout == null || (deadline != null && deadline.limit().equals(timeout))) {
      return this;
    }
    Deadline common = new Deadline(timeout, deadline);
    return new CallOptions(timeout, common, headers, query, version, rules, recorder);
  }

  /** The same as a part of a run that must be over by then; null for no such limit. */
  CallOptions within(@Nullable Deadline latest) {
    return latest == null
        ? this
        : new CallOptions(timeout, latest, headers, query, version, rules, recorder);
  }

  /**
   * A header in place of the operation's own of that name.
   *
   * @throws IllegalArgumentException if it belongs to the credential or the transport
   */
  public CallOptions header(String name, String value) {
    Headers more = set(headers, name, value);
    return new CallOptions(timeout, deadline, more, query, version, rules, recorder);
  }

  /** The headers with one that the caller sets. */
  public static Headers set(Headers headers, String name, String value) {
    Check.notNull("name", name);
    Check.notNull("value", value);
    Check.that(!OWNED.contains(name.toLowerCase(Locale.ROOT)), "name", "belongs to the client");
    return headers.with(name, value);
  }

  /** One more query parameter, behind those that there are. */
  public CallOptions query(String name, String value) {
    String part =
        Percent.encode(Check.text("name", name), "$")
            + "="
            + Percent.encode(Check.notNull("value", value));
    Check.that(!name.equalsIgnoreCase("api-version"), "name", "is set by apiVersion()");
    String more = query.isEmpty() ? part : query + "&" + part;
    return new CallOptions(timeout, deadline, headers, more, version, rules, recorder);
  }

  /** Another version of the interface than the operation is described for, and no other. */
  public CallOptions apiVersion(String other) {
    ApiVersion checked = ApiVersion.parse(other);
    return new CallOptions(timeout, deadline, headers, query, checked, rules, recorder);
  }

  /** The policy for further attempts. */
  public CallOptions retry(RetryPolicy policy) {
    Check.notNull("policy", policy);
    return rules(own -> own.retry(policy));
  }

  /** Other rules; what is said last prevails. */
  public CallOptions rules(UnaryOperator<Rules> change) {
    Check.notNull("change", change);
    UnaryOperator<Rules> before = rules;
    return new CallOptions(
        timeout,
        deadline,
        headers,
        query,
        version,
        own -> change.apply(before.apply(own)),
        recorder);
  }

  /** Somebody hears of the answers that give results. */
  CallOptions recording(Recorder other) {
    Recorder both = recorder == null ? other : recorder.and(other);
    return new CallOptions(timeout, deadline, headers, query, version, rules, both);
  }

  /**
   * These, and above them those of a call around this one: its limits, and where both say
   * something, its word.
   */
  public CallOptions under(CallOptions outer) {
    if (this == NONE) {
      return outer;
    }
    CallOptions both = outer.timeout == null ? this : timeout(outer.timeout);
    String parts =
        query.isEmpty() || outer.query.isEmpty() ? query + outer.query : query + "&" + outer.query;
    return new CallOptions(
        both.timeout,
        outer.deadline,
        headers.under(outer.headers),
        parts,
        outer.version == null ? version : outer.version,
        own -> outer.rules.apply(rules.apply(own)),
        recorder == null || outer.recorder == null
            ? (recorder == null ? outer.recorder : recorder)
            : recorder.and(outer.recorder));
  }

  /** What these ask for otherwise than the operation does, as a text: query and version. */
  public String asked() {
    return query + (version == null ? "" : " " + version);
  }

  /** When the call must be over, if it is part of a longer one. */
  @Nullable Deadline deadline() {
    return deadline;
  }

  Recorder recorder() {
    return recorder == null ? Recorder.none() : recorder;
  }

  /** The client's rules with what these options say otherwise. */
  Rules applied(Rules clients) {
    Rules own = rules == NONE.rules ? clients : Check.notNull("rules", rules.apply(clients));
    return timeout == null ? own : own.total(timeout);
  }

  /** The plan with what these options say otherwise, above the headers of its client. */
  Plan applied(Plan plan, Headers clients) {
    HttpRequest request = plan.request();
    Plan complete = plan.with(request.with(clients.under(request.headers()).under(headers)));
    Plan changed = query.isEmpty() ? complete : complete.query(query);
    return version == null ? changed : changed.version(new Plan.Version(version, true, ""));
  }
}
