// SPDX-License-Identifier: MIT
package io.github.fluentado.examples;

import static java.util.Objects.requireNonNull;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.client.common.VariableGroup;
import io.github.fluentado.client.common.VariableValue;
import io.github.fluentado.variables.VariableGroups;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** Changes one variable of a group, and leaves its secrets as they are. */
final class ChangeAVariable implements Example {
  public static void main(String... args) throws Exception {
    Example.main(new ChangeAVariable(), args);
  }

  @Override
  public void run(AzureDevOps ado, String project, int id, PrintStream out) throws Exception {
    VariableGroups groups = ado.project(project).variableGroups();

    for (VariableGroup found : groups.list().groupName("release*")) {
      VariableGroup changed =
          groups
              .update(
                  requireNonNull(found.id()),
                  group -> {
                    Map<String, VariableValue> all =
                        new LinkedHashMap<>(requireNonNull(group.variables()));
                    all.put("ring", new VariableValue().value("everybody"));
                    return group.variables(all);
                  })
              .execute();
      out.println(changed.name() + ": " + requireNonNull(changed.variables()).keySet());
    }
  }
}
