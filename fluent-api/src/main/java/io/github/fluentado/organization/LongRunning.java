// SPDX-License-Identifier: MIT
package io.github.fluentado.organization;

import io.github.fluentado.client.common.OperationReference;
import io.github.fluentado.client.common.OperationStatus;
import io.github.fluentado.client.operations.LongRunningOperation;
import io.github.fluentado.client.operations.OperationsApi;
import io.github.fluentado.core.Call;
import io.github.fluentado.core.Connection;
import io.github.fluentado.core.Done;
import io.github.fluentado.core.Polling;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.Check;
import io.github.fluentado.core.error.ErrorKind;
import java.time.Duration;
import java.util.Set;

/** Work that the service does after it has answered. */
final class LongRunning {
  static final Polling USUAL =
      Polling.backoff(Duration.ofSeconds(1), Duration.ofSeconds(10)).within(Duration.ofMinutes(10));
  private static final Set<OperationStatus> ENDS =
      Set.of(OperationStatus.SUCCEEDED, OperationStatus.FAILED, OperationStatus.CANCELLED);

  private LongRunning() {}

  /** Waits until it is done. */
  static Call<Done> end(Connection connection, OperationReference begun, Polling polling) {
    String id = Check.text("id of the operation", begun.id());
    return new OperationsApi(connection)
        .get(id)
        .until(LongRunning::hasEnded, polling)
        .then(LongRunning::judged);
  }

  private static boolean hasEnded(LongRunningOperation operation) {
    OperationStatus status = operation.status();
    return status != null && ENDS.contains(status);
  }

  private static Call<Done> judged(LongRunningOperation operation) {
    if (OperationStatus.SUCCEEDED.equals(operation.status())) {
      return Call.of(Done.DONE);
    }
    String reason = operation.resultMessage() == null ? "" : ": " + operation.resultMessage();
    String text = "The service ended its work as " + operation.status() + reason;
    return Call.failed(AzureDevOpsException.of(ErrorKind.SERVER_ERROR, text).build());
  }
}
