// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import com.google.gson.JsonElement;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.wit.PatchOperation.Pointer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Links from work items to what is kept elsewhere, such as pull requests. */
public final class ArtifactLinks {
  private static final String LINK = "ArtifactLink";

  private final Tracking tracking;
  private final ItemEditor editor;

  public ArtifactLinks(Tracking tracking) {
    this.tracking = tracking;
    this.editor = new ItemEditor(tracking);
  }

  /** The work items that link to an artifact, such as {@code vstfs:///Git/PullRequestId/…}. */
  public List<Integer> linkedTo(String artifact) {
    return tracking.all().stream()
        .filter(item -> !item.deleted() && link(item, artifact).isPresent())
        .map(WorkItem::id)
        .toList();
  }

  private static Optional<Relation> link(WorkItem item, String artifact) {
    return item.latest().relations().stream()
        .filter(relation -> relation.type().referenceName().equals(LINK))
        .filter(relation -> decoded(relation.url()).equals(decoded(artifact)))
        .findFirst();
  }

  private static String decoded(String url) {
    return url.toLowerCase(Locale.ROOT).replace("%2f", "/");
  }

  /**
   * Links a work item to an artifact, unless it is linked already.
   *
   * @param name of the kind of link, such as {@code Pull Request}
   */
  public void link(int id, String artifact, String name) {
    WorkItem item = tracking.item(id);
    if (link(item, artifact).isEmpty()) {
      Doc relation =
          Doc.of("rel", LINK).with("url", artifact).with("attributes", Doc.of("name", name));
      change(item, "/relations/-", Json.of(relation));
    }
  }

  /** Moves a work item on, as completing what it is linked to does: to Resolved, else to Closed. */
  public void advance(int id) {
    WorkItem item = tracking.item(id);
    String type = String.valueOf(item.latest().fields().get(Fields.TYPE));
    String state = String.valueOf(item.latest().fields().get(Fields.STATE));
    List<ItemType.State> states = tracking.type(type, tracking.projectOf(item)).states();
    boolean done =
        states.stream()
            .filter(known -> known.name().equals(state))
            .anyMatch(known -> !known.category().matches("Proposed|InProgress"));
    next(states)
        .filter(next -> !done)
        .ifPresent(next -> change(item, "/fields/System.State", Json.of(next.name())));
  }

  private static Optional<ItemType.State> next(List<ItemType.State> states) {
    return states.stream()
        .filter(state -> state.category().equals("Resolved"))
        .findFirst()
        .or(() -> states.stream().filter(s -> s.category().equals("Completed")).findFirst());
  }

  private void change(WorkItem item, String path, JsonElement value) {
    PatchOperation add = new PatchOperation("add", Pointer.parse(path), Pointer.parse(""), value);
    editor.update(item, List.of(add), new ItemEditor.Mode(false, false, false));
  }
}
