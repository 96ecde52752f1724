// SPDX-License-Identifier: MIT
package io.github.fluentado.core.error;

import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.http.HttpRequest;
import io.github.fluentado.core.http.HttpResponse;
import io.github.fluentado.core.http.RedactedUri;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The one exception of this library: every failure of a call, told apart by {@link #kind}. It holds
 * plain values only, never a credential, and at most {@value #BODY_LIMIT} characters of the body.
 */
public final class AzureDevOpsException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int BODY_LIMIT = 8_192;

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

  private AzureDevOpsException(Builder builder) {
    super(builder.message(), builder.cause);
    this.kind = builder.kind;
    this.status = builder.status;
    this.typeKey = builder.error.typeKey().orElse(null);
    this.code = builder.error.code().orElse(null);
    this.serviceMessage = builder.error.message().orElse(null);
    this.activityId = builder.activityId;
    this.method = builder.method;
    this.url = builder.url;
    this.body = builder.body;
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
    private final ErrorKind kind;
    private final String what;
    private int status;
    private ServiceError error = ServiceError.none();
    private @Nullable String activityId;
    private @Nullable String method;
    private @Nullable String url;
    private String body = "";
    private int attempts;
    private @Nullable Duration retryAfter;
    private @Nullable Throwable cause;

    private Builder(ErrorKind kind, String what) {
      this.kind = kind;
      this.what = what;
    }

    public Builder request(HttpRequest request) {
      this.method = request.method();
      this.url = RedactedUri.of(request.uri());
      return this;
    }

    /** Takes over status, activity id and the beginning of the body. */
    public Builder response(HttpResponse response) {
      this.status = response.status();
      Headers headers = response.headers();
      this.activityId =
          headers.first("ActivityId").or(() -> headers.first("X-VSS-E2EID")).orElse(null);
      this.body = beginning(response);
      return this;
    }

    public Builder error(ServiceError error) {
      this.error = error;
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

    public Builder cause(@Nullable Throwable cause) {
      this.cause = cause;
      return this;
    }

    public AzureDevOpsException build() {
      return new AzureDevOpsException(this);
    }

    // What comes with a redirect repeats its target, which may be a signed address.
    private static String beginning(HttpResponse response) {
      if (response.status() >= 300 && response.status() <= 399) {
        return "";
      }
      String type = response.mediaType();
      boolean text = type.startsWith("text/") || type.contains("json") || type.contains("xml");
      if (!text) {
        return printable(response.bytes());
      }
      String body = response.text();
      return body.length() > BODY_LIMIT ? body.substring(0, BODY_LIMIT) : body;
    }

    private static String printable(byte[] bytes) {
      int length = Math.min(bytes.length, BODY_LIMIT);
      String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
      return text.replaceAll("[\\p{Cntrl}&&[^\r\n\t]]", "?");
    }

    private String message() {
      String facts =
          Stream.of(
                  status == 0 ? null : "status " + status,
                  error.typeKey().orElse(null),
                  activityId == null ? null : "activity " + activityId,
                  method == null ? null : method + " " + url,
                  attempts > 1 ? attempts + " attempts" : null)
              .filter(fact -> fact != null)
              .collect(Collectors.joining(", "));
      String said = error.message().map(text -> ": " + text).orElse("");
      return what + said + (facts.isEmpty() ? "" : " [" + facts + "]") + " -- " + remedy();
    }

    private String remedy() {
      return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ') + ": " + kind.remedy();
    }
  }
}
