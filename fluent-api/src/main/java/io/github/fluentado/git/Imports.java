// SPDX-License-Identifier: MIT
package io.github.fluentado.git;

import io.github.fluentado.client.git.GitAsyncOperationStatus;
import io.github.fluentado.client.git.GitImportRequest;
import io.github.fluentado.client.git.GitImportStatusDetail;
import io.github.fluentado.core.Call;
import io.github.fluentado.core.Polling;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import java.util.Set;

/** Waits for the end of imports. */
final class Imports {
  private static final Set<GitAsyncOperationStatus> ENDED =
      Set.of(
          GitAsyncOperationStatus.COMPLETED,
          GitAsyncOperationStatus.FAILED,
          GitAsyncOperationStatus.ABANDONED);

  private Imports() {}

  static Call<GitImportRequest> ended(Call<GitImportRequest> look, Polling polling) {
    return look.until(Imports::hasEnded, polling)
        .then(
            ended ->
                GitAsyncOperationStatus.COMPLETED.equals(ended.status())
                    ? Call.of(ended)
                    : Call.failed(failure(ended)));
  }

  private static boolean hasEnded(GitImportRequest request) {
    GitAsyncOperationStatus status = request.status();
    return status != null && ENDED.contains(status);
  }

  private static AzureDevOpsException failure(GitImportRequest request) {
    GitImportStatusDetail detail = request.detailedStatus();
    String why =
        detail == null || detail.errorMessage() == null ? "" : ": " + detail.errorMessage();
    String text = "Import " + request.importRequestId() + " ended as " + request.status() + why;
    return AzureDevOpsException.of(ErrorKind.INVALID, text).build();
  }
}
