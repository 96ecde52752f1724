// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.git;

import io.github.fluentado.emulator.core.Identity;
import io.github.fluentado.emulator.core.Organization;
import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.server.Call;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the routes of git share. */
record Git(World world, Repositories repositories, List<PushGuard> guards) {

  Organization organization() {
    return world.organization();
  }

  Identity me() {
    return organization().me();
  }

  GitJson json() {
    return new GitJson(organization());
  }

  GitEvents events() {
    return new GitEvents(world);
  }

  /** The repository of the call's URL; refuses one that is disabled. */
  GitRepository repository(Call call) {
    GitRepository found = anyRepository(call);
    if (found.isDisabled()) {
      throw GitErrors.noRepository(call.part("repository"));
    }
    return found;
  }

  /** The repository of the call's URL, which without a project must name it by its id. */
  GitRepository anyRepository(Call call) {
    String text = call.part("repository");
    Optional<Project> project = organization().project(call);
    if (project.isEmpty() && !Ids.isGuid(text)) {
      throw GitErrors.badArgument(
          "A project name is required in order to reference a Git repository by name.");
    }
    return project
        .map(place -> repositories.find(place, text))
        .orElseGet(() -> repositories.find(text))
        .orElseThrow(() -> GitErrors.noRepository(text));
  }

  /** An id of 40 hex digits from a client, in lower case. */
  static String objectId(String text) {
    String id = text.toLowerCase(Locale.ROOT);
    if (!Ids.isObject(id)) {
      throw GitErrors.badId(text);
    }
    return id;
  }

  /** The commit of this id; refuses what is not here, or is something else. */
  static Commit commit(GitRepository repository, String text) {
    String id = repository.contents().peeled(objectId(text));
    String type = repository.contents().type(id).orElseThrow(() -> GitErrors.noObject(id));
    return repository
        .contents()
        .commit(id)
        .orElseThrow(() -> GitErrors.wrongType(id, "commit", type));
  }

  Optional<String> refusal(GitRepository repository, RefChange change) {
    return guards.stream()
        .flatMap(guard -> guard.refusal(repository, change, me()).stream())
        .findFirst();
  }
}
