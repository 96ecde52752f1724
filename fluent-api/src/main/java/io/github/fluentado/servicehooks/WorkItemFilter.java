// SPDX-License-Identifier: MIT
package io.github.fluentado.servicehooks;

import io.github.fluentado.core.error.Check;
import io.github.fluentado.workitems.Field;

/** What happens to work items. */
public final class WorkItemFilter extends HookFilter<WorkItemFilter> {
  WorkItemFilter(FilterState state) {
    super(state);
  }

  static WorkItemFilter of(String type) {
    return new WorkItemFilter(FilterState.of("tfs", type, "1.0"));
  }

  @Override
  WorkItemFilter with(FilterState other) {
    return new WorkItemFilter(other);
  }

  /** At this place of the tree of areas, or below it. */
  public WorkItemFilter areaPath(String path) {
    return set("areaPath", Check.text("path", path));
  }

  /** Such as {@code Bug}. */
  public WorkItemFilter type(String workItemType) {
    return set("workItemType", Check.text("workItemType", workItemType));
  }

  public WorkItemFilter tag(String tag) {
    return set("tag", Check.text("tag", tag));
  }

  /** Updates that changed this field. One for each subscription. */
  public WorkItemFilter changed(Field<?> field) {
    String name = Check.notNull("field", field).name();
    return set("changedFields", name, "changed", "workitem.updated");
  }

  /** Only where links were added or removed. */
  public WorkItemFilter linksChanged() {
    return set("linksChanged", "true", "linksChanged", "workitem.created", "workitem.updated");
  }

  /** Comments that have this text in them. */
  public WorkItemFilter commentContains(String text) {
    String pattern = Check.text("text", text);
    return set("commentPattern", pattern, "commentContains", "workitem.commented");
  }
}
