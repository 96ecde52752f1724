// SPDX-License-Identifier: MIT
package io.github.fluentado.core.credential;

import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.error.RootCause;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/** Whether a failure to get a token may be over in a moment: the network, and not a refusal. */
final class Passing {
  private static final int DEEPEST = 16;
  private static final Set<ErrorKind> KINDS =
      Set.of(ErrorKind.TRANSPORT, ErrorKind.TIMED_OUT, ErrorKind.UNAVAILABLE, ErrorKind.THROTTLED);

  private Passing() {}

  static boolean is(Throwable failure) {
    if (RootCause.isUntrustedCertificate(failure) || isNotHere(failure)) {
      return false;
    }
    int depth = 0;
    for (Throwable one = failure; one != null && depth < DEEPEST; one = one.getCause()) {
      if (isItself(one)) {
        return true;
      }
      depth++;
    }
    return false;
  }

  // Azure's word for a kind of credential that this machine does not have; it tries by itself.
  private static boolean isNotHere(Throwable failure) {
    return failure.getClass().getSimpleName().equals("CredentialUnavailableException");
  }

  // A file that is missing or closed to us is an IOException too, and stays so.
  private static boolean isItself(Throwable failure) {
    return (failure instanceof IOException
            && !(failure instanceof FileSystemException)
            && !(failure instanceof FileNotFoundException))
        || failure instanceof TimeoutException
        || (failure instanceof AzureDevOpsException known && KINDS.contains(known.kind()));
  }
}
