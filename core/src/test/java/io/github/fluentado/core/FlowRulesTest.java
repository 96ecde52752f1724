// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.reactivestreams.tck.TestEnvironment;
import org.reactivestreams.tck.flow.FlowPublisherVerification;
import org.testng.ITestResult;
import org.testng.TestListenerAdapter;
import org.testng.TestNG;

/** The publisher of a list keeps the rules of reactive streams, and those that no suite can see. */
class FlowRulesTest {
  private static final int PAGE = 7;

  private static Paged<Long> numbers(long count) {
    return new Paged<>() {
      @Override
      public Call<Page<Long>> firstPage() {
        return at(0);
      }

      @Override
      public Call<Page<Long>> page(String token) {
        return at(Long.parseLong(token));
      }

      private Call<Page<Long>> at(long start) {
        long end = Math.min(start + PAGE, count);
        List<Long> items = LongStream.range(start, end).boxed().toList();
        return end == count
            ? Call.of(Page.last(items))
            : Call.defer(() -> Call.of(Page.of(items, "" + end, Call.defer(() -> at(end)))));
      }
    };
  }

  /** The suite of the standard. */
  public static final class Rules extends FlowPublisherVerification<Long> {
    public Rules() {
      super(new TestEnvironment(200, 100));
    }

    @Override
    public Flow.Publisher<Long> createFlowPublisher(long elements) {
      return numbers(elements).publisher();
    }

    @Override
    public Flow.@Nullable Publisher<Long> createFailedFlowPublisher() {
      // A list fails when it is asked for something, and not before.
      return null;
    }
  }

  @Test
  void theSuiteOfTheStandardIsPassed() {
    TestNG suite = new TestNG(false);
    TestListenerAdapter heard = new TestListenerAdapter();
    suite.addListener(heard);
    suite.setVerbose(0);
    suite.setTestClasses(new Class<?>[] {Rules.class});

    suite.run();

    assertThat(heard.getFailedTests())
        .extracting(ITestResult::getName, ITestResult::getThrowable)
        .isEmpty();
    assertThat(heard.getPassedTests()).hasSizeGreaterThan(25);
  }

  /** Writes down the signals, and asks for more as it is told to. */
  private static class Noting<T extends @Nullable Object> implements Flow.Subscriber<T> {
    final List<String> signals = new CopyOnWriteArrayList<>();
    boolean subscribing = true;

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
      signals.add("subscribed");
      subscribing = false;
    }

    @Override
    public void onNext(T item) {
      signals.add((subscribing ? "too early " : "") + item);
    }

    @Override
    public void onError(Throwable error) {
      signals.add((subscribing ? "too early " : "") + error.getClass().getSimpleName());
    }

    @Override
    public void onComplete() {
      signals.add((subscribing ? "too early " : "") + "complete");
    }
  }

  @Test
  void nothingIsSignalledWhileTheSubscriberIsStillSubscribing() {
    for (int count : new int[] {0, 1, 8}) {
      Noting<Long> subscriber = new Noting<>();

      numbers(count).publisher().subscribe(subscriber);

      assertThat(subscriber.signals)
          .hasSize(count + 2)
          .startsWith("subscribed")
          .endsWith("complete")
          .noneMatch(signal -> signal.startsWith("too early"));
    }
  }

  @Test
  void aListWhoseCallCannotBeMadeIsAnErrorOfTheSubscriber() {
    for (RuntimeException error :
        List.of(
            new IllegalStateException("mine"),
            AzureDevOpsException.of(ErrorKind.INVALID, "mine").build())) {
      Noting<String> subscriber = new Noting<>();
      new Paged<String>() {
        @Override
        public Call<Page<String>> firstPage() {
          throw error;
        }

        @Override
        public Call<Page<String>> page(String token) {
          throw error;
        }
      }.publisher().subscribe(subscriber);

      assertThat(subscriber.signals)
          .containsExactly("subscribed", error.getClass().getSimpleName());
    }
  }

  @Test
  void anErrorThrownByASubscriberEndsItsWalkAlone() {
    Noting<Long> subscriber =
        new Noting<>() {
          @Override
          public void onNext(Long item) {
            super.onNext(item);
            throw new AssertionError("against the rules");
          }
        };

    numbers(20).publisher().subscribe(subscriber);

    assertThat(subscriber.signals).containsExactly("subscribed", "0", "AssertionError");
  }

  @Test
  void aSubscriberThatFailsToSubscribeHearsNothingMore() {
    AssertionError error = new AssertionError("against the rules");
    Noting<Long> subscriber =
        new Noting<>() {
          @Override
          public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(3);
            throw error;
          }
        };

    assertThatThrownBy(() -> numbers(3).publisher().subscribe(subscriber)).isSameAs(error);
    assertThat(subscriber.signals).isEmpty();
  }

  @Test
  void anItemThatIsNullIsAnErrorAsNoSubscriberMayBeGivenIt() {
    Noting<@Nullable String> subscriber = new Noting<>();

    numbers(3)
        .<@Nullable String>map(number -> number == 1 ? null : "v" + number)
        .publisher()
        .subscribe(subscriber);

    assertThat(subscriber.signals).containsExactly("subscribed", "v0", "NullPointerException");
  }

  @Test
  void aMillionItemsThatAreAskedForOneByOneNeedNoDeeperStack() {
    List<Long> last = Collections.synchronizedList(new ArrayList<>());
    numbers(1_000_000)
        .publisher()
        .subscribe(
            new Flow.Subscriber<>() {
              private Flow.@Nullable Subscription subscription;

              @Override
              public void onSubscribe(Flow.Subscription given) {
                subscription = given;
                given.request(1);
              }

              @Override
              public void onNext(Long item) {
                if (item == 999_999L) {
                  last.add(item);
                }
                if (subscription != null) {
                  subscription.request(1);
                }
              }

              @Override
              public void onError(Throwable error) {
                last.add(-1L);
              }

              @Override
              public void onComplete() {
                last.add(0L);
              }
            });

    assertThat(last).containsExactly(999_999L, 0L);
  }
}
