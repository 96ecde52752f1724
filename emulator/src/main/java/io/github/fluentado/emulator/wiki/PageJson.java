// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wiki;

import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Percent;
import io.github.fluentado.emulator.wiki.PageTree.Page;
import java.util.List;

/** Writes wikis and their pages down. */
record PageJson(String organizationUrl, Wiki wiki) {

  private String url() {
    return organizationUrl + "/" + wiki.project() + "/_apis/wiki/wikis/" + wiki.id();
  }

  private String remoteUrl() {
    return organizationUrl + "/" + wiki.project() + "/_wiki/wikis/" + wiki.id();
  }

  Doc wikiJson() {
    return Doc.of("id", wiki.id())
        .with("versions", wiki.versions().stream().map(v -> Doc.of("version", v)).toList())
        .with("url", url())
        .with("remoteUrl", remoteUrl())
        .with("type", wiki.type())
        .with("name", wiki.name())
        .with("projectId", wiki.project())
        .with("repositoryId", wiki.repository())
        .with("mappedPath", wiki.mappedPath());
  }

  /**
   * A page with those below it.
   *
   * @param depth how many levels of pages below are shown
   */
  Doc page(PageTree pages, Page page, int depth) {
    List<Doc> below =
        depth == 0
            ? List.of()
            : pages.below(page.path()).stream().map(p -> page(pages, p, depth - 1)).toList();
    String path = Percent.encode(page.path());
    return Doc.of("path", page.path())
        .with("order", page.order())
        .with("isParentPage", page.parent() ? true : null)
        .with("gitItemPath", page.gitPath())
        .with("subPages", below)
        .with("url", url() + "/pages/" + path)
        .with("remoteUrl", remoteUrl() + "?pagePath=" + path);
  }
}
