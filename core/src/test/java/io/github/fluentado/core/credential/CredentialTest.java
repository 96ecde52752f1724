// SPDX-License-Identifier: MIT
package io.github.fluentado.core.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
}
