// SPDX-License-Identifier: MIT
package io.github.fluentado.core.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.nio.file.NoSuchFileException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final AtomicInteger supplied = new AtomicInteger();
  private final Queue<Runnable> renewals = new ConcurrentLinkedQueue<>();

  private ExpiringCredential hourly() {
    return new ExpiringCredential(
        () -> new AccessToken("t" + supplied.incrementAndGet(), NOW.plusSeconds(3600)),
        renewals::add);
  }

  private static String header(Credential credential) {
    return credential.authorize(NOW, null).toCompletableFuture().join().header().orElse("none");
  }

  private CompletableFuture<Authorization> ask(
      Credential credential, Instant now, @Nullable Authorization rejected) {
    CompletableFuture<Authorization> answer =
        credential.authorize(now, rejected).toCompletableFuture();
    for (Runnable renewal = renewals.poll(); renewal != null; renewal = renewals.poll()) {
      renewal.run();
    }
    return answer;
  }

  @Test
  void eachKindHasItsHeader() {
    assertThat(header(Credential.pat("pat"))).isEqualTo("Basic OnBhdA==");
    assertThat(header(Credential.token("pat"))).isEqualTo("Basic OnBhdA==");
    assertThat(header(Credential.basic("user", "p\u00e4ss"))).isEqualTo("Basic dXNlcjpww6Rzcw==");
    assertThat(header(Credential.bearer("job"))).isEqualTo("Bearer job");
    assertThat(header(Credential.anonymous())).isEqualTo("none");
  }

  @Test
  void noTextFormShowsASecret() {
    AccessToken token = new AccessToken("canary", NOW);
    List<Object> holders =
        List.of(
            Credential.token("canary"),
            Credential.basic("canary", "canary"),
            Credential.bearer("canary"),
            Credential.bearer(() -> token),
            token,
            Authorization.bearer("canary"),
            Authorization.basic("", "canary"));

    assertThat(holders).noneMatch(holder -> holder.toString().contains("canary"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "canary\n", "can ary", "canary\u00e9"})
  void aTokenThatCannotBeSentIsRefusedWithoutShowingIt(String token) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Credential.bearer(token))
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("can"));
    assertThatIllegalArgumentException().isThrownBy(() -> new AccessToken(token, NOW));
  }

  @Test
  void aTokenIsHeldUntilTwoMinutesBeforeItsEnd() {
    ExpiringCredential credential = hourly();

    assertThat(ask(credential, NOW, null).join()).isEqualTo(Authorization.bearer("t1"));
    assertThat(ask(credential, NOW.plusSeconds(3479), null).join())
        .isEqualTo(Authorization.bearer("t1"));
    assertThat(ask(credential, NOW.plusSeconds(3480), null).join())
        .isEqualTo(Authorization.bearer("t2"));
  }

  @Test
  void aRejectedTokenIsRenewedOnceForAll() {
    ExpiringCredential credential = hourly();
    Authorization old = ask(credential, NOW, null).join();

    assertThat(ask(credential, NOW, old).join()).isEqualTo(Authorization.bearer("t2"));
    // Somebody else was refused with the old one too, and comes later.
    assertThat(ask(credential, NOW, old).join()).isEqualTo(Authorization.bearer("t2"));
    assertThat(supplied).hasValue(2);
  }

  @Test
  @SuppressWarnings("FutureReturnValueIgnored") // They are looked at one by one.
  void oneRenewalServesAllWhoAskMeanwhile() throws Exception {
    ExpiringCredential credential = hourly();
    int many = 64;
    ExecutorService threads = Executors.newFixedThreadPool(many);
    try {
      CountDownLatch start = new CountDownLatch(1);
      List<Future<CompletableFuture<Authorization>>> asked = new ArrayList<>();
      for (int i = 0; i < many; i++) {
        asked.add(
            threads.submit(
                () -> {
                  start.await();
                  return credential.authorize(NOW, null).toCompletableFuture();
                }));
      }
      start.countDown();
      for (Future<CompletableFuture<Authorization>> one : asked) {
        assertThat(one.get()).isNotDone();
      }
      assertThat(renewals).hasSize(1);
      renewals.remove().run();
      for (Future<CompletableFuture<Authorization>> one : asked) {
        assertThat(one.get().join()).isEqualTo(Authorization.bearer("t1"));
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(supplied).hasValue(1);
  }

  @Test
  void whoGivesUpWaitingDoesNotEndItForOthers() {
    ExpiringCredential credential = hourly();
    CompletableFuture<Authorization> one = credential.authorize(NOW, null).toCompletableFuture();
    CompletableFuture<Authorization> other = credential.authorize(NOW, null).toCompletableFuture();

    one.cancel(true);
    renewals.remove().run();

    assertThat(other.join()).isEqualTo(Authorization.bearer("t1"));
  }

  @Test
  void aFailedRenewalIsTriedAgainByTheNext() {
    AtomicInteger asked = new AtomicInteger();
    ExpiringCredential credential =
        new ExpiringCredential(
            () -> {
              if (asked.incrementAndGet() == 1) {
                throw new IllegalStateException("no network");
              }
              return new AccessToken("t", NOW.plusSeconds(600));
            },
            Runnable::run);

    assertThatThrownBy(() -> ask(credential, NOW, null).join()).hasRootCauseMessage("no network");
    assertThat(ask(credential, NOW, null).join()).isEqualTo(Authorization.bearer("t"));
  }

  @Test
  // A supplier written without null checks may give none.
  @SuppressWarnings("NullAway")
  void noTokenIsAClearError() {
    ExpiringCredential credential = new ExpiringCredential(() -> null, Runnable::run);

    assertThatThrownBy(() -> ask(credential, NOW, null).join())
        .hasRootCauseMessage("token is null");
  }

  @Test
  void closingForgetsTheToken() {
    ExpiringCredential credential = hourly();
    assertThat(ask(credential, NOW, null).join()).isEqualTo(Authorization.bearer("t1"));

    credential.close();

    assertThat(ask(credential, NOW, null).join()).isEqualTo(Authorization.bearer("t2"));
  }

  @Test
  void theSupplierRunsOnAThreadOfItsOwn() {
    Credential credential =
        Credential.bearer(
            () -> new AccessToken(Thread.currentThread().getName(), NOW.plusSeconds(600)));

    assertThat(header(credential)).isEqualTo("Bearer fluent-ado-token");
  }

  private ExpiringCredential living(Duration life) {
    return new ExpiringCredential(
        () -> new AccessToken("t" + supplied.incrementAndGet(), NOW.plus(life)), renewals::add);
  }

  @ParameterizedTest
  @CsvSource({"PT10S, 7999", "PT1M, 47999", "PT90S, 71999", "PT10M, 479999", "PT2H, 7079999"})
  void aTokenIsHeldForFourFifthsOfItsLifeAtLeast(Duration life, long lastMillis) {
    ExpiringCredential credential = living(life);

    assertThat(ask(credential, NOW, null).join()).isEqualTo(Authorization.bearer("t1"));
    assertThat(ask(credential, NOW.plusMillis(lastMillis), null).join())
        .isEqualTo(Authorization.bearer("t1"));
    assertThat(ask(credential, NOW.plusMillis(lastMillis + 1), null).join())
        .isEqualTo(Authorization.bearer("t2"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT-1H", "PT-876000H"})
  void aTokenThatSeemsToBeOverTellsOfAWrongClockAndIsUsedForAMinute(Duration life) {
    ExpiringCredential credential = living(life);

    assertThat(ask(credential, NOW, null).join()).isEqualTo(Authorization.bearer("t1"));
    assertThat(ask(credential, NOW.plusSeconds(59), null).join())
        .isEqualTo(Authorization.bearer("t1"));
    assertThat(ask(credential, NOW.plusSeconds(60), null).join())
        .isEqualTo(Authorization.bearer("t2"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1000000000-01-01T00:00:00Z", "+1000000000-12-31T23:59:59.999999999Z"})
  void anyTimeMayBeTheEndOfAToken(Instant end) {
    Credential credential = new ExpiringCredential(() -> new AccessToken("t", end), Runnable::run);

    assertThat(ask(credential, NOW, null).join()).isEqualTo(Authorization.bearer("t"));
    assertThat(ask(credential, NOW, null).join()).isEqualTo(Authorization.bearer("t"));
  }

  static final List<RuntimeException> PASSING =
      List.of(
          new UncheckedIOException(new IOException("connection reset")),
          new IllegalStateException("wrapped", new SocketTimeoutException("read")),
          new IllegalStateException(new IllegalStateException(new TimeoutException("slow"))),
          AzureDevOpsException.of(ErrorKind.UNAVAILABLE, "busy").build(),
          AzureDevOpsException.of(ErrorKind.TRANSPORT, "lost").build());
  static final List<RuntimeException> REFUSALS =
      List.of(
          new IllegalStateException("wrong secret"),
          AzureDevOpsException.of(ErrorKind.UNAUTHENTICATED, "wrong").build(),
          new UncheckedIOException(new NoSuchFileException("token.txt")),
          new UncheckedIOException(new FileNotFoundException("token.txt")),
          new UncheckedIOException(
              new IOException(new CertificateException("PKIX path building failed"))),
          new CredentialUnavailableException(new IOException("no such endpoint")));

  /** Named as Azure names it. */
  private static final class CredentialUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CredentialUnavailableException(IOException cause) {
      super(cause);
    }
  }

  private ExpiringCredential failing(RuntimeException failure, int times, List<Long> waits) {
    return new ExpiringCredential(
        () -> {
          if (supplied.incrementAndGet() <= times) {
            throw failure;
          }
          return new AccessToken("t", NOW.plusSeconds(600));
        },
        Runnable::run,
        waits::add);
  }

  @ParameterizedTest
  @FieldSource("PASSING")
  void whatPassesIsTriedAgainAfterGrowingWaits(RuntimeException failure) {
    List<Long> waits = new ArrayList<>();

    assertThat(ask(failing(failure, 3, waits), NOW, null).join())
        .isEqualTo(Authorization.bearer("t"));
    assertThat(waits).containsExactly(250L, 500L, 1000L);
  }

  @ParameterizedTest
  @FieldSource("PASSING")
  void whatDoesNotPassInFourAttemptsCounts(RuntimeException failure) {
    List<Long> waits = new ArrayList<>();
    ExpiringCredential credential = failing(failure, 4, waits);

    assertThatThrownBy(() -> ask(credential, NOW, null).join()).hasCause(failure);
    assertThat(supplied).hasValue(4);
    assertThat(ask(credential, NOW, null).join()).isEqualTo(Authorization.bearer("t"));
  }

  @ParameterizedTest
  @FieldSource("REFUSALS")
  void aRefusalCountsAtOnce(RuntimeException failure) {
    List<Long> waits = new ArrayList<>();

    assertThatThrownBy(() -> ask(failing(failure, 1, waits), NOW, null).join()).hasCause(failure);
    assertThat(supplied).hasValue(1);
    assertThat(waits).isEmpty();
  }

  @Test
  void aFailureWhileTheTokenIsStillGoodDoesNoHarm() {
    ExpiringCredential credential =
        new ExpiringCredential(
            () -> {
              if (supplied.incrementAndGet() == 2) {
                throw new IllegalStateException("down");
              }
              return new AccessToken("t" + supplied, NOW.plusSeconds(3600));
            },
            Runnable::run);
    Authorization first = ask(credential, NOW, null).join();

    assertThat(ask(credential, NOW.plusSeconds(3500), null).join()).isEqualTo(first);
    assertThat(ask(credential, NOW.plusSeconds(3500), null).join())
        .isEqualTo(Authorization.bearer("t3"));
  }

  @Test
  void aFailureAfterARefusalOrTheEndIsOne() {
    for (boolean refused : List.of(true, false)) {
      ExpiringCredential credential =
          new ExpiringCredential(
              () -> {
                if (supplied.incrementAndGet() % 2 == 0) {
                  throw new IllegalStateException("down");
                }
                return new AccessToken("t", NOW.plusSeconds(3600));
              },
              Runnable::run);
      Authorization first = ask(credential, NOW, null).join();
      Instant later = refused ? NOW : NOW.plusSeconds(3600);

      assertThatThrownBy(() -> ask(credential, later, refused ? first : null).join())
          .hasRootCauseMessage("down");
    }
  }

  @Test
  void whoeverHasAGoodTokenDoesNotWaitLongForTheNext() {
    ExpiringCredential credential = hourly();
    Authorization first = ask(credential, NOW, null).join();
    Instant early = NOW.plusSeconds(3490);

    assertThat(credential.authorize(early, null).toCompletableFuture()).isNotDone();
    assertThat(credential.authorize(early.plusMillis(9_999), null).toCompletableFuture())
        .isNotDone();
    assertThat(credential.authorize(early.plusSeconds(10), null).toCompletableFuture().join())
        .isEqualTo(first);
    assertThat(credential.authorize(early.plusSeconds(10), first).toCompletableFuture())
        .isNotDone();
    assertThat(renewals).hasSize(1);
  }

  @Test
  void aRenewalThatHangsIsReplacedAfterAMinuteForAllWhoWait() {
    ExpiringCredential credential = hourly();
    CompletableFuture<Authorization> first = credential.authorize(NOW, null).toCompletableFuture();
    CompletableFuture<Authorization> second =
        credential.authorize(NOW.plusSeconds(59), null).toCompletableFuture();
    assertThat(renewals).hasSize(1);
    CompletableFuture<Authorization> third =
        credential.authorize(NOW.plusSeconds(60), null).toCompletableFuture();
    assertThat(renewals).hasSize(2);
    Runnable hanging = renewals.remove();

    renewals.remove().run();

    for (CompletableFuture<Authorization> waiting : List.of(first, second, third)) {
      assertThat(waiting.join()).isEqualTo(Authorization.bearer("t1"));
    }
    // What comes late from the one that hung is not taken for newer.
    hanging.run();
    assertThat(ask(credential, NOW, null).join()).isEqualTo(Authorization.bearer("t1"));
  }

  @Test
  void theFailureOfOneThatHungDoesNotEndTheNext() {
    AtomicInteger asked = new AtomicInteger();
    ExpiringCredential credential =
        new ExpiringCredential(
            () -> {
              if (asked.incrementAndGet() == 1) {
                throw new IllegalStateException("hung, then failed");
              }
              return new AccessToken("t", NOW.plusSeconds(3600));
            },
            renewals::add);
    CompletableFuture<Authorization> waiting =
        credential.authorize(NOW, null).toCompletableFuture();
    var unused = credential.authorize(NOW.plusSeconds(60), null);

    renewals.remove().run();
    assertThat(waiting).isNotDone();
    renewals.remove().run();
    assertThat(waiting.join()).isEqualTo(Authorization.bearer("t"));
  }

  @Test
  void theFailureOfTheLastEndsTheWaiting() {
    AtomicInteger asked = new AtomicInteger();
    ExpiringCredential credential =
        new ExpiringCredential(
            () -> {
              asked.incrementAndGet();
              throw new IllegalStateException("no");
            },
            renewals::add);
    CompletableFuture<Authorization> waiting =
        credential.authorize(NOW, null).toCompletableFuture();
    var unused = credential.authorize(NOW.plusSeconds(60), null);
    Runnable hanging = renewals.remove();

    renewals.remove().run();

    assertThatThrownBy(waiting::join).hasRootCauseMessage("no");
    assertThat(credential.authorize(NOW.plusSeconds(61), null).toCompletableFuture()).isNotDone();
    hanging.run();
    assertThat(renewals).hasSize(1);
  }

  @Test
  void aSupplierThatAlwaysHangsTakesThreeThreadsAndNoMore() throws Exception {
    Semaphore hanging = new Semaphore(0);
    Semaphore interrupted = new Semaphore(0);
    CountDownLatch never = new CountDownLatch(1);
    Credential credential =
        Credential.bearer(
            () -> {
              if (supplied.incrementAndGet() > 4) {
                return new AccessToken("last", NOW.plusSeconds(3600));
              }
              hanging.release();
              try {
                never.await();
              } catch (InterruptedException given) {
                interrupted.release();
              }
              throw new UncheckedIOException(new IOException("given up"));
            });
    CompletableFuture<Authorization> first = credential.authorize(NOW, null).toCompletableFuture();
    for (int minute = 1; minute <= 2; minute++) {
      var unused = credential.authorize(NOW.plusSeconds(60L * minute), null);
    }
    assertThat(hanging.tryAcquire(3, 20, TimeUnit.SECONDS)).isTrue();
    assertThat(interrupted.availablePermits()).isZero();

    // The fourth finds no room: the one that hangs longest is interrupted, and makes it.
    var fourth = credential.authorize(NOW.plusSeconds(180), null);
    assertThat(interrupted.tryAcquire(1, 20, TimeUnit.SECONDS)).isTrue();
    assertThat(hanging.tryAcquire(1, 20, TimeUnit.SECONDS)).isTrue();
    assertThat(supplied).hasValue(4);
    var fifth = credential.authorize(NOW.plusSeconds(240), null);

    assertThat(first.get(20, TimeUnit.SECONDS)).isEqualTo(Authorization.bearer("last"));
    assertThat(fifth.toCompletableFuture().get(20, TimeUnit.SECONDS))
        .isEqualTo(Authorization.bearer("last"));
    assertThat(fourth.toCompletableFuture()).isCompleted();
    // Nobody waits for the others any more, so they are stopped.
    assertThat(interrupted.tryAcquire(3, 20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void anExecutorThatTakesNoMoreWorkIsAFailure() {
    ExpiringCredential credential =
        new ExpiringCredential(
            () -> new AccessToken("t", NOW),
            task -> {
              throw new RejectedExecutionException("full");
            });

    assertThatThrownBy(() -> ask(credential, NOW, null).join()).hasRootCauseMessage("full");
  }

  @Test
  void aForgottenRenewalServesThoseWhoWaitForItOnly() {
    ExpiringCredential credential = hourly();
    CompletableFuture<Authorization> waiting =
        credential.authorize(NOW, null).toCompletableFuture();
    credential.close();

    renewals.remove().run();

    assertThat(waiting.join()).isEqualTo(Authorization.bearer("t1"));
    assertThat(ask(credential, NOW, null).join()).isEqualTo(Authorization.bearer("t2"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a:b", ":", "a\nb", "\u0000"})
  void aUserThatEndsTooEarlyIsRefusedByName(String user) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Credential.basic(user, "canary"))
        .withMessageStartingWith("user ")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("canary"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Authorization.basic(user, "canary"))
        .withMessageStartingWith("user ");
  }

  @Test
  void aPasswordMayHaveAColonAndTheUserMayBeEmpty() {
    assertThat(header(Credential.basic("", "a:b"))).isEqualTo("Basic OmE6Yg==");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Authorization.basic("u", " "))
        .withMessageStartingWith("password ");
  }
}
