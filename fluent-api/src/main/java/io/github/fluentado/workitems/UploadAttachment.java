// SPDX-License-Identifier: MIT
package io.github.fluentado.workitems;

import io.github.fluentado.client.wit.AttachmentReference;
import io.github.fluentado.core.Call;
import io.github.fluentado.core.CallOptions;
import io.github.fluentado.core.CallRequest;
import io.github.fluentado.core.Download.Progress;
import io.github.fluentado.core.Upload;
import io.github.fluentado.core.error.Check;
import io.github.fluentado.core.exchange.Exchange;
import io.github.fluentado.core.http.RequestBody;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A file on its way to the service, from where {@link WorkItemChange#attach} attaches it. Streamed;
 * its name is kept as it is. What the service does not take in one piece, from some 130 MB on, goes
 * in chunks of 32 MiB if its length is known; those of a content that can be read again and again,
 * as a file can, are sent again where that is safe. Uploaded but attached to nothing, it stays
 * unseen.
 */
public final class UploadAttachment extends CallRequest<AttachmentReference, UploadAttachment> {
  private static final long MOST_AT_ONCE = 100L * 1024 * 1024;
  private static final int CHUNK = 32 * 1024 * 1024;

  private final Requests requests;
  private final String fileName;
  private final RequestBody content;
  private final int chunk;
  private final @Nullable Consumer<Progress> listener;
  private final CallOptions own;

  private UploadAttachment(
      Requests requests,
      String fileName,
      RequestBody content,
      int chunk,
      @Nullable Consumer<Progress> listener,
      CallOptions own) {
    this.requests = requests;
    this.fileName = fileName;
    this.content = content;
    this.chunk = chunk;
    this.listener = listener;
    this.own = own;
  }

  static UploadAttachment of(Requests requests, String fileName, RequestBody content) {
    int chunk = content.length() > MOST_AT_ONCE ? CHUNK : 0;
    return new UploadAttachment(requests, fileName, content, chunk, null, CallOptions.none());
  }

  /**
   * Sends it in chunks of so many bytes, whatever its size.
   *
   * @throws IllegalArgumentException if that is not positive, or the length of the content is not
   *     known
   */
  public UploadAttachment chunks(int bytes) {
    Check.positive("bytes", bytes);
    Check.that(content.length() >= 0, "content", "has no known length");
    return new UploadAttachment(requests, fileName, content, bytes, listener, own);
  }

  /** Tells how much has gone out; see {@link Upload#onProgress}. */
  public UploadAttachment onProgress(Consumer<Progress> hears) {
    Check.notNull("listener", hears);
    return new UploadAttachment(requests, fileName, content, chunk, hears, own);
  }

  @Override
  public UploadAttachment with(CallOptions more) {
    CallOptions both = own.under(Check.notNull("options", more));
    return new UploadAttachment(requests, fileName, content, chunk, listener, both);
  }

  @SuppressWarnings("exports")
  @Override
  public Exchange<AttachmentReference> start(CallOptions options) {
    Upload<AttachmentReference> upload =
        Upload.of(content, chunk == 0 ? body -> requests.upload(fileName, body) : this::chunked);
    return (listener == null ? upload : upload.onProgress(listener)).start(own.under(options));
  }

  private Call<AttachmentReference> chunked(RequestBody body) {
    return requests
        .beginUpload(fileName)
        .then(
            begun ->
                Upload.inPieces(
                        body,
                        chunk,
                        (range, piece) ->
                            requests.uploadChunk(String.valueOf(begun.id()), range, piece))
                    .map(sent -> begun));
  }

  /** The name of the file. */
  @Override
  public String toString() {
    return "UploadAttachment[" + fileName + "]";
  }
}
