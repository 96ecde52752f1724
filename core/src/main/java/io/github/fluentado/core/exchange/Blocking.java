// SPDX-License-Identifier: MIT
package io.github.fluentado.core.exchange;

import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Work that blocks, such as with files, on a thread that may. A run looks at it in short steps, so
 * that a deadline, cancelling and an interrupt end the run at once; the work then goes on to its
 * own end, unheard.
 */
public final class Blocking<T> implements Exchange<T> {
  private static final Duration FIRST_GLANCE = Duration.ofMillis(10);
  private static final Duration GLANCE = Duration.ofMillis(100);

  private final String what;
  private final Ongoing work;
  private final @Nullable Deadline latest;
  private Duration glance = FIRST_GLANCE;

  /** What blocks. */
  @FunctionalInterface
  public interface Task<T> {
    T run() throws Exception;
  }

  /**
   * @param what it is, for messages
   */
  public Blocking(String what, Task<T> task, @Nullable Deadline latest) {
    this.what = what;
    this.work = new Ongoing(task::run, () -> {});
    this.latest = latest;
  }

  @Override
  public Step<T> on(Event event) {
    if (event instanceof Event.Finished finished) {
      return new Step.Done<>(made(finished.value()));
    }
    if (event instanceof Event.Broken broken) {
      return new Step.Failed<>(told(broken.failure()));
    }
    return event instanceof Event.Answer answer
        ? look(answer.moment().now())
        : new Step.Now<>(null);
  }

  // The work gives what its task does.
  @SuppressWarnings("unchecked")
  private T made(Object value) {
    return (T) value;
  }

  private Throwable told(Failure failure) {
    return failure.kind() == Failure.Kind.CLOSED
        ? error(ErrorKind.CLOSED, "was ended, as the client is closed")
            .cause(failure.cause())
            .build()
        : failure.cause();
  }

  private Step<T> look(Instant now) {
    Duration left = latest == null ? null : latest.left(now);
    if (left != null && left.compareTo(Duration.ZERO) <= 0) {
      return new Step.Failed<>(late());
    }
    Duration next = left == null || glance.compareTo(left) < 0 ? glance : left;
    glance = glance.compareTo(GLANCE.dividedBy(2)) < 0 ? glance.multipliedBy(2) : GLANCE;
    Step.Late late = left == null ? null : new Step.Late(left, this::late);
    return new Step.Work<>(null, work, next, late);
  }

  private AzureDevOpsException late() {
    return error(ErrorKind.TIMED_OUT, "took longer than it was given").build();
  }

  private AzureDevOpsException.Builder error(ErrorKind kind, String plight) {
    return AzureDevOpsException.of(kind, what + " " + plight);
  }
}
