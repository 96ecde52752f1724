// SPDX-License-Identifier: MIT
package io.github.fluentado.builds;

import io.github.fluentado.client.build.ArtifactResource;
import io.github.fluentado.client.build.ArtifactsApi;
import io.github.fluentado.client.build.BuildArtifact;
import io.github.fluentado.client.build.BuildsApi;
import io.github.fluentado.client.filecontainer.ContainersApi;
import io.github.fluentado.client.filecontainer.FileContainer;
import io.github.fluentado.core.Call;
import io.github.fluentado.core.Connection;
import io.github.fluentado.core.Done;
import io.github.fluentado.core.Upload;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.http.RequestBody;
import io.github.fluentado.core.operation.RawRequest;
import java.util.Objects;

/**
 * Files on their way into the container of a build, below a folder that has the artifact's name.
 */
record ContainerUpload(Connection connection, int build, String name) {
  // No published description has the request that brings the bytes.
  private static final String VERSION = "7.1-preview.4";
  // As the service's own agents send it; 24 MiB is the most that they ever do.
  static final int PIECE = 8 * 1024 * 1024;

  /**
   * Brings a file in pieces of that size, one after the other.
   *
   * @param most bytes of a piece
   */
  Call<Done> file(String path, RequestBody content, int most) {
    return container()
        .then(
            container ->
                content.length() == 0
                    ? put(container, path, content).done()
                    : Upload.inPieces(
                        content,
                        most,
                        (range, piece) ->
                            put(container, path, piece).header("Content-Range", range).done()));
  }

  private RawRequest put(long container, String path, RequestBody content) {
    return RawRequest.of(connection, "PUT", "/_apis/resources/Containers/" + container)
        .query("itemPath", name + "/" + path)
        .version(VERSION)
        .body("application/octet-stream", content);
  }

  Call<BuildArtifact> artifact() {
    return container()
        .then(
            container ->
                new ArtifactsApi(connection)
                    .create(
                        build,
                        new BuildArtifact()
                            .name(name)
                            .resource(
                                new ArtifactResource()
                                    .type("Container")
                                    .data("#/" + container + "/" + name))));
  }

  private Call<Long> container() {
    return new BuildsApi(connection)
        .get(build)
        .then(
            known -> new ContainersApi(connection).list().artifactUris(String.valueOf(known.uri())))
        .map(
            found ->
                found.stream()
                    .map(FileContainer::id)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElseThrow(this::none));
  }

  private AzureDevOpsException none() {
    String text = "Build " + build + " has no container for files";
    return AzureDevOpsException.of(ErrorKind.NOT_FOUND, text).build();
  }
}
