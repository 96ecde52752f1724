// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.testing.Both;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PagedTest {
  private final List<Integer> fetched = new ArrayList<>();

  /** Pages 0 to count - 1 with two items each; every third one is empty. */
  private Paged<Integer> pages(int count) {
    return new Paged<>() {
      @Override
      public Call<Page<Integer>> firstPage() {
        return fetch(0);
      }

      @Override
      public Call<Page<Integer>> page(String token) {
        return fetch(Integer.parseInt(token));
      }

      private Call<Page<Integer>> fetch(int number) {
        return Call.defer(
            () -> {
              fetched.add(number);
              List<Integer> items =
                  number % 3 == 2 ? List.of() : List.of(number * 10, number * 10 + 1);
              return Call.of(
                  number == count - 1
                      ? Page.last(items)
                      : Page.of(items, Integer.toString(number + 1), fetch(number + 1)));
            });
      }
    };
  }

  @Test
  void aPageIsFetchedWhenTheWalkReachesIt() {
    Iterator<Integer> items = pages(4).iterator();
    assertThat(fetched).isEmpty();

    assertThat(items.next()).isZero();
    assertThat(items.next()).isEqualTo(1);
    assertThat(fetched).containsExactly(0);
    assertThat(items.next()).isEqualTo(10);
    assertThat(items.next()).isEqualTo(11);
    assertThat(fetched).containsExactly(0, 1);
    assertThat(items.next()).isEqualTo(30);
    assertThat(items.next()).isEqualTo(31);
    assertThat(items.hasNext()).isFalse();
    assertThatThrownBy(items::next).isInstanceOf(NoSuchElementException.class);
    assertThat(fetched).containsExactly(0, 1, 2, 3);
  }

  @Test
  void aStreamFetchesNoMoreThanItNeeds() {
    assertThat(pages(9).stream().limit(2)).containsExactly(0, 1);
    assertThat(fetched).containsExactly(0);
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void allItemsComeAsOneList(Both both) {
    Paged<Integer> list = pages(4);
    Call<List<Integer>> all = list.all();

    assertThat(both.run(all)).containsExactly(0, 1, 10, 11, 30, 31);
    assertThat(both.run(all)).as("each run walks anew").hasSize(6);
    assertThat(both.run(pages(1).limit(0).all())).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void aLimitFetchesNoPageBeyondItsLastItem(Both both) {
    assertThat(both.run(pages(9).limit(2).all())).containsExactly(0, 1);
    assertThat(fetched).containsExactly(0);

    fetched.clear();
    assertThat(both.run(pages(9).limit(3).limit(7).map(i -> i + 1).all()))
        .containsExactly(1, 2, 11);
    assertThat(fetched).containsExactly(0, 1);

    fetched.clear();
    assertThat(both.run(pages(9).limit(0).all())).isEmpty();
    assertThat(fetched).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> pages(9).limit(-1));
  }

  @Test
  void aWalkCanBeResumed() {
    Page<Integer> first = pages(4).firstPage().execute();
    fetched.clear();

    assertThat(pages(4).from(first.token().orElseThrow())).containsExactly(10, 11, 30, 31);
    assertThat(fetched).containsExactly(1, 2, 3);
    assertThat(pages(4).map(i -> -i).from("3")).containsExactly(-30, -31);
    assertThat(pages(4).limit(1).from("3")).containsExactly(30);
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void aWalkStopsWhenToldTo(Both both) {
    List<Integer> seen = new ArrayList<>();

    both.run(pages(9).walk(item -> seen.add(item) && item < 10));

    assertThat(seen).containsExactly(0, 1, 10);
    assertThat(fetched).containsExactly(0, 1);
  }

  @Test
  void forEachAsyncGivesEveryItemWhateverTheFunctionAnswers() {
    Set<Integer> tens = new LinkedHashSet<>();
    List<Integer> seen = new ArrayList<>();

    pages(4).map(item -> item / 10).forEachAsync(tens::add).join();
    pages(4).forEachAsync(seen::add).join();

    assertThat(tens).containsExactly(0, 1, 3);
    assertThat(seen).containsExactly(0, 1, 10, 11, 30, 31);
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void tenThousandReadyPagesDoNotDeepenTheStack(Both both) {
    int many = 10_000;

    assertThat(both.run(pages(many).all()))
        .hasSize(IntStream.range(0, many).map(i -> i % 3 == 2 ? 0 : 2).sum());
    assertThat(both.run(pages(many).map(i -> i + 1).limit(Long.MAX_VALUE).all()))
        .hasSizeGreaterThan(many);
    assertThat(pages(many).stream().count()).isGreaterThan(many);
    assertThat(collected(pages(many), Long.MAX_VALUE).items).hasSizeGreaterThan(many);
  }

  @Test
  void aPageThatFailedCanBeAskedForAgain() {
    AzureDevOpsException error = AzureDevOpsException.of(ErrorKind.UNAVAILABLE, "x").build();
    List<Call<Page<String>>> calls =
        new ArrayList<>(
            List.of(
                Call.defer(
                    () -> {
                      throw error;
                    }),
                Call.of(Page.last(List.of("a")))));
    Iterator<Page<String>> pages = new PageIterator<>(Call.defer(() -> calls.remove(0)));

    assertThatThrownBy(pages::next).isSameAs(error);
    assertThat(pages.next().items()).containsExactly("a");
  }

  /** Asks for some items at the start and for no more. */
  private static class Collector implements Flow.Subscriber<Integer> {
    final List<Integer> items = new ArrayList<>();
    private final long first;
    Flow.@Nullable Subscription subscription;
    @Nullable Throwable error;
    boolean complete;

    Collector(long first) {
      this.first = first;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
      subscription = given;
      if (first != 0) {
        given.request(first);
      }
    }

    void request(long count) {
      Objects.requireNonNull(subscription).request(count);
    }

    @Override
    public void onNext(Integer item) {
      items.add(item);
    }

    @Override
    public void onError(Throwable problem) {
      assertThat(complete || error != null).as("ended twice").isFalse();
      error = problem;
    }

    @Override
    public void onComplete() {
      assertThat(complete || error != null).as("ended twice").isFalse();
      complete = true;
    }
  }

  private static Collector collected(Paged<Integer> list, long first) {
    Collector collector = new Collector(first);
    list.publisher().subscribe(collector);
    return collector;
  }

  @Test
  void aSubscriberGetsNoMoreThanItAskedFor() {
    Collector collector = collected(pages(4), 0);
    assertThat(fetched).isEmpty();

    collector.request(1);
    assertThat(collector.items).containsExactly(0);
    assertThat(fetched).containsExactly(0);
    collector.request(1);
    assertThat(fetched).as("nothing more is wanted").containsExactly(0);
    collector.request(3);
    assertThat(collector.items).containsExactly(0, 1, 10, 11, 30);
    assertThat(collector.complete).isFalse();
    collector.request(Long.MAX_VALUE);
    collector.request(Long.MAX_VALUE);
    assertThat(collector.items).hasSize(6);
    assertThat(collector.complete).isTrue();
  }

  @Test
  void aSubscriberThatCancelsGetsNothingMore() {
    Collector collector = collected(pages(4), 1);
    Objects.requireNonNull(collector.subscription).cancel();
    collector.request(5);

    assertThat(collector.items).containsExactly(0);
    assertThat(collector.complete).isFalse();
    assertThat(fetched).containsExactly(0);
  }

  @Test
  void cancellingStopsThePageUnderWay() {
    CompletableFuture<Page<Integer>> never = new CompletableFuture<>();
    Collector collector = new Collector(1);
    new ItemPublisher<>(pending(never)).subscribe(collector);

    Objects.requireNonNull(collector.subscription).cancel();

    assertThat(never).isCancelled();
    assertThat(collector.error).isNull();
  }

  private static Paged<Integer> pending(CompletableFuture<Page<Integer>> page) {
    return new Paged<>() {
      @Override
      public Call<Page<Integer>> firstPage() {
        return new PendingCall<>(page);
      }

      @Override
      public Call<Page<Integer>> page(String token) {
        return firstPage();
      }
    };
  }

  @Test
  void aFailedPageIsTheErrorOfTheSubscriber() {
    AzureDevOpsException error = AzureDevOpsException.of(ErrorKind.UNAVAILABLE, "x").build();
    CompletableFuture<Page<Integer>> failed = CompletableFuture.failedFuture(error);
    Collector collector = new Collector(1);
    new ItemPublisher<>(pending(failed)).subscribe(collector);

    assertThat(collector.error).isInstanceOf(AzureDevOpsException.class);
    assertThat(collector.complete).isFalse();
  }

  @Test
  void askingForNothingIsAnError() {
    Collector collector = collected(pages(4), -1);

    assertThat(collector.error).isInstanceOf(IllegalArgumentException.class);
    assertThat(fetched).isEmpty();
  }

  @Test
  void aSubscriberThatThrowsEndsItsWalk() {
    Collector collector =
        new Collector(Long.MAX_VALUE) {
          @Override
          public void onNext(Integer item) {
            throw new IllegalStateException("mine");
          }
        };
    pages(4).publisher().subscribe(collector);

    assertThat(collector.error).hasMessage("mine");
    assertThat(fetched).containsExactly(0);
  }
}
