// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.git;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds the commits that a client's search criteria mean. */
record CommitSearch(GitRepository repository, Criteria criteria) {
  private static final Set<String> MODES =
      Set.of("simplifiedhistory", "firstparent", "fullhistory", "fullhistorysimplifymerges");

  List<Commit> run() {
    List<Commit> found = new ArrayList<>(start());
    criteria.text("author").ifPresent(who -> found.removeIf(one -> !isBy(one.author(), who)));
    criteria.text("committer").ifPresent(who -> found.removeIf(one -> !isBy(one.committer(), who)));
    criteria
        .text("user")
        .ifPresent(
            who -> found.removeIf(one -> !isBy(one.author(), who) && !isBy(one.committer(), who)));
    criteria
        .date("fromDate")
        .ifPresent(from -> found.removeIf(one -> one.committer().date().isBefore(from)));
    criteria
        .date("toDate")
        .ifPresent(to -> found.removeIf(one -> one.committer().date().isAfter(to)));
    criteria.text("fromCommitId").ifPresent(id -> keepFrom(found, id));
    criteria.text("toCommitId").ifPresent(id -> keepTo(found, id));
    if (criteria.flag("showOldestCommitsFirst")) {
      Collections.reverse(found);
    }
    return found;
  }

  private static boolean isBy(Signature signature, String who) {
    String text = who.toLowerCase(Locale.ROOT);
    String both = signature.name() + " <" + signature.email() + ">";
    return both.toLowerCase(Locale.ROOT).contains(text);
  }

  private List<Commit> start() {
    List<String> ids = criteria.list("ids");
    if (!ids.isEmpty()) {
      return ids.stream().map(id -> Git.commit(repository, id)).toList();
    }
    Optional<Push> push = criteria.query().number("pushId").map(this::push);
    if (push.isPresent()) {
      return push.get().commits().stream()
          .flatMap(id -> repository.contents().commit(id).stream())
          .toList();
    }
    Optional<Versions.Descriptor> item = version("itemVersion");
    if (repository.defaultBranch().isEmpty() && item.isEmpty()) {
      return List.of();
    }
    return history(item);
  }

  private Push push(int number) {
    return repository
        .push(number)
        .orElseThrow(
            () ->
                GitErrors.of(
                    404, "GitPushDoesNotExistException", "There is no push " + number + "."));
  }

  /** With two versions, what only the second has. */
  private List<Commit> history(Optional<Versions.Descriptor> item) {
    Versions versions = new Versions(repository);
    String path = criteria.text("itemPath").orElse("/");
    String from = versions.resolve(item, path).commit();
    Optional<Versions.Descriptor> compared = version("compareVersion");
    List<String> without = compared.isPresent() ? List.of(from) : List.of();
    String start = compared.isPresent() ? versions.resolve(compared, path).commit() : from;
    List<Commit> found = new ArrayList<>(log(start, without, path));
    if (criteria.flag("excludeDeletes")) {
      found.removeIf(one -> repository.contents().entry(one.id(), path).isEmpty());
    }
    return found;
  }

  private List<Commit> log(String start, List<String> without, String path) {
    String mode = criteria.text("historyMode").orElse("simplifiedHistory").toLowerCase(Locale.ROOT);
    if (!MODES.contains(mode)) {
      throw GitErrors.badArgument("'" + mode + "' is not a historyMode.");
    }
    List<Commit> found = repository.history().log(start, without, path);
    return mode.equals("firstparent") ? firstParents(found, start) : found;
  }

  private List<Commit> firstParents(List<Commit> found, String start) {
    List<String> line = new ArrayList<>();
    Optional<String> next = Optional.of(start);
    while (next.isPresent()) {
      line.add(next.get());
      next =
          repository
              .contents()
              .commit(next.get())
              .flatMap(one -> one.parents().stream().findFirst());
    }
    return found.stream().filter(one -> line.contains(one.id())).toList();
  }

  private Optional<Versions.Descriptor> version(String name) {
    return Versions.Descriptor.of(criteria.query(), "searchCriteria." + name)
        .or(() -> Versions.Descriptor.of(criteria.query(), name));
  }

  /** From is the older end, to the newer one; both belong to what is found. */
  private void keepFrom(List<Commit> found, String id) {
    String from = Git.commit(repository, id).id();
    found.removeIf(one -> !repository.history().isAncestor(from, one.id()));
  }

  private void keepTo(List<Commit> found, String id) {
    String to = Git.commit(repository, id).id();
    found.removeIf(one -> !repository.history().isAncestor(one.id(), to));
  }
}
