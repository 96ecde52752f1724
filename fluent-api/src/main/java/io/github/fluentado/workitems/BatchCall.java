// SPDX-License-Identifier: MIT
package io.github.fluentado.workitems;

import io.github.fluentado.client.wit.WorkItemBatchResponse;
import io.github.fluentado.core.json.Codec;
import io.github.fluentado.core.operation.Invocation;
import io.github.fluentado.core.operation.OperationCall;
import io.github.fluentado.core.operation.Result;
import java.util.List;

/** The generated operation for a batch, with a body that follows the versions of the server. */
final class BatchCall extends OperationCall<List<WorkItemBatchResponse>, BatchCall> {
  private static final Result<List<WorkItemBatchResponse>> RESULT =
      Result.json(Codec.list(WorkItemBatchResponse.SHAPE));

  BatchCall(Invocation invocation) {
    super(invocation, RESULT);
  }

  @Override
  protected BatchCall with(Invocation other) {
    return new BatchCall(other);
  }
}
