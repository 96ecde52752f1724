// SPDX-License-Identifier: MIT
package io.github.fluentado.core.operation;

import io.github.fluentado.core.Call;
import io.github.fluentado.core.CallOptions;
import io.github.fluentado.core.DownloadRequest;
import io.github.fluentado.core.error.Check;
import io.github.fluentado.core.exchange.Decoder.UndecodableException;
import io.github.fluentado.core.http.HttpResponse;
import java.io.InputStream;

/**
 * One operation with its values: a download.
 *
 * @param <S> the request itself
 */
public abstract class OperationDownload<S extends OperationDownload<S>> extends DownloadRequest<S> {
  private final Invocation invocation;

  protected OperationDownload(Invocation invocation) {
    this.invocation = invocation;
  }

  /**
   * An operation as a download, whatever it ends with else: a text that may be too large for the
   * memory.
   */
  public static OperationDownload<?> of(Invocation invocation) {
    return new Any(Check.notNull("invocation", invocation));
  }

  private static final class Any extends OperationDownload<Any> {
    Any(Invocation invocation) {
      super(invocation);
    }

    @Override
    protected Any with(Invocation other) {
      return new Any(other);
    }
  }

  /** The same request with other values. */
  protected abstract S with(Invocation other);

  @Override
  public final S with(CallOptions own) {
    return with(invocation.with(own));
  }

  /** The operation with the values given so far. */
  public final Invocation invocation() {
    return invocation;
  }

  /**
   * The same download from another host of Azure DevOps Services.
   *
   * @throws IllegalArgumentException for a host that may not see the credential
   */
  public final S host(String host) {
    return with(invocation.host(host));
  }

  @Override
  public final Call<Content> open() {
    return invocation.streaming(this::content);
  }

  @Override
  protected final String identity() {
    return invocation.place();
  }

  private Content content(HttpResponse response) throws UndecodableException {
    String asked = invocation.operation().accept();
    boolean jsonForFile =
        !asked.contains("json")
            && !asked.contains("*")
            && response.mediaType().equals("application/json");
    InputStream stream =
        response.stream().orElseThrow(() -> new UndecodableException("got no file"));
    if (jsonForFile) {
      response.discard();
      throw new UndecodableException("expected " + asked + ", got JSON");
    }
    return new Content(stream, response.headers());
  }

  /** Verb and route; values may be private. */
  @Override
  public final String toString() {
    return invocation.toString();
  }
}
