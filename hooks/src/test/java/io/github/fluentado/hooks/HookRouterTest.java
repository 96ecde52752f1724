// SPDX-License-Identifier: MIT
package io.github.fluentado.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.gson.JsonNull;
import io.github.fluentado.client.build.Build;
import io.github.fluentado.client.git.GitPullRequest;
import io.github.fluentado.client.git.GitPush;
import io.github.fluentado.hooks.Handled.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class HookRouterTest {
  private static final HookEvent PUSH = Samples.parsed(Samples.get("git.push"));
  private static final HookEvent MERGED = Samples.parsed(Samples.get("git.pullrequest.merged"));
  private static final HookEvent OLD_BUILD = Samples.parsed(Samples.get("build.complete 1.0"));

  private final List<String> told = new ArrayList<>();

  /** Both ways of handling, for what must be the same in either. */
  enum Mode {
    BLOCKING {
      @Override
      Handled handle(HookRouter router, HookEvent event) {
        return router.handle(event);
      }
    },
    ASYNC {
      @Override
      Handled handle(HookRouter router, HookEvent event) {
        return router
            .handleAsync(event)
            .toCompletableFuture()
            .orTimeout(30, TimeUnit.SECONDS)
            .join();
      }
    };

    abstract Handled handle(HookRouter router, HookEvent event);
  }

  private HookHandler tell(String text) {
    return event -> told.add(text);
  }

  private HookHandler fail(String text) {
    return event -> {
      told.add(text);
      throw new IOException(text);
    };
  }

  @ParameterizedTest
  @EnumSource
  void handlersRunInTheirOrder(Mode mode) {
    HookRouter router =
        HookRouter.create()
            .always(tell("all"))
            .on(EventType.GIT_PUSH, GitPush.class, (event, push) -> told.add("#" + push.pushId()))
            .on(EventType.BUILD_COMPLETED, tell("never"))
            .onAsync(
                EventType.GIT_PUSH,
                event -> CompletableFuture.runAsync(() -> told.add("elsewhere")))
            .on(EventType.of("GIT.PUSH"), tell("last"))
            .otherwise(tell("never"));
    assertThat(mode.handle(router, PUSH).outcome()).isEqualTo(Outcome.HANDLED);
    assertThat(told).containsExactly("all", "#12", "elsewhere", "last");
  }

  @Test
  void conditionsLookAtValuesOfTheResource() {
    HookRouter router =
        HookRouter.create()
            .on(
                EventType.PULL_REQUEST_MERGED,
                Resource.at("repository", "name").is("menu").and(Resource.at("isDraft").is(false)),
                tell("menu"))
            .on(EventType.PULL_REQUEST_MERGED, Resource.at("pullRequestId").is(31), tell("31"))
            .on(
                EventType.PULL_REQUEST_MERGED,
                GitPullRequest.class,
                Resource.at("reviewers", "0", "vote").is(10),
                (event, request) -> told.add("approved " + request.title()))
            .on(Resource.at("mergeStatus").matches(text -> text.startsWith("c")), tell("c"))
            .on(EventType.PULL_REQUEST_MERGED, Resource.at("status").is("Active"), tell("case"))
            .on(EventType.PULL_REQUEST_MERGED, Resource.at("repository").is("menu"), tell("object"))
            .on(EventType.PULL_REQUEST_MERGED, Resource.at("pullRequestId").is("31"), tell("text"))
            .on(Resource.at("description").isPresent(), tell("described"))
            .on(Resource.at("description").isPresent().negate(), tell("not described"));
    assertThat(router.handle(MERGED).outcome()).isEqualTo(Outcome.HANDLED);
    assertThat(told)
        .containsExactly("menu", "31", "approved Offer jasmine", "c", "text", "not described");
  }

  @Test
  void modelOfAnotherVersionIsNotForTheHandler() {
    HookRouter router =
        HookRouter.create()
            .on(EventType.BUILD_COMPLETED, Build.class, (event, build) -> told.add("new"))
            .otherwise(tell("other"));
    assertThat(router.handle(OLD_BUILD).outcome()).isEqualTo(Outcome.HANDLED);
    HookEvent none =
        Samples.parsed(
            Samples.with(Samples.get("build.complete 2.0"), "resource", JsonNull.INSTANCE));
    assertThat(router.handle(none).outcome()).isEqualTo(Outcome.HANDLED);
    assertThat(router.handle(Samples.parsed(Samples.get("build.complete 2.0"))).status())
        .isEqualTo(200);
    assertThat(told).containsExactly("other", "other", "new");
  }

  @Test
  void unknownEventsAreAcknowledged() {
    Handled handled = HookRouter.create().on(EventType.GIT_PUSH, tell("push")).handle(MERGED);
    assertThat(handled.outcome()).isEqualTo(Outcome.UNHANDLED);
    assertThat(handled.status()).isEqualTo(200);
  }

  @Test
  void routersAddUpAndStayAsTheyWere() {
    HookRouter one = HookRouter.create().on(EventType.GIT_PUSH, tell("one"));
    HookRouter two = HookRouter.create().always(tell("two")).otherwise(tell("else"));
    HookRouter both = one.and(two);
    HookRouter more = one.on(EventType.GIT_PUSH, tell("more"));
    assertThat(both.handle(PUSH).status() + one.handle(PUSH).status()).isEqualTo(400);
    assertThat(told).containsExactly("one", "two", "one");
    told.clear();
    assertThat(more.handle(PUSH).failures()).isEmpty();
    assertThat(HookRouter.create().otherwise(tell("first")).and(both).handle(MERGED).status())
        .isEqualTo(200);
    assertThat(told).containsExactly("one", "more", "two");
  }

  @Test
  void handlerThatWasAddedTwiceRunsOnce() {
    HookHandler handler = tell("once");
    HookRouter router = HookRouter.create().on(EventType.GIT_PUSH, handler).always(handler);
    assertThat(router.and(router).handle(PUSH).status()).isEqualTo(200);
    assertThat(told).containsExactly("once");
  }

  @ParameterizedTest
  @EnumSource
  void failureKeepsNobodyFromRunningAndAsksForMore(Mode mode) {
    HookRouter router =
        HookRouter.create()
            .always(fail("a"))
            .onAsync(any -> true, event -> CompletableFuture.failedStage(new IOException("b")))
            .onAsync(
                any -> true,
                event ->
                    CompletableFuture.supplyAsync(
                        () -> {
                          throw new CompletionException(new IOException("c"));
                        }))
            .on(
                event -> {
                  throw new IllegalStateException("d");
                },
                tell("never"))
            .always(
                event -> {
                  throw new StackOverflowError("e");
                })
            .always(tell("end"));
    Handled handled = mode.handle(router, PUSH);
    assertThat(handled.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(handled.status()).isEqualTo(503);
    assertThat(handled.failures())
        .extracting(Throwable::getMessage)
        .containsExactly("d", "a", "b", "c", "e");
    assertThat(told).containsExactly("a", "end");
    assertThat(mode.handle(router.givingUp(), PUSH).status()).isEqualTo(200);
    assertThat(mode.handle(router.givingUp(), PUSH).failures()).hasSize(5);
  }

  @Test
  @SuppressWarnings("NullAway") // That is the fault.
  void stageThatIsNullIsAFailure() {
    HookHandler.Async nothing = event -> null;
    Handled handled = HookRouter.create().onAsync(EventType.GIT_PUSH, nothing).handle(PUSH);
    assertThat(handled.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(handled.failures()).singleElement().isInstanceOf(NullPointerException.class);
  }

  @Test
  void thousandsOfHandlersNeedNoDeepStack() {
    HookRouter router = HookRouter.create();
    for (int i = 0; i < 3_000; i++) {
      String text = "" + i;
      router =
          i % 2 == 0
              ? router.always(tell(text))
              : router.onAsync(
                  any -> true, event -> CompletableFuture.completedStage(told.add(text)));
    }
    assertThat(router.handle(PUSH).outcome()).isEqualTo(Outcome.HANDLED);
    assertThat(told).hasSize(3_000).endsWith("2999");
  }

  @ParameterizedTest
  @EnumSource
  void repetitionIsNotHandledAgain(Mode mode) {
    HookRouter router = HookRouter.create().always(tell("it")).once(DeliveryStore.inMemory(10));
    assertThat(mode.handle(router, PUSH).outcome()).isEqualTo(Outcome.HANDLED);
    assertThat(mode.handle(router, PUSH).outcome()).isEqualTo(Outcome.DUPLICATE);
    HookEvent other = Samples.parsed(Samples.numbered(Samples.get("git.push"), 5));
    assertThat(mode.handle(router, other).outcome()).isEqualTo(Outcome.HANDLED);
    assertThat(told).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource
  void failedDeliveryIsHandledWhenItComesAgain(Mode mode) {
    DeliveryStore store = DeliveryStore.inMemory(10);
    HookRouter failing = HookRouter.create().always(fail("x")).once(store);
    assertThat(mode.handle(failing, PUSH).outcome()).isEqualTo(Outcome.FAILED);
    assertThat(mode.handle(failing.givingUp(), PUSH).outcome()).isEqualTo(Outcome.GIVEN_UP);
    assertThat(mode.handle(failing, PUSH).outcome()).isEqualTo(Outcome.DUPLICATE);
    assertThat(told).hasSize(2);
  }

  @Test
  void whatIsUnderWayIsBusyAndWhatNobodyHandlesIsDone() {
    CompletableFuture<String> slow = new CompletableFuture<>();
    HookRouter router =
        HookRouter.create()
            .onAsync(EventType.GIT_PUSH, event -> slow)
            .once(DeliveryStore.inMemory(10));
    CompletableFuture<Handled> first = router.handleAsync(PUSH).toCompletableFuture();
    assertThat(router.handle(PUSH).outcome()).isEqualTo(Outcome.BUSY);
    assertThat(router.handle(PUSH).status()).isEqualTo(503);
    slow.complete("done");
    assertThat(first.join().outcome()).isEqualTo(Outcome.HANDLED);
    assertThat(router.handle(PUSH).outcome()).isEqualTo(Outcome.DUPLICATE);
  }

  @Test
  void eventsWithoutAKeyAreHandledEachTime() {
    HookEvent sample =
        Samples.parsed(Samples.with(Samples.get("git.push"), "notificationId", JsonNull.INSTANCE));
    HookRouter router = HookRouter.create().always(tell("it")).once(DeliveryStore.inMemory(10));
    assertThat(router.handle(sample).outcome()).isEqualTo(Outcome.HANDLED);
    assertThat(router.handle(sample).outcome()).isEqualTo(Outcome.HANDLED);
  }

  /** A store whose database is away: at the claim, or at the end. */
  private record Broken(boolean atClaim) implements DeliveryStore {
    @Override
    public Claim claim(DeliveryKey key, Duration lease) throws IOException {
      if (atClaim) {
        throw new IOException("away");
      }
      return new Claim.Taken("me");
    }

    @Override
    public boolean complete(DeliveryKey key, String owner) throws IOException {
      throw new IOException("away");
    }

    @Override
    public void release(DeliveryKey key, String owner) throws IOException {
      throw new IOException("away");
    }
  }

  @Test
  void storeThatIsAwayAsksForMoreWithoutHandling() {
    HookRouter router = HookRouter.create().always(tell("it"));
    assertThat(router.once(new Broken(true)).handle(PUSH).status()).isEqualTo(503);
    assertThat(told).isEmpty();
    assertThat(router.once(new Broken(false)).handle(PUSH).status()).isEqualTo(503);
    assertThat(told).hasSize(1);
    Handled both = HookRouter.create().always(fail("x")).once(new Broken(false)).handle(PUSH);
    assertThat(both.failures()).extracting(Throwable::getMessage).containsExactly("x", "away");
  }

  static Stream<Throwable> whatForeignCodeThrows() {
    return Stream.of(new IllegalStateException("x"), new AssertionError("x"), new Error("x"));
  }

  @ParameterizedTest
  @MethodSource("whatForeignCodeThrows")
  void whateverAConditionThrowsIsAFailureAndGivesTheDeliveryFree(Throwable thrown) {
    Predicate<HookEvent> broken =
        event -> {
          throw unchecked(thrown);
        };
    DeliveryStore store = DeliveryStore.inMemory(9);

    Handled handled = HookRouter.create().on(broken, tell("it")).once(store).handle(PUSH);

    assertThat(handled.status()).isEqualTo(503);
    assertThat(handled.failures()).containsExactly(thrown);
    assertThat(HookRouter.create().always(tell("again")).once(store).handle(PUSH).outcome())
        .isEqualTo(Outcome.HANDLED);
  }

  @ParameterizedTest
  @MethodSource("whatForeignCodeThrows")
  void whateverAStoreThrowsIsAFailure(Throwable thrown) {
    DeliveryStore broken =
        new DeliveryStore() {
          @Override
          public Claim claim(DeliveryKey key, Duration lease) {
            throw unchecked(thrown);
          }

          @Override
          public boolean complete(DeliveryKey key, String owner) {
            return true;
          }

          @Override
          public void release(DeliveryKey key, String owner) {}
        };

    Handled handled = HookRouter.create().always(tell("it")).once(broken).handle(PUSH);

    assertThat(handled.status()).isEqualTo(503);
    assertThat(handled.failures()).containsExactly(thrown);
    assertThat(told).isEmpty();
  }

  private static RuntimeException unchecked(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    return (RuntimeException) thrown;
  }

  @Test
  void interruptEndsTheWaiting() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    HookRouter router =
        HookRouter.create()
            .onAsync(
                EventType.GIT_PUSH,
                event -> {
                  begun.countDown();
                  return new CompletableFuture<>();
                });
    CompletableFuture<Handled> came = new CompletableFuture<>();
    Thread waiting = new Thread(() -> came.complete(router.handle(PUSH)));
    waiting.start();
    begun.await();
    waiting.interrupt();
    assertThat(came.orTimeout(30, TimeUnit.SECONDS).join().outcome()).isEqualTo(Outcome.FAILED);
    waiting.join();
  }

  @Test
  void badInputIsRefused() {
    HookRouter router = HookRouter.create();
    for (Runnable bad :
        List.<Runnable>of(
            () -> router.once(DeliveryStore.inMemory(0)),
            () -> router.once(DeliveryStore.inMemory(1), Duration.ZERO),
            () -> Resource.at())) {
      assertThatIllegalArgumentException().isThrownBy(bad::run);
    }
  }
}
