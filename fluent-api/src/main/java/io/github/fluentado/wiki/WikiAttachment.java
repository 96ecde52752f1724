// SPDX-License-Identifier: MIT
package io.github.fluentado.wiki;

import io.github.fluentado.client.common.GitVersionDescriptor;
import io.github.fluentado.client.git.ItemsApi;
import io.github.fluentado.client.wiki.WikiV2;
import io.github.fluentado.client.wiki.WikisApi;
import io.github.fluentado.core.Call;
import io.github.fluentado.core.Connection;
import io.github.fluentado.core.Download;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.git.Version;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file that pages show or link to. The service brings it into the repository of the wiki, and has
 * no operation that gives it: what the wiki tells of itself leads to its place in git.
 *
 * @param version absent for the one that the wiki shows first, which is where files are brought to
 */
record WikiAttachment(Connection connection, String wiki, String name, @Nullable Version version) {
  private static final String FOLDER = "/.attachments/";

  Download download() {
    Call<Download> place = new WikisApi(connection).get(wiki).map(this::content);
    return Download.of(
        connection + " Wiki[" + wiki + "] " + name + (version == null ? "" : " " + version), place);
  }

  private Download content(WikiV2 found) {
    String repository = found.repositoryId();
    if (repository == null) {
      String text = "The wiki " + wiki + " does not tell in which repository it lies";
      throw AzureDevOpsException.of(ErrorKind.UNDECODABLE, text).build();
    }
    String root = Objects.requireNonNullElse(found.mappedPath(), "/").replaceAll("/+$", "");
    String path = (root.isEmpty() || root.startsWith("/") ? root : "/" + root) + FOLDER + name;
    return at(new ItemsApi(connection).getContent(repository, path), found.versions());
  }

  private Download at(ItemsApi.GetContent file, @Nullable List<GitVersionDescriptor> shown) {
    if (version != null) {
      return file.version(version.version()).versionType(version.type());
    }
    GitVersionDescriptor first = shown == null || shown.isEmpty() ? null : shown.get(0);
    if (first == null || first.version() == null) {
      return file;
    }
    ItemsApi.GetContent there = file.version(first.version());
    return first.versionType() == null ? there : there.versionType(first.versionType());
  }
}
