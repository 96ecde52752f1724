// SPDX-License-Identifier: MIT
package io.github.fluentado.core.error;

import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.http.HttpRequest;
import io.github.fluentado.core.http.HttpResponse;
import io.github.fluentado.core.http.RedactedUri;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The one exception of this library: every failure of a call, told apart by {@link #kind}. It holds
 * plain values only, never a credential, not even where the answer repeats it. What the service
 * says is cut and put on one line; {@link #body} has up to {@value #BODY_LIMIT} characters as they
 * came.
 */
public final class AzureDevOpsException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int BODY_LIMIT = 8_192;
  private static final int TEXT_LIMIT = 1_000;
  private static final int NAME_LIMIT = 200;
  private static final int URL_LIMIT = 2_000;
  private static final int MOST_REASONS = 50;
  private static final int REASONS_SHOWN = 5;

  private final ErrorKind kind;
  private final int status;
  private final @Nullable String typeKey;
  private final @Nullable String code;
  private final @Nullable String serviceMessage;
  private final @Nullable String activityId;
  private final @Nullable String method;
  private final @Nullable String url;
  private final String body;
  private final int attempts;
  private final @Nullable Duration retryAfter;
  // Lost when the exception is serialized.
  private final transient @Nullable List<Reason> reasons;

  private AzureDevOpsException(Builder builder) {
    super(builder.message(), builder.cause);
    this.kind = builder.kind;
    this.status = builder.status;
    this.typeKey = builder.shown(builder.error.typeKey(), NAME_LIMIT);
    this.code = builder.shown(builder.error.code(), NAME_LIMIT);
    this.serviceMessage = builder.shown(builder.error.message(), TEXT_LIMIT);
    this.reasons = builder.shownReasons();
    this.activityId = builder.shown(builder.activityId, NAME_LIMIT);
    this.method = builder.method;
    this.url = builder.url.map(builder.secrets::strike).orElse(null);
    this.body = builder.body();
    this.attempts = builder.attempts;
    this.retryAfter = builder.retryAfter;
  }

  /** Begins a failure of the given kind; the text says what happened. */
  public static Builder of(ErrorKind kind, String what) {
    return new Builder(kind, what);
  }

  /** What went wrong, in the terms a caller can act on. */
  public ErrorKind kind() {
    return kind;
  }

  /** HTTP status of the last answer; absent if there was none. */
  public OptionalInt status() {
    return status == 0 ? OptionalInt.empty() : OptionalInt.of(status);
  }

  /** What the service said, apart from its status. */
  public ServiceError serviceError() {
    return new ServiceError(
        Optional.ofNullable(serviceMessage),
        Optional.ofNullable(typeKey),
        Optional.ofNullable(code));
  }

  /** The service's stable name of the failure. */
  public Optional<String> typeKey() {
    return Optional.ofNullable(typeKey);
  }

  /** The service's code, such as {@code TF401232}. */
  public Optional<String> code() {
    return Optional.ofNullable(code);
  }

  /**
   * Why the service refused it, one by one: which field, which rule. Empty if it says no more than
   * its message; the first {@value #MOST_REASONS} if there are more.
   */
  public List<Reason> reasons() {
    return reasons == null ? List.of() : reasons;
  }

  /** The service's id of the request, which its support asks for. */
  public Optional<String> activityId() {
    return Optional.ofNullable(activityId);
  }

  /** Verb of the request. */
  public Optional<String> method() {
    return Optional.ofNullable(method);
  }

  /** Address of the request, without secrets. */
  public Optional<String> url() {
    return Optional.ofNullable(url);
  }

  /** Beginning of the answer's body as text; empty if there was none, and for a redirect. */
  public String body() {
    return body;
  }

  /** How many times the request was sent. */
  public int attempts() {
    return attempts;
  }

  /** How long the service asks to wait, if it said so. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }

  /** Gathers the facts of a failure. Not for several threads. */
  public static final class Builder {
    // Where a failure has no status, its cause is all that is known.
    private static final Set<ErrorKind> TOLD_BY_CAUSE =
        Set.of(ErrorKind.TRANSPORT, ErrorKind.TIMED_OUT, ErrorKind.OUTCOME_UNKNOWN);

    private final ErrorKind kind;
    private final String what;
    private Secrets secrets = Secrets.none();
    private int status;
    private ServiceError error = ServiceError.none();
    private List<Reason> reasons = List.of();
    private Optional<String> activityId = Optional.empty();
    private @Nullable String method;
    private Optional<String> url = Optional.empty();
    private @Nullable HttpResponse response;
    private int attempts;
    private @Nullable Duration retryAfter;
    private @Nullable Throwable cause;
    private @Nullable String remedy;

    private Builder(ErrorKind kind, String what) {
      this.kind = kind;
      this.what = what;
    }

    /** Takes over verb and address; what its {@code Authorization} says is never shown. */
    public Builder request(HttpRequest request) {
      this.method = request.method();
      this.url = Optional.of(RedactedUri.of(request.uri()));
      return request.headers().first("Authorization").map(this::hiding).orElse(this);
    }

    /**
     * Never shows that, in whatever form the answer repeats it.
     *
     * @param authorization value of an {@code Authorization} header
     */
    public Builder hiding(String authorization) {
      this.secrets = secrets.and(authorization);
      return this;
    }

    /** Takes over status, activity id and the beginning of the body. */
    public Builder response(HttpResponse response) {
      this.status = response.status();
      Headers headers = response.headers();
      this.activityId = headers.first("ActivityId").or(() -> headers.first("X-VSS-E2EID"));
      this.response = response;
      return this;
    }

    public Builder error(ServiceError error) {
      this.error = error;
      return this;
    }

    public Builder reasons(List<Reason> reasons) {
      this.reasons = reasons.stream().limit(MOST_REASONS).toList();
      return this;
    }

    public Builder attempts(int attempts) {
      this.attempts = attempts;
      return this;
    }

    public Builder retryAfter(@Nullable Duration retryAfter) {
      this.retryAfter = retryAfter;
      return this;
    }

    /** What to try, where that is another thing than the kind tells. */
    public Builder remedy(String words) {
      this.remedy = words;
      return this;
    }

    public Builder cause(@Nullable Throwable cause) {
      this.cause = cause;
      return this;
    }

    public AzureDevOpsException build() {
      return new AzureDevOpsException(this);
    }

    private @Nullable String shown(Optional<String> text, int limit) {
      return text.map(said -> line(said, limit)).orElse(null);
    }

    private String line(String text, int limit) {
      String clean = Shown.line(secrets.strike(text, 4 * limit), 2 * limit);
      // Once more: hidden characters may have stood inside a secret.
      return Shown.cut(secrets.strike(clean), limit);
    }

    private List<Reason> shownReasons() {
      return reasons.stream()
          .map(
              reason ->
                  new Reason(
                      reason.field().map(name -> line(name, NAME_LIMIT)),
                      reason.rule().map(name -> line(name, NAME_LIMIT)),
                      line(reason.text(), TEXT_LIMIT)))
          .toList();
    }

    // What comes with a redirect repeats its target, which may be a signed address.
    private String body() {
      if (response == null || (status >= 300 && status <= 399)) {
        return "";
      }
      String type = response.mediaType();
      boolean text = type.startsWith("text/") || type.contains("json") || type.contains("xml");
      return secrets.strike(text ? response.text() : printable(response.bytes()), BODY_LIMIT);
    }

    private static String printable(byte[] bytes) {
      int length = Math.min(bytes.length, 2 * BODY_LIMIT + 1);
      String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
      return text.replaceAll("[\\p{Cntrl}&&[^\r\n\t]]", "?");
    }

    private String message() {
      String facts =
          Stream.of(
                  status == 0 ? null : "status " + status,
                  shown(error.typeKey(), NAME_LIMIT),
                  activityId.map(id -> "activity " + line(id, NAME_LIMIT)).orElse(null),
                  url.map(address -> method + " " + line(address, URL_LIMIT)).orElse(null),
                  attempts > 1 ? attempts + " attempts" : null)
              .filter(fact -> fact != null)
              .collect(Collectors.joining(", "));
      return line(what, 2 * TEXT_LIMIT)
          + error.message().map(text -> ": " + line(text, TEXT_LIMIT)).orElse("")
          + because()
          + said()
          + (facts.isEmpty() ? "" : " [" + facts + "]")
          + " -- "
          + remedy();
    }

    private String because() {
      if (cause == null || status != 0 || !TOLD_BY_CAUSE.contains(kind)) {
        return "";
      }
      String reason = secrets.strike(RootCause.of(cause));
      return what.contains(reason) ? "" : ": " + reason;
    }

    /** The reasons that say more than the message does. */
    private String said() {
      String message = error.message().map(text -> line(text, TEXT_LIMIT)).orElse("");
      List<String> more =
          shownReasons().stream()
              .map(reason -> repeats(message, reason) ? withoutText(reason) : reason)
              .map(reason -> Shown.line(reason.toString(), NAME_LIMIT))
              .filter(text -> !text.isEmpty())
              .toList();
      if (more.isEmpty()) {
        return "";
      }
      int left = more.size() - REASONS_SHOWN;
      String shown = more.stream().limit(REASONS_SHOWN).collect(Collectors.joining("; "));
      return " {" + shown + (left > 0 ? "; and " + left + " more" : "") + "}";
    }

    private static boolean repeats(String message, Reason reason) {
      return message.contains(reason.text());
    }

    private static Reason withoutText(Reason reason) {
      return new Reason(reason.field(), reason.rule(), "");
    }

    private String remedy() {
      return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ')
          + ": "
          + (remedy == null ? kind.remedy() : remedy);
    }
  }
}
