// SPDX-License-Identifier: MIT
package io.github.fluentado.builds;

import io.github.fluentado.client.build.ArtifactResource;
import io.github.fluentado.client.build.BuildArtifact;
import io.github.fluentado.client.filecontainer.ContainerItemType;
import io.github.fluentado.client.filecontainer.FileContainerItem;
import io.github.fluentado.client.filecontainer.ItemsApi;
import io.github.fluentado.core.Call;
import io.github.fluentado.core.Connection;
import io.github.fluentado.core.Download;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files of an artifact: those of a pipeline's are in its manifest, those of a build's lie in a
 * container, below a folder. The artifact itself tells which it is.
 */
record ArtifactFiles(Connection connection, Builds.Artifact artifact) {
  private static final Pattern CONTAINER = Pattern.compile("#/(\\d{1,18})(?:/(.*))?");

  /** Where in which container the files are. */
  private record Place(long container, String folder) {
    String path(String file) {
      return folder.isEmpty() ? file : folder + "/" + file;
    }
  }

  Call<List<ArtifactFile>> list() {
    return artifact
        .get()
        .then(found -> isContainer(found) ? inContainer(place(found)) : listed(found));
  }

  private Call<List<ArtifactFile>> listed(BuildArtifact found) {
    return artifact
        .manifest(ArtifactManifest.idOf(found))
        .map(
            manifest ->
                manifest.files().stream()
                    .map(file -> new ArtifactFile(plain(file.path()), file.size()))
                    .toList());
  }

  private Call<List<ArtifactFile>> inContainer(Place place) {
    return new ItemsApi(connection)
        .list(place.container())
        .itemPath(place.folder())
        .map(
            items ->
                items.stream()
                    .filter(item -> ContainerItemType.FILE.equals(item.itemType()))
                    .map(item -> file(item, place))
                    .toList());
  }

  private static ArtifactFile file(FileContainerItem item, Place place) {
    String path = plain(String.valueOf(item.path()).replace('\\', '/'));
    String prefix = place.folder() + "/";
    String own =
        !place.folder().isEmpty() && path.regionMatches(true, 0, prefix, 0, prefix.length())
            ? path.substring(prefix.length())
            : path;
    Long size = item.fileLength();
    return new ArtifactFile(own, size == null ? 0 : size);
  }

  /** One file, found anew each time that it is asked for. */
  Download file(String path) {
    String wanted = plain(path);
    Call<Download> place =
        artifact
            .get()
            .then(
                found ->
                    isContainer(found) ? Call.of(content(found, wanted)) : named(found, wanted));
    return Download.of(connection + " " + artifact + " " + wanted, place);
  }

  private Download content(BuildArtifact found, String path) {
    Place place = place(found);
    return new ItemsApi(connection).getContent(place.container(), place.path(path));
  }

  private Call<Download> named(BuildArtifact found, String path) {
    return artifact
        .manifest(ArtifactManifest.idOf(found))
        .then(
            manifest ->
                manifest
                    .file(path)
                    .<Call<Download>>map(
                        file -> Call.of(artifact.file(file.id(), name(file.path()))))
                    .orElseGet(() -> Call.failed(missing(path))));
  }

  private AzureDevOpsException missing(String path) {
    String text = artifact + " has no file " + path;
    return AzureDevOpsException.of(ErrorKind.NOT_FOUND, text).build();
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static String plain(String path) {
    return path.startsWith("/") ? path.substring(1) : path;
  }

  private static boolean isContainer(BuildArtifact found) {
    ArtifactResource resource = found.resource();
    return resource != null && "Container".equalsIgnoreCase(resource.type());
  }

  private Place place(BuildArtifact found) {
    ArtifactResource resource = found.resource();
    Matcher data = CONTAINER.matcher(resource == null ? "" : String.valueOf(resource.data()));
    if (!data.matches()) {
      String text = artifact + " does not tell in which container its files are";
      throw AzureDevOpsException.of(ErrorKind.UNDECODABLE, text).build();
    }
    String folder = data.group(2);
    return new Place(Long.parseLong(data.group(1)), folder == null ? "" : folder);
  }
}
