// SPDX-License-Identifier: MIT
package io.github.fluentado.governance;

import io.github.fluentado.client.governance.AlertSettingsApi;
import io.github.fluentado.client.governance.AlertsApi;
import io.github.fluentado.client.governance.BranchesApi;
import io.github.fluentado.client.governance.GovernanceAlertSettings;
import io.github.fluentado.client.governance.GovernedRepositoriesApi;
import io.github.fluentado.client.governance.PolicyReferencesApi;
import io.github.fluentado.core.Call;
import io.github.fluentado.core.Connection;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.Check;
import io.github.fluentado.core.error.ErrorKind;
import java.util.function.UnaryOperator;

/**
 * The door to component governance, which watches what repositories are made of. The service
 * publishes nothing of it, and it exists on the hosted service alone.
 */
public final class Governance {
  private final Connection connection;

  private Governance(Connection connection) {
    this.connection = connection;
  }

  /** Of the project that the connection is a view of. */
  public static Governance of(Connection connection) {
    Check.notNull("connection", connection);
    Check.that(
        connection.place("project").isPresent(),
        "project",
        "is not known here: take project(\"…\").governance()");
    return new Governance(connection);
  }

  public GovernedRepositoriesApi.List repositories() {
    return new GovernedRepositoriesApi(connection).list();
  }

  /** The door to one repository, by its id in governance, which is not that in git. */
  public One repository(String id) {
    return new One(connection, Check.segment("id", id));
  }

  /** The same, as most of these ids are numbers. */
  public One repository(int id) {
    return repository(Integer.toString(Check.positive("id", id)));
  }

  /**
   * One repository. Its settings are read and saved as a whole, and the service has no test in
   * between: of two who change them at the same time, the later one wins.
   */
  public static final class One {
    private static final int ALL_BRANCHES = 99_999;

    private final Connection connection;
    private final String id;

    private One(Connection connection, String id) {
      this.connection = connection;
      this.id = id;
    }

    public GovernedRepositoriesApi.Get get() {
      return new GovernedRepositoriesApi(connection).get(id);
    }

    /** Ends the governance of it; the repository itself stays. */
    public GovernedRepositoriesApi.Delete delete() {
      return new GovernedRepositoriesApi(connection).delete(id);
    }

    public PolicyReferencesApi.Delete removePolicy(String policyId) {
      return new PolicyReferencesApi(connection).delete(id, Check.segment("policyId", policyId));
    }

    public AlertSettingsApi.Get alertSettings() {
      return new AlertSettingsApi(connection).get(id);
    }

    /** Reads the settings, applies the function, and saves what that gives. */
    public Call<GovernanceAlertSettings> updateAlertSettings(
        UnaryOperator<GovernanceAlertSettings> change) {
      Check.notNull("change", change);
      return alertSettings()
          .then(
              now ->
                  new AlertSettingsApi(connection)
                      .update(id, Check.notNull("what the function gave", change.apply(now))));
    }

    /** Whether those who look at the repository see a warning. */
    public Call<Boolean> showsBanner() {
      return alertSettings()
          .then(
              settings -> {
                Boolean shows = settings.showRepositoryWarningBanner();
                return shows == null
                    ? Call.failed(unreadable("showRepositoryWarningBanner"))
                    : Call.of(shows);
              });
    }

    public Call<GovernanceAlertSettings> showBanner(boolean show) {
      return updateAlertSettings(settings -> settings.showRepositoryWarningBanner(show));
    }

    /** From which severity on there are alerts. */
    public Call<AlertSeverity> minimumSeverity() {
      return alertSettings()
          .then(
              settings ->
                  AlertSeverity.of(settings.minimumAlertSeverity())
                      .map(Call::of)
                      .orElseGet(() -> Call.failed(unreadable("minimumAlertSeverity"))));
    }

    public Call<GovernanceAlertSettings> minimumSeverity(AlertSeverity severity) {
      Check.notNull("severity", severity);
      return updateAlertSettings(settings -> settings.minimumAlertSeverity(severity.json()));
    }

    /** Begins a change of which work items are made for alerts; what is not said stays. */
    public SetWorkItems workItems() {
      return SetWorkItems.of(this);
    }

    /**
     * Its branches, all that there are: without a number the service gives few. {@code
     * isTracked(true)} asks for those that are looked at.
     */
    public BranchesApi.List branches() {
      return new BranchesApi(connection).list(id).top(ALL_BRANCHES);
    }

    /**
     * The alerts of a branch.
     *
     * @param branch as {@link #branches} names it
     */
    public AlertsApi.List alerts(String branch) {
      return new AlertsApi(connection).list(id, Check.text("branch", branch));
    }

    private static AzureDevOpsException unreadable(String member) {
      return AzureDevOpsException.of(
              ErrorKind.UNDECODABLE, "The settings have no " + member + " that is known")
          .build();
    }

    /** The id. */
    @Override
    public String toString() {
      return "GovernedRepository[" + id + "]";
    }
  }
}
