// SPDX-License-Identifier: MIT
package io.github.fluentado.core.operation;

import io.github.fluentado.core.Call;
import io.github.fluentado.core.Download;
import io.github.fluentado.core.exchange.Decoder.UndecodableException;
import io.github.fluentado.core.http.HttpResponse;
import java.io.InputStream;

/** One operation with its values: a download. */
public abstract class OperationDownload extends Download {
  private final Invocation invocation;

  protected OperationDownload(Invocation invocation) {
    this.invocation = invocation;
  }

  /** The operation with the values given so far. */
  protected final Invocation invocation() {
    return invocation;
  }

  /** The same download from another host of Azure DevOps Services. */
  public final Download host(String host) {
    return new Elsewhere(invocation.host(host));
  }

  private static final class Elsewhere extends OperationDownload {
    Elsewhere(Invocation invocation) {
      super(invocation);
    }
  }

  @Override
  public final Call<Content> open() {
    return invocation.connection().call(invocation.plan().streaming(), this::content);
  }

  private Content content(HttpResponse response) throws UndecodableException {
    String asked = invocation.operation().accept();
    boolean jsonForFile =
        !asked.contains("json") && response.mediaType().equals("application/json");
    InputStream stream =
        response.stream().orElseThrow(() -> new UndecodableException("got no file"));
    if (jsonForFile) {
      response.discard();
      throw new UndecodableException("expected " + asked + ", got JSON");
    }
    return new Content(stream, response.headers());
  }
}
