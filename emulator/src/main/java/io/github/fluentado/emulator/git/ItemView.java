// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.git;

import io.github.fluentado.emulator.server.Doc;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A file or folder at a version, in the forms that clients ask for. */
record ItemView(
    Git git, GitRepository repository, Versions.Resolved version, Entry entry, Wish wish) {

  /** What a client wants to know besides. */
  record Wish(boolean metadata, boolean latestChange, boolean links) {}

  static ItemView of(
      Git git,
      GitRepository repository,
      Optional<Versions.Descriptor> asked,
      String path,
      Wish wish) {
    Versions.Resolved version = new Versions(repository).resolve(asked, path);
    Entry entry =
        repository
            .contents()
            .entry(version.commit(), path)
            .orElseThrow(
                () -> GitErrors.noItem(path, repository.name(), version.label(), version.commit()));
    return new ItemView(git, repository, version, entry, wish);
  }

  String commit() {
    return version.commit();
  }

  byte[] content(Entry file) {
    return repository.contents().blob(file.id()).orElse(new byte[0]);
  }

  /** The entry itself, and what is in it as deep as is wanted. */
  List<Doc> items(String recursion) {
    List<Doc> found = new ArrayList<>();
    found.add(item(entry, wish.metadata(), false));
    for (Entry below : below(recursion)) {
      found.add(item(below, false, false));
    }
    return found;
  }

  private List<Entry> below(String recursion) {
    Contents contents = repository.contents();
    List<Entry> children =
        recursion.equals("none")
            ? List.of()
            : contents.list(commit(), entry.path(), recursion.equals("full"));
    if (!recursion.equals("nested")) {
      return children;
    }
    List<Entry> found = new ArrayList<>();
    for (Entry child : children) {
      found.add(child);
      found.addAll(lonely(child));
    }
    return found;
  }

  /** Folders that hold nothing but one folder are passed through. */
  private List<Entry> lonely(Entry folder) {
    List<Entry> inside = repository.contents().children(folder);
    if (inside.size() != 1 || !inside.get(0).isFolder()) {
      return List.of();
    }
    List<Entry> found = new ArrayList<>(inside);
    found.addAll(lonely(inside.get(0)));
    return found;
  }

  Doc item(Entry one, boolean metadata, boolean withContent) {
    Doc json =
        Doc.of("objectId", one.id())
            .with("gitObjectType", one.type())
            .with("commitId", commit())
            .with("path", one.path())
            .with("isFolder", one.isFolder() ? true : null)
            .with("isSymLink", one.mode() == SYMBOLIC_LINK ? true : null);
    byte[] bytes = content(one);
    if (withContent && one.type().equals("blob")) {
      json.with("content", FileText.inJson(bytes));
    }
    if (metadata || wish.metadata()) {
      String name = one.name().isEmpty() ? repository.name() : one.name();
      json.with(
          "contentMetadata",
          one.isFolder() ? Doc.of("fileName", name) : FileText.metadata(name, bytes));
    }
    if (wish.latestChange()) {
      json.with("latestProcessedChange", latest(one));
    }
    String url = url(one);
    if (wish.links()) {
      json.with("_links", links(one, url));
    }
    return json.with("url", url);
  }

  private static final int SYMBOLIC_LINK = 0120000;

  private Doc latest(Entry one) {
    Commit commit = repository.history().log(commit(), List.of(), one.path()).get(0);
    return git.json().commit(repository, commit);
  }

  private String url(Entry one) {
    String[] label = version.label().split(": ", 2);
    return git.json().itemUrl(repository, one.path(), label[0], label[1]);
  }

  private Doc links(Entry one, String url) {
    String base = git.json().url(repository);
    String kind = one.isFolder() ? "tree" : "blob";
    return Doc.of()
        .withHref("self", url)
        .withHref("repository", base)
        .withHref(kind, base + "/" + kind + "s/" + one.id());
  }
}
