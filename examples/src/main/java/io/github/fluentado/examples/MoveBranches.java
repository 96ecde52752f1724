// SPDX-License-Identifier: MIT
package io.github.fluentado.examples;

import static java.util.Objects.requireNonNull;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.client.git.GitChange;
import io.github.fluentado.client.git.GitRefUpdateResult;
import io.github.fluentado.core.Outcome;
import io.github.fluentado.git.Branch;
import io.github.fluentado.git.CommitId;
import io.github.fluentado.git.RefChange;
import io.github.fluentado.git.Repositories;
import io.github.fluentado.git.Tag;
import java.io.PrintStream;

/** Makes, moves and deletes branches and tags; each change has its own outcome. */
final class MoveBranches implements Example {
  public static void main(String... args) throws Exception {
    Example.main(new MoveBranches(), args);
  }

  @Override
  public void run(AzureDevOps ado, String project, int id, PrintStream out) throws Exception {
    Repositories.One repository = ado.project(project).repository(project);
    Branch main = Branch.of("main");
    CommitId before = repository.tip(main).execute();
    repository.push(main, "Add a note").add("/note.md", "A note").execute();
    CommitId after = repository.tip(main).execute();

    for (GitChange change : repository.diff(before, after)) {
      out.println(change.changeType() + " " + requireNonNull(change.item()).path());
    }
    for (Outcome<RefChange, GitRefUpdateResult> outcome :
        repository
            .update(
                RefChange.create(Tag.of("v1.0"), after),
                RefChange.create(Branch.of("releases/1.0"), after),
                RefChange.move(main, before, after))
            .execute()) {
      boolean done = outcome.error().isEmpty();
      out.println(outcome.of().ref() + (done ? ": done" : ": refused"));
    }
  }
}
