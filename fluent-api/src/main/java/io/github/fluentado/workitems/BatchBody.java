// SPDX-License-Identifier: MIT
package io.github.fluentado.workitems;

import io.github.fluentado.client.wit.WorkItemBatchRequest;
import io.github.fluentado.core.http.RequestBody;
import io.github.fluentado.core.json.Codec;
import io.github.fluentado.core.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * The entries of a batch as they are sent. Each asks for a version of the interface by itself: once
 * the server has said which is its newest, the entries are written anew.
 */
final class BatchBody implements RequestBody {
  private final List<? extends BatchEntry<?>> entries;
  private final List<String> addresses;
  private final RequestBody written;

  BatchBody(List<? extends BatchEntry<?>> entries) {
    this.entries = entries;
    List<WorkItemBatchRequest> requests =
        entries.stream().<WorkItemBatchRequest>map(BatchEntry::request).toList();
    this.addresses = addresses();
    this.written = RequestBody.of(Json.encode(Codec.list(WorkItemBatchRequest.SHAPE), requests));
  }

  private List<String> addresses() {
    return entries.stream().<String>map(BatchEntry::address).toList();
  }

  @Override
  public RequestBody current() {
    return addresses().equals(addresses) ? this : new BatchBody(entries);
  }

  @Override
  public InputStream open() throws IOException {
    return written.open();
  }

  @Override
  public long length() {
    return written.length();
  }
}
