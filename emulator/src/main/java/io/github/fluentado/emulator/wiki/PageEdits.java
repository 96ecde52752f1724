// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wiki;

import io.github.fluentado.emulator.git.FileChange;
import io.github.fluentado.emulator.wiki.PageTree.Page;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes to the pages of one branch, each a commit. */
final class PageEdits {
  private final Wikis wikis;
  private final PageIds ids;
  private final Wiki wiki;
  private final String branch;

  PageEdits(Wikis wikis, PageIds ids, Wiki wiki, String branch) {
    this.wikis = wikis;
    this.ids = ids;
    this.wiki = wiki;
    this.branch = branch;
  }

  private PageTree pages() {
    return wikis.pages(wiki, branch);
  }

  /** Adds a page behind its siblings; the page above it must be there. */
  void create(String path, String content, String message) {
    PageTree pages = pages();
    checkAbove(pages, path);
    List<FileChange> changes = new ArrayList<>();
    changes.add(FileChange.add(pages.file(path), bytes(content)));
    List<String> order = order(pages, PageNames.above(path));
    order.remove(PageNames.fileName(PageNames.last(path)));
    order.add(PageNames.fileName(PageNames.last(path)));
    changes.add(orderChange(pages, PageNames.above(path), order));
    wikis.push(wiki, branch, changes, message);
    ids.of(wiki.id(), path);
  }

  private static void checkAbove(PageTree pages, String path) {
    String above = PageNames.above(path);
    if (!above.equals("/") && pages.find(above).isEmpty()) {
      throw WikiErrors.noAncestor(above);
    }
  }

  void update(Page page, String content, String message) {
    FileChange change =
        page.isFile()
            ? FileChange.edit(page.gitPath(), bytes(content))
            : FileChange.add(pages().file(page.path()), bytes(content));
    wikis.push(wiki, branch, List.of(change), message);
  }

  /** With all pages below it. */
  void delete(Page page, String message) {
    PageTree pages = pages();
    List<FileChange> changes = new ArrayList<>();
    if (page.isFile()) {
      changes.add(FileChange.delete(page.gitPath()));
    }
    if (pages.has(pages.folder(page.path()))) {
      changes.add(FileChange.delete(pages.folder(page.path())));
    }
    List<String> order = order(pages, PageNames.above(page.path()));
    order.remove(PageNames.fileName(PageNames.last(page.path())));
    changes.add(orderChange(pages, PageNames.above(page.path()), order));
    wikis.push(wiki, branch, changes, message);
    ids.forget(wiki.id(), page.path());
  }

  /**
   * Moves a page with all below it, or gives it another place among its siblings.
   *
   * @param place among its new siblings from 0; null for the last, or for the old one if it stays
   */
  void move(Page page, String target, @Nullable Integer place, String message) {
    PageTree pages = pages();
    checkAbove(pages, target);
    String oldAbove = PageNames.above(page.path());
    String newAbove = PageNames.above(target);
    boolean moves = !target.equals(page.path());
    List<FileChange> changes = moves ? renames(pages, page, target) : new ArrayList<>();
    String oldName = PageNames.fileName(PageNames.last(page.path()));
    String newName = PageNames.fileName(PageNames.last(target));
    List<String> order = order(pages, newAbove);
    if (oldAbove.equals(newAbove)) {
      int at = place == null ? page.order() : place;
      order.remove(oldName);
      order.add(Math.min(at, order.size()), newName);
    } else {
      List<String> left = order(pages, oldAbove);
      left.remove(oldName);
      changes.add(orderChange(pages, oldAbove, left));
      order.add(place == null ? order.size() : Math.min(place, order.size()), newName);
    }
    changes.add(orderChange(pages, newAbove, order));
    wikis.push(wiki, branch, changes, message);
    ids.move(wiki.id(), page.path(), target);
  }

  private static List<FileChange> renames(PageTree pages, Page page, String target) {
    if (pages.find(target).isPresent()) {
      throw WikiErrors.pageExists(target);
    }
    if (target.startsWith(page.path() + "/")) {
      throw WikiErrors.badArgument("A page cannot move below itself.");
    }
    List<FileChange> changes = new ArrayList<>();
    if (page.isFile()) {
      changes.add(FileChange.rename(page.gitPath(), pages.file(target)));
    }
    if (pages.has(pages.folder(page.path()))) {
      changes.add(FileChange.rename(pages.folder(page.path()), pages.folder(target)));
    }
    return changes;
  }

  /** The file names of all pages below one, written down or not. */
  private static List<String> order(PageTree pages, String above) {
    List<String> names = new ArrayList<>();
    for (Page page : pages.below(above)) {
      names.add(PageNames.fileName(PageNames.last(page.path())));
    }
    return names;
  }

  private static FileChange orderChange(PageTree pages, String above, List<String> order) {
    String file = pages.orderFile(above);
    byte[] content = bytes(order.isEmpty() ? "" : String.join("\n", order) + "\n");
    return pages.has(file) ? FileChange.edit(file, content) : FileChange.add(file, content);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
