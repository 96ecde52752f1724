// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wiki;

import io.github.fluentado.emulator.git.Contents;
import io.github.fluentado.emulator.git.Entry;
import io.github.fluentado.emulator.git.GitRepository;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The pages of a wiki at one commit. Reads only. */
final class PageTree {
  static final String ORDER = ".order";
  private static final String MARKDOWN = ".md";

  private final Contents contents;
  private final String commit;
  private final String base;

  PageTree(GitRepository repository, String commit, String base) {
    this.contents = repository.contents();
    this.commit = commit;
    this.base = base;
  }

  /**
   * A page.
   *
   * @param gitPath of its file; of its folder when it has no file
   * @param version id of that file or folder in git
   */
  record Page(String path, int order, boolean parent, String gitPath, String version) {
    boolean isFile() {
      return gitPath.endsWith(MARKDOWN);
    }
  }

  /** The file of a page, whether it is there or not. */
  String file(String page) {
    return folder(page) + MARKDOWN;
  }

  /** The folder below a page, whether it is there or not. */
  String folder(String page) {
    return base + PageNames.file(page);
  }

  String orderFile(String page) {
    return folder(page) + "/" + ORDER;
  }

  boolean has(String gitPath) {
    return contents.entry(commit, gitPath).isPresent();
  }

  Optional<Page> find(String page) {
    if (page.equals("/")) {
      String root = base.isEmpty() ? "/" : base;
      return contents
          .entry(commit, root)
          .map(entry -> new Page("/", 0, !below("/").isEmpty(), root, entry.id()));
    }
    return below(PageNames.above(page)).stream()
        .filter(found -> found.path().equals(page))
        .findFirst();
  }

  /** The pages directly below one, in their order. */
  List<Page> below(String page) {
    List<Entry> entries = contents.list(commit, folder(page).isEmpty() ? "/" : folder(page), false);
    TreeSet<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER.thenComparing(n -> n));
    for (Entry entry : entries) {
      if (entry.isFolder() ? holdsPages(entry.path()) : entry.name().endsWith(MARKDOWN)) {
        String name = entry.name();
        names.add(entry.isFolder() ? name : name.substring(0, name.length() - 3));
      }
    }
    List<String> order = order(page);
    List<String> sorted = new ArrayList<>(names);
    sorted.sort(Comparator.comparingInt(name -> place(order, name)));
    List<Page> pages = new ArrayList<>();
    for (String name : sorted) {
      pages.add(page(page, name, pages.size(), entries));
    }
    return pages;
  }

  private boolean holdsPages(String folder) {
    String name = folder.substring(folder.lastIndexOf('/') + 1);
    return !name.startsWith(".")
        && contents.list(commit, folder, true).stream()
            .anyMatch(entry -> entry.name().endsWith(MARKDOWN));
  }

  private static int place(List<String> order, String name) {
    int at = order.indexOf(name);
    return at < 0 ? Integer.MAX_VALUE : at;
  }

  private Page page(String above, String name, int order, List<Entry> entries) {
    Optional<Entry> file = named(entries, name + MARKDOWN, false);
    Optional<Entry> folder = named(entries, name, true).filter(f -> holdsPages(f.path()));
    Entry entry = file.or(() -> folder).orElseThrow();
    String path = PageNames.below(above, PageNames.pageName(name));
    return new Page(path, order, folder.isPresent(), entry.path(), entry.id());
  }

  private static Optional<Entry> named(List<Entry> entries, String name, boolean folder) {
    return entries.stream()
        .filter(entry -> entry.name().equals(name) && entry.isFolder() == folder)
        .findFirst();
  }

  /** File names in the order that was written down for the pages below one. */
  List<String> order(String page) {
    return contents
        .file(commit, orderFile(page))
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .map(text -> text.lines().map(String::trim).filter(line -> !line.isEmpty()).toList())
        .orElse(List.of());
  }

  /** All pages that have a file, from the top down. */
  List<Page> all() {
    List<Page> all = new ArrayList<>();
    collect("/", all);
    return all;
  }

  private void collect(String page, List<Page> all) {
    for (Page child : below(page)) {
      all.add(child);
      collect(child.path(), all);
    }
  }

  byte[] content(Page page) {
    return page.isFile() ? contents.blob(page.version()).orElseThrow() : new byte[0];
  }
}
