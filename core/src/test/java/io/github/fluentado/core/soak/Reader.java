// SPDX-License-Identifier: MIT
package io.github.fluentado.core.soak;

import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import java.util.Optional;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Takes so many numbers of a list, a few at a time, and then no more. */
final class Reader implements Flow.Subscriber<Long> {
  private static final int AT_ONCE = 7;

  private final Tally tally;
  private final long call;
  private final long first;
  private final int most;
  private long taken;
  private Flow.@Nullable Subscription subscription;

  Reader(Tally tally, long first, int most) {
    this.tally = tally;
    this.call = tally.begin("published");
    this.first = first;
    this.most = most;
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    this.subscription = subscription;
    subscription.request(AT_ONCE);
  }

  @Override
  public void onNext(Long number) {
    if (number != first + taken++) {
      tally.defect("list " + first + " published " + number);
    }
    Flow.Subscription known = subscription;
    if (known == null) {
      tally.defect("list " + first + " published before its subscription");
    } else if (taken == most) {
      known.cancel();
      tally.end(call, Optional.empty());
    } else if (taken % AT_ONCE == 0) {
      known.request(AT_ONCE);
    }
  }

  @Override
  public void onError(Throwable failure) {
    if (failure instanceof AzureDevOpsException known) {
      tally.end(call, Optional.of(known.kind()));
    } else {
      tally.defect("published: " + failure);
      tally.end(call, Optional.of(ErrorKind.CANCELLED));
    }
  }

  @Override
  public void onComplete() {
    if (taken != Answering.LIST) {
      tally.defect("list " + first + " published " + taken);
    }
    tally.end(call, Optional.empty());
  }
}
