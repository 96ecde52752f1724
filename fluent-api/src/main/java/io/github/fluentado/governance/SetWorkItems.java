// SPDX-License-Identifier: MIT
package io.github.fluentado.governance;

import io.github.fluentado.client.governance.GovernanceAlertSettings;
import io.github.fluentado.client.governance.GovernanceWorkItemField;
import io.github.fluentado.client.governance.GovernanceWorkItemSettings;
import io.github.fluentado.core.CallOptions;
import io.github.fluentado.core.CallRequest;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.Check;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.exchange.Exchange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * A change of which work items are made for alerts. What is not said stays as it is. Fails as
 * {@code INVALID} if nothing is said.
 */
public final class SetWorkItems extends CallRequest<GovernanceAlertSettings, SetWorkItems> {
  private final Governance.One repository;
  private final List<UnaryOperator<GovernanceWorkItemSettings>> changes;
  private final CallOptions own;

  private SetWorkItems(
      Governance.One repository,
      List<UnaryOperator<GovernanceWorkItemSettings>> changes,
      CallOptions own) {
    this.repository = repository;
    this.changes = changes;
    this.own = own;
  }

  static SetWorkItems of(Governance.One repository) {
    return new SetWorkItems(repository, List.of(), CallOptions.none());
  }

  private SetWorkItems with(UnaryOperator<GovernanceWorkItemSettings> change) {
    List<UnaryOperator<GovernanceWorkItemSettings>> all = new ArrayList<>(changes);
    all.add(change);
    return new SetWorkItems(repository, List.copyOf(all), own);
  }

  /** Whether alerts about security make work items. */
  public SetWorkItems forSecurityAlerts(boolean create) {
    return with(settings -> settings.securityAlertWorkItemCreationEnabled(create));
  }

  /** Whether alerts about licences make work items. */
  public SetWorkItems forLegalAlerts(boolean create) {
    return with(settings -> settings.legalAlertWorkItemCreationEnabled(create));
  }

  public SetWorkItems areaPath(String path) {
    Check.text("path", path);
    return with(settings -> settings.areaPath(path));
  }

  public SetWorkItems workItemType(String type) {
    Check.text("type", type);
    return with(settings -> settings.workItemType(type));
  }

  /**
   * The further fields that these work items get, in place of those that there are.
   *
   * @param values by the names of the fields; none clears them
   */
  public SetWorkItems extraFields(Map<String, String> values) {
    List<GovernanceWorkItemField> rows =
        Check.notNull("values", values).entrySet().stream()
            .map(
                one ->
                    new GovernanceWorkItemField()
                        .fieldId(Check.text("values", one.getKey()))
                        .value(Check.notNull("values", one.getValue())))
            .toList();
    return with(settings -> settings.workItemTemplateRows(rows));
  }

  @Override
  public SetWorkItems with(CallOptions more) {
    return new SetWorkItems(repository, changes, own.under(Check.notNull("options", more)));
  }

  @SuppressWarnings("exports")
  @Override
  public Exchange<GovernanceAlertSettings> start(CallOptions options) {
    if (changes.isEmpty()) {
      throw AzureDevOpsException.of(ErrorKind.INVALID, "Nothing is to be changed").build();
    }
    return repository.updateAlertSettings(this::changed).start(own.under(options));
  }

  private GovernanceAlertSettings changed(GovernanceAlertSettings now) {
    GovernanceWorkItemSettings settings =
        Objects.requireNonNullElseGet(now.workItemSettings(), GovernanceWorkItemSettings::new);
    for (UnaryOperator<GovernanceWorkItemSettings> change : changes) {
      settings = change.apply(settings);
    }
    return now.workItemSettings(settings);
  }

  /** How many changes; their values may be private. */
  @Override
  public String toString() {
    return "SetWorkItems[" + changes.size() + " changes]";
  }
}
