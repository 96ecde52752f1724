// SPDX-License-Identifier: MIT
package io.github.fluentado.core.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The parts that credentials are made of, each by itself. */
class PartsTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private static Throwable behind(int depth, Throwable root) {
    Throwable error = root;
    for (int i = 0; i < depth; i++) {
      error = new IllegalStateException("wrapped", error);
    }
    return error;
  }

  @Test
  void theNetworkPassesAndARefusalDoesNot() {
    assertThat(Passing.is(new IOException("reset"))).isTrue();
    assertThat(Passing.is(new UncheckedIOException(new IOException("reset")))).isTrue();
    assertThat(Passing.is(new TimeoutException())).isTrue();
    assertThat(Passing.is(new IllegalStateException("no account"))).isFalse();
    assertThat(Passing.is(new FileNotFoundException("token.txt"))).isFalse();
    assertThat(Passing.is(new NoSuchFileException("token.txt"))).isFalse();
    assertThat(Passing.is(new IOException("tls", new CertificateException("no")))).isFalse();
  }

  @Test
  void theReasonIsSoughtSixteenDeep() {
    assertThat(Passing.is(behind(15, new IOException("reset")))).isTrue();
    assertThat(Passing.is(behind(16, new IOException("reset")))).isFalse();
  }

  private static final class CredentialUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CredentialUnavailableException() {
      super(new IOException("no metadata service"));
    }
  }

  @Test
  void whatThisMachineDoesNotHaveDoesNotPass() {
    assertThat(Passing.is(new CredentialUnavailableException())).isFalse();
  }

  @ParameterizedTest
  @EnumSource(ErrorKind.class)
  void anErrorOfOursPassesByItsKind(ErrorKind kind) {
    boolean passes =
        switch (kind) {
          case TRANSPORT, TIMED_OUT, UNAVAILABLE, THROTTLED -> true;
          default -> false;
        };

    assertThat(Passing.is(AzureDevOpsException.of(kind, "x").build())).isEqualTo(passes);
  }

  @ParameterizedTest
  @CsvSource({"PT1H, PT58M", "PT10M, PT8M", "PT10M1S, PT8M1S", "PT9M, PT7M12S", "PT10S, PT8S"})
  void aTokenIsFreshUntilTwoMinutesOrAFifthBeforeItsEnd(Duration life, Duration fresh) {
    HeldToken held = new HeldToken(new AccessToken("t", NOW.plus(life)), NOW);

    assertThat(held.isFresh(NOW.plus(fresh).minusMillis(1))).isTrue();
    assertThat(held.isFresh(NOW.plus(fresh))).isFalse();
    assertThat(held.isAlive(NOW.plus(life).minusMillis(1))).isTrue();
    assertThat(held.isAlive(NOW.plus(life))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"PT0S", "PT-1H"})
  void aTokenThatComesTooLateIsFreshForAMinute(Duration life) {
    HeldToken held = new HeldToken(new AccessToken("t", NOW.plus(life)), NOW);

    assertThat(held.isFresh(NOW.plusSeconds(60).minusMillis(1))).isTrue();
    assertThat(held.isFresh(NOW.plusSeconds(60))).isFalse();
    assertThat(held.isAlive(NOW)).isFalse();
  }

  @Test
  void aHeldTokenKnowsWhatItSends() {
    HeldToken held = new HeldToken(new AccessToken("t", NOW.plusSeconds(9)), NOW);

    assertThat(held.is(Authorization.bearer("t"))).isTrue();
    assertThat(held.is(Authorization.bearer("u"))).isFalse();
    assertThat(held.is(null)).isFalse();
    assertThat(held.authorization()).isEqualTo(Authorization.bearer("t"));
    assertThat(held.answer()).isCompletedWithValue(Authorization.bearer("t"));
  }

  @Test
  void aRenewalIsOverdueAMinuteAfterItWasAskedForLast() {
    Renewal renewal = new Renewal(NOW);

    assertThat(renewal.isOverdue(NOW.plusSeconds(59))).isFalse();
    assertThat(renewal.isOverdue(NOW.plusSeconds(60))).isTrue();
    assertThat(renewal.again(NOW.plusSeconds(60))).isSameAs(renewal);
    assertThat(renewal.asked()).isEqualTo(NOW.plusSeconds(60));
    assertThat(renewal.isOverdue(NOW.plusSeconds(119))).isFalse();
    assertThat(renewal.age(NOW.plusSeconds(119))).isEqualTo(Duration.ofSeconds(119));
    assertThat(renewal.token()).isNotDone();
  }

  @Test
  void authorizationsAreEqualByWhatTheySend() {
    Authorization basic = Authorization.basic("me", "pw");

    assertThat(basic).isEqualTo(Authorization.basic("me", "pw"));
    assertThat(basic).hasSameHashCodeAs(Authorization.basic("me", "pw"));
    assertThat(basic.hashCode()).isNotEqualTo(Authorization.bearer("pw").hashCode());
    assertThat(basic).isNotEqualTo(Authorization.bearer("pw")).isNotEqualTo("Basic bWU6cHc=");
    assertThat(basic.header()).contains("Basic bWU6cHc=");
    assertThat(Authorization.none().header()).isEmpty();
    assertThat(Authorization.none()).isEqualTo(Authorization.none());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Authorization.basic("a\n", "pw"))
        .withMessage("user has a control character");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Authorization.basic("a", "pw\n"))
        .withMessage("password has a control character");
  }
}
