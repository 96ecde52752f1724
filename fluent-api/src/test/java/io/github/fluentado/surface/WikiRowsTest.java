// SPDX-License-Identifier: MIT
package io.github.fluentado.surface;

import static io.github.fluentado.surface.Bodies.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.wiki.PageVersion;
import io.github.fluentado.wiki.VersionedPage;
import io.github.fluentado.wiki.Wikis;
import org.junit.jupiter.api.Test;

/** Rows WIK: pages of wikis. */
class WikiRowsTest extends SurfaceTest {
  private final Wikis.One wiki = project.wikis().wiki(project.name() + ".wiki");

  WikiRowsTest(Site site) {
    super(site);
  }

  private String path(int id) {
    return site.root()
        + "/%s/_apis/wiki/wikis/%s.wiki/pages/%d".formatted(project.name(), project.name(), id);
  }

  /** Where pages cannot be asked for by number, none tells its own. */
  private int id(VersionedPage page) {
    return isThere() ? page.id().orElseThrow() : 1;
  }

  @Test
  @Row(id = "WIK-01", call = "project.wikis().wiki(\"web.wiki\").version(pageId)")
  void versionOfAPageIsRead() {
    VersionedPage made = mode.run(wiki.create("/Hours", "9 to 17"));
    int id = id(made);

    assertThat(row(wiki.version(id))).isEqualTo(made.version());

    assertThat(only().verb()).isEqualTo("GET");
    assertThat(only().host()).isEqualTo(site.host("dev.azure.com"));
    assertThat(only().path()).isEqualTo(path(id));
    assertThat(only().query("api-version")).startsWith(site.atMost("7.1"));
  }

  @Test
  @Row(id = "WIK-02", call = "wiki.update(pageId, content, version), or wiki.update(pageId, fn)")
  void pageIsChangedIfItIsAtThatVersion() {
    VersionedPage made = mode.run(wiki.create("/Hours", "9 to 17"));
    int id = id(made);
    PageVersion version = made.version();

    VersionedPage changed = row(wiki.update(id, "9 to 18", version));

    assertThat(changed.version()).isNotEqualTo(version);
    assertThat(only().verb()).isEqualTo("PATCH");
    assertThat(only().path()).isEqualTo(path(id));
    assertThat(only().query("api-version")).startsWith(site.atMost("7.1"));
    assertThat(only().header("If-Match")).isEqualTo(version.etag());
    assertThat(only().header("Content-Type")).startsWith("application/json");
    assertThat(Bodies.of(only())).isEqualTo(json("{\"content\": \"9 to 18\"}"));
    assertThat(mode.run(wiki.read(id)).content()).isEqualTo("9 to 18");
  }
}
