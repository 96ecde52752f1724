// SPDX-License-Identifier: MIT
package io.github.fluentado.workitems;

import io.github.fluentado.core.Call;
import io.github.fluentado.core.http.Percent;

/** A work item to be made, with its first values. */
public final class CreateWorkItem extends WorkItemChange<CreateWorkItem> {
  private final String type;

  CreateWorkItem(Requests requests, String type, Patch patch, Flags flags) {
    super(requests, patch, flags);
    this.type = type;
  }

  @Override
  CreateWorkItem with(Patch patch, Flags flags) {
    return new CreateWorkItem(requests(), type, patch, flags);
  }

  @Override
  Call<io.github.fluentado.client.common.WorkItem> send() {
    return requests().create(type, patch(), flags());
  }

  @Override
  Patch checked() {
    return patch();
  }

  @Override
  WorkItem accepted(io.github.fluentado.client.common.WorkItem answer) {
    return new WorkItem(requests(), answer, Asked.EVERYTHING);
  }

  @Override
  String address() {
    return requests().place() + "/_apis/wit/workitems/$" + Percent.encode(type);
  }

  /** The type; the values may be private. */
  @Override
  public String toString() {
    return "CreateWorkItem[" + type + "]";
  }
}
