// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.git;

import io.github.fluentado.emulator.server.Query;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the commit that a version descriptor of a client means. */
record Versions(GitRepository repository) {

  /**
   * A commit that was asked for.
   *
   * @param label as errors name it, such as {@code Branch: main}
   */
  record Resolved(String commit, String label) {}

  /**
   * A version as clients write it.
   *
   * @param type branch, tag or commit
   * @param options none, firstParent or previousChange
   */
  record Descriptor(String version, String type, String options) {

    /** From a query that writes the names behind a prefix, with a dot, in brackets, or at once. */
    static Optional<Descriptor> of(Query query, String prefix) {
      Optional<String> version = part(query, prefix, "version");
      Optional<String> type = part(query, prefix, "versionType");
      if (version.isEmpty() && type.isEmpty()) {
        return Optional.empty();
      }
      String options = part(query, prefix, "versionOptions").orElse("none");
      return Optional.of(new Descriptor(version.orElse(""), type.orElse("branch"), options));
    }

    private static Optional<String> part(Query query, String prefix, String name) {
      return query
          .text(prefix + "." + name)
          .or(() -> query.text(prefix + "[" + name + "]"))
          .or(() -> query.text(joined(prefix, name)));
    }

    /** The short form: baseVersionType beside baseVersion, versionType beside version. */
    private static String joined(String prefix, String name) {
      String stem = prefix.replaceFirst("(?i)version(Descriptor)?$", "");
      String capital = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
      return stem.isEmpty() ? name : stem + capital;
    }
  }

  Resolved resolve(Optional<Descriptor> asked, String path) {
    return asked.map(version -> resolve(version, path)).orElseGet(this::standard);
  }

  /** The tip of the default branch. */
  private Resolved standard() {
    String branch =
        repository.defaultBranch().orElseThrow(() -> GitErrors.noBranches(repository.name()));
    String label = "Branch: " + GitRef.shortName(branch);
    return new Resolved(
        repository.tip(branch).orElseThrow(() -> GitErrors.noVersion(label)), label);
  }

  private Resolved resolve(Descriptor asked, String path) {
    String type = type(asked.type());
    if (asked.version().isEmpty() && type.equals("Branch")) {
      return optional(standard(), asked, path);
    }
    String label = type + ": " + asked.version();
    String commit =
        find(type, asked.version())
            .map(id -> repository.contents().peeled(id))
            .filter(id -> repository.contents().commit(id).isPresent())
            .orElseThrow(() -> GitErrors.noVersion(label));
    return optional(new Resolved(commit, label), asked, path);
  }

  private static String type(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "branch", "0" -> "Branch";
      case "tag", "1" -> "Tag";
      case "commit", "2" -> "Commit";
      default ->
          throw GitErrors.badArgument(
              "'" + text + "' is not a versionType; valid are: branch, tag, commit.");
    };
  }

  private Optional<String> find(String type, String version) {
    return switch (type) {
      case "Branch" -> repository.tip(RefNames.branch(version));
      case "Tag" -> repository.tip(version.startsWith("refs/") ? version : GitRef.TAGS + version);
      default -> Optional.of(version.toLowerCase(Locale.ROOT)).filter(Ids::isObject);
    };
  }

  private Resolved optional(Resolved found, Descriptor asked, String path) {
    return switch (asked.options().toLowerCase(Locale.ROOT)) {
      case "none", "0" -> found;
      case "previouschange", "1" -> new Resolved(previous(found, path), found.label());
      case "firstparent", "2" -> new Resolved(parent(found), found.label());
      default ->
          throw GitErrors.badArgument(
              "'"
                  + asked.options()
                  + "' is not a versionOption; valid are: none, previousChange, firstParent.");
    };
  }

  private String parent(Resolved found) {
    return repository.contents().commit(found.commit()).stream()
        .flatMap(commit -> commit.parents().stream())
        .findFirst()
        .orElseThrow(() -> GitErrors.noVersion(found.label() + " (first parent)"));
  }

  /** The change of the file before the last one. */
  private String previous(Resolved found, String path) {
    List<Commit> changes = repository.history().log(found.commit(), List.of(), path);
    if (changes.size() < 2) {
      throw GitErrors.noVersion(found.label() + " (previous change)");
    }
    return changes.get(1).id();
  }
}
