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

  Call<Done> file(String path, RequestBody content) {
    return container().then(container -> put(container, path, content));
  }

  private Call<Done> put(long container, String path, RequestBody content) {
    RawRequest put =
        RawRequest.of(connection, "PUT", "/_apis/resources/Containers/" + container)
            .query("itemPath", name + "/" + path)
            .version(VERSION)
            .body("application/octet-stream", content);
    long length = content.length();
    return length == 0
        ? put.done()
        : put.header("Content-Range", "bytes 0-" + (length - 1) + "/" + length).done();
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
