// SPDX-License-Identifier: MIT
package io.github.fluentado.examples;

import static io.github.fluentado.workitems.Fields.PRIORITY;
import static io.github.fluentado.workitems.Fields.REASON;
import static io.github.fluentado.workitems.Fields.STATE;
import static io.github.fluentado.workitems.Fields.TITLE;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.client.wit.WorkItemTypesApi;
import io.github.fluentado.core.credential.Credential;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.workitems.RelationType;
import io.github.fluentado.workitems.Wiql;
import io.github.fluentado.workitems.WorkItem;
import io.github.fluentado.workitems.WorkItems;
import java.io.PrintStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The main job from end to end, on the embedded emulator: every step says what it does and what was
 * on the wire. A step that does not come out as it should ends the demo with an error.
 */
final class Demo {
  private static final String PROJECT = "web";

  private final Emulator emulator;
  private final WorkItems items;
  private final AzureDevOps ado;
  private final PrintStream out;

  private Demo(Emulator emulator, AzureDevOps ado, PrintStream out) {
    this.emulator = emulator;
    this.ado = ado;
    this.items = ado.project(PROJECT).workItems();
    this.out = out;
  }

  public static void main(String... args) {
    run(System.out);
  }

  static void run(PrintStream out) {
    try (Emulator emulator = Emulator.start();
        AzureDevOps ado =
            AzureDevOps.at(URI.create(emulator.url()), Credential.pat(emulator.token())).build()) {
      new Demo(emulator, ado, out).all();
    }
    out.println("demo: OK");
  }

  private void all() {
    out.println("An Azure DevOps of our own at " + emulator.url());
    List<Integer> ids = create();
    query(ids);
    edit(ids);
    readUnfetchedField(ids.get(0));
    listLazily();
    runAsync(ids);
    callRaw();
    showAnError();
  }

  private List<Integer> create() {
    step("create a story and three bugs below it");
    WorkItem story = items.create("User Story").set(TITLE, "Sign in with a passkey").execute();
    List<Integer> ids = new ArrayList<>(List.of(story.id()));
    for (String title : List.of("Page stays white", "No hint on failure", "Works twice only")) {
      WorkItem bug =
          items
              .create("Bug")
              .set(TITLE, title)
              .addTag("passkey")
              .link(RelationType.PARENT, story.id())
              .execute();
      ids.add(bug.id());
    }
    expect(wire() == 4, "one request for each work item");
    return ids;
  }

  private void query(List<Integer> ids) {
    step("query the bugs");
    Wiql wiql =
        Wiql.of(
            "SELECT [System.Id] FROM WorkItems WHERE [System.WorkItemType] = ? AND ? CONTAINS ?"
                + " ORDER BY [System.Id]",
            "Bug",
            TITLE,
            "page");
    List<Integer> found = items.query(wiql).ids().execute();
    expect(found.equals(ids.subList(1, 2)), "only the bug about the page is found");
  }

  private void edit(List<Integer> ids) {
    step("change several things at once, and notice a change by somebody else");
    WorkItem bug = items.get(ids.get(1)).execute();
    bug.edit().set(STATE, "Active").set(PRIORITY, 1).comment("On it.").execute();
    expect(bug.peek(PRIORITY).orElse(0) == 1, "the work item knows its new priority");
    expect(wire() == 2, "one request to read, one to change");
    AzureDevOpsException conflict =
        failure(() -> items.edit(bug.id()).set(TITLE, "x").expectRevision(1).execute());
    expect(conflict.kind() == ErrorKind.CONFLICT, "an edit of revision 1 is refused: CONFLICT");
  }

  private void readUnfetchedField(int id) {
    step("read a field that was not fetched");
    WorkItem item = items.get(id).fields(TITLE).execute();
    expect(item.peek(REASON).isEmpty(), "the reason is not held");
    emulator.forgetRequests();
    expect(item.read(REASON).execute().isPresent(), "reading it asks the service");
    expect(wire() == 1, "with one request");
    expect(item.read(STATE).execute().isPresent() && wire() == 1, "and no other after that");
  }

  private void listLazily() {
    step("walk 450 work items, and stop early");
    var batch = items.batch();
    for (int i = 0; i < 150; i++) {
      batch = batch.add(items.create("Task").set(TITLE, "Task " + i));
    }
    for (int round = 0; round < 3; round++) {
      batch.execute();
    }
    emulator.forgetRequests();
    long seen =
        items.query("SELECT [System.Id] FROM WorkItems").fields(TITLE).stream().limit(250).count();
    expect(seen == 250, "250 work items seen");
    expect(wire() == 3, "one request for the query, and one for each 200 work items reached");
  }

  private void runAsync(List<Integer> ids) {
    step("the same calls without waiting");
    List<CompletableFuture<WorkItem>> running =
        ids.stream().map(id -> items.get(id).executeAsync()).toList();
    CompletableFuture<?> done =
        CompletableFuture.allOf(running.toArray(CompletableFuture<?>[]::new));
    done.join();
    expect(wire() == ids.size(), ids.size() + " work items read side by side");
  }

  private void callRaw() {
    step("call an operation that the fluent layer does not cover");
    List<String> types =
        ado.raw(WorkItemTypesApi.class).list(PROJECT).execute().stream()
            .map(type -> String.valueOf(type.name()))
            .toList();
    expect(types.contains("Bug"), "the types of the project: " + types);
  }

  private void showAnError() {
    step("ask for what is not there");
    AzureDevOpsException missing = failure(() -> items.get(999_999).execute());
    out.println("    " + missing.getMessage());
    expect(missing.kind() == ErrorKind.NOT_FOUND, "an error by kind: NOT_FOUND");
  }

  private void step(String what) {
    out.println();
    out.println("* " + what);
    emulator.forgetRequests();
  }

  private int wire() {
    return emulator.requests().size();
  }

  private void expect(boolean holds, String what) {
    if (!holds) {
      throw new IllegalStateException(
          "not as it should be: " + what + "; on the wire: " + emulator.requests());
    }
    out.println("    " + what);
  }

  private static AzureDevOpsException failure(Runnable call) {
    try {
      call.run();
    } catch (AzureDevOpsException expected) {
      return expected;
    }
    throw new IllegalStateException("a failure was expected");
  }
}
