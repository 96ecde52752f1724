// SPDX-License-Identifier: MIT
package io.github.fluentado.organization;

import io.github.fluentado.client.account.Account;
import io.github.fluentado.client.account.AccountsApi;
import io.github.fluentado.client.core.ProjectsApi;
import io.github.fluentado.client.profile.ProfilesApi;
import io.github.fluentado.core.Call;
import io.github.fluentado.core.Connection;
import io.github.fluentado.core.error.Check;
import io.github.fluentado.core.error.ErrorKind;
import java.util.List;
import java.util.Set;

/** What a credential opens. */
public final class Access {
  private static final Set<ErrorKind> NO_ANSWER = Set.of(ErrorKind.CANCELLED, ErrorKind.CLOSED);

  private Access() {}

  /**
   * Whether the organization can be reached and lets the caller list its projects. Every failure is
   * a "no", but for the caller's own: cancelling, or a client that is closed.
   */
  public static Call<Boolean> verified(Connection connection) {
    return new ProjectsApi(Check.notNull("connection", connection))
        .list()
        .firstPage()
        .map(page -> true)
        .recover(error -> NO_ANSWER.contains(error.kind()) ? Call.failed(error) : Call.of(false));
  }

  /**
   * The organizations that the caller belongs to. It needs a credential for all of them: the
   * service refuses an access token of one organization.
   */
  public static Call<List<Account>> organizations(Connection connection) {
    Check.notNull("connection", connection);
    return new ProfilesApi(connection)
        .get("me")
        .then(
            profile -> new AccountsApi(connection).list().memberId(Check.text("id", profile.id())));
  }
}
