// SPDX-License-Identifier: MIT
package io.github.fluentado.surface;

import static io.github.fluentado.surface.Bodies.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.Mode;
import io.github.fluentado.wiki.PageVersion;
import io.github.fluentado.wiki.VersionedPage;
import io.github.fluentado.wiki.Wikis;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows WIK: pages of wikis. */
class WikiRowsTest extends SurfaceTest {
  private final Wikis.One wiki = project.wikis().wiki(project.name() + ".wiki");

  private String path(int id) {
    return "/contoso/%s/_apis/wiki/wikis/%s.wiki/pages/%d"
        .formatted(project.name(), project.name(), id);
  }

  @ParameterizedTest
  @EnumSource
  @Row(id = "WIK-01", call = "project.wikis().wiki(\"web.wiki\").version(pageId)")
  void versionOfAPageIsRead(Mode mode) {
    VersionedPage made = mode.run(wiki.create("/Hours", "9 to 17"));
    int id = made.id().orElseThrow();

    assertThat(row(mode, wiki.version(id))).isEqualTo(made.version());

    assertThat(only().verb()).isEqualTo("GET");
    assertThat(only().host()).isEqualTo("dev.azure.com");
    assertThat(only().path()).isEqualTo(path(id));
    assertThat(only().query("api-version")).startsWith("7.1");
  }

  @ParameterizedTest
  @EnumSource
  @Row(id = "WIK-02", call = "wiki.update(pageId, content, version), or wiki.update(pageId, fn)")
  void pageIsChangedIfItIsAtThatVersion(Mode mode) {
    VersionedPage made = mode.run(wiki.create("/Hours", "9 to 17"));
    int id = made.id().orElseThrow();
    PageVersion version = made.version();

    VersionedPage changed = row(mode, wiki.update(id, "9 to 18", version));

    assertThat(changed.version()).isNotEqualTo(version);
    assertThat(only().verb()).isEqualTo("PATCH");
    assertThat(only().path()).isEqualTo(path(id));
    assertThat(only().query("api-version")).startsWith("7.1");
    assertThat(only().header("If-Match")).isEqualTo(version.etag());
    assertThat(only().header("Content-Type")).startsWith("application/json");
    assertThat(Bodies.of(only())).isEqualTo(json("{\"content\": \"9 to 18\"}"));
    assertThat(mode.run(wiki.read(id)).content()).isEqualTo("9 to 18");
  }
}
