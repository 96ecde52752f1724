// SPDX-License-Identifier: MIT
package io.github.fluentado.wiki;

import io.github.fluentado.client.wiki.WikiPage;
import java.util.Objects;
import java.util.OptionalInt;

/** A page with its content, and the version that this is. */
public final class VersionedPage {
  private final WikiPage page;
  private final PageVersion version;

  VersionedPage(WikiPage page, PageVersion version) {
    this.page = page;
    this.version = version;
  }

  /** The service's object, with every property. */
  public WikiPage page() {
    return page;
  }

  public PageVersion version() {
    return version;
  }

  /** Markdown; empty for a page that has none, such as a folder. */
  public String content() {
    return Objects.requireNonNullElse(page.content(), "");
  }

  /** The number of the page, which stays when the page is moved; absent for the root. */
  public OptionalInt id() {
    Integer id = page.id();
    return id == null ? OptionalInt.empty() : OptionalInt.of(id);
  }

  /** Path and version; the content may be private. */
  @Override
  public String toString() {
    return "VersionedPage[" + page.path() + ", " + version + "]";
  }
}
