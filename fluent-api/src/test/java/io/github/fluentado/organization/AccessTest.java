// SPDX-License-Identifier: MIT
package io.github.fluentado.organization;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.FakeTransport;
import io.github.fluentado.Installation;
import io.github.fluentado.Mode;
import io.github.fluentado.client.account.Account;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.emulator.ServerYear;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class AccessTest {
  @AutoClose private final Installation hosted = Installation.hosted();

  @ParameterizedTest
  @MethodSource(Installation.EVERYWHERE)
  void callerIsKnownEverywhere(Mode mode, @Nullable ServerYear server) {
    try (Installation there = Installation.of(server)) {
      Me me = mode.run(there.ado.whoAmI());
      assertThat(me.name()).isEqualTo("Ada Admin");
      assertThat(me.mail()).contains("ada@contoso.example");
      assertThat(me.url()).startsWith("http").endsWith("/_apis/Identities/" + me.id());
      assertThat(me).hasToString("Me[" + me.id() + "]");
      assertThat(mode.run(there.ado.verifyAccess())).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void whoeverIsUnknownHasNoAccess(Mode mode) {
    hosted.emulator.revoke(hosted.emulator.token());
    assertThat(mode.run(hosted.ado.verifyAccess())).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void closedClientIsNoAnswer(Mode mode) {
    hosted.ado.close();
    assertThat(mode.failure(hosted.ado.verifyAccess()).kind()).isEqualTo(ErrorKind.CLOSED);
  }

  @ParameterizedTest
  @EnumSource
  void organizationsOfTheCallerAreListed(Mode mode) {
    assertThat(mode.run(hosted.ado.organizations()))
        .extracting(Account::accountName)
        .containsExactly("contoso");
  }

  @ParameterizedTest
  @EnumSource
  void answerThatNamesNobodyIsToldAsSuch(Mode mode) {
    try (var client = new FakeTransport().answer("{\"instanceId\":\"7\"}").client()) {
      assertThat(mode.failure(client.whoAmI()).kind()).isEqualTo(ErrorKind.UNAUTHENTICATED);
    }
  }
}
