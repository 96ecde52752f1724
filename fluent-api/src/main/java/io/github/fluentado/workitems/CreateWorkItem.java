// SPDX-License-Identifier: MIT
package io.github.fluentado.workitems;

import io.github.fluentado.core.CallOptions;
import io.github.fluentado.core.operation.OperationCall;
import java.util.Optional;

/** A work item to be made, with its first values. */
public final class CreateWorkItem extends WorkItemChange<CreateWorkItem> {
  private final String type;

  CreateWorkItem(Requests requests, String type, Patch patch, Flags flags, CallOptions own) {
    super(requests, patch, flags, own);
    this.type = type;
  }

  @Override
  CreateWorkItem with(Patch patch, Flags flags, CallOptions own) {
    return new CreateWorkItem(requests(), type, patch, flags, own);
  }

  @Override
  OperationCall<io.github.fluentado.client.common.WorkItem, ?> request(Patch complete) {
    return requests().create(type, complete, flags());
  }

  @Override
  Optional<String> problem() {
    return Optional.empty();
  }

  @Override
  int id() {
    return 0;
  }

  @Override
  WorkItem accepted(io.github.fluentado.client.common.WorkItem answer) {
    return new WorkItem(requests(), answer, Asked.EVERYTHING);
  }

  /** The type; the values may be private. */
  @Override
  public String toString() {
    return "CreateWorkItem[" + type + "]";
  }
}
