// SPDX-License-Identifier: MIT
package io.github.fluentado.examples;

import static java.util.Objects.requireNonNull;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.client.common.GraphGroup;
import io.github.fluentado.organization.Me;
import java.io.PrintStream;

/** Finds people, and who is in a group. */
final class FindPeople implements Example {
  public static void main(String... args) throws Exception {
    Example.main(new FindPeople(), args);
  }

  @Override
  public void run(AzureDevOps ado, String project, int id, PrintStream out) throws Exception {
    Me me = ado.whoAmI().execute();
    out.println(me.name() + " " + me.mail().orElse(""));

    for (String mail : me.mail().stream().toList()) {
      out.println(ado.people().id(mail).execute().equals(me.id()));
    }

    for (GraphGroup group : ado.people().groups().limit(3)) {
      int members =
          ado.people().memberSubjects(requireNonNull(group.descriptor())).execute().size();
      out.println(group.principalName() + ": " + members);
    }
  }
}
