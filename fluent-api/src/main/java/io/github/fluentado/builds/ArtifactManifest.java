// SPDX-License-Identifier: MIT
package io.github.fluentado.builds;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.fluentado.client.build.ArtifactResource;
import io.github.fluentado.client.build.BuildArtifact;
import io.github.fluentado.core.Call;
import io.github.fluentado.core.Download;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.Check;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.json.Codec;
import io.github.fluentado.core.json.Json;
import io.github.fluentado.core.json.JsonDecodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is in an artifact of a pipeline.
 *
 * @param files in the order of the manifest
 * @param json as it came, with all that it holds
 */
public record ArtifactManifest(List<File> files, JsonObject json) {
  private static final int MOST_BYTES = 256 * 1024 * 1024;

  public ArtifactManifest {
    files = List.copyOf(files);
    json = Check.notNull("json", json).deepCopy();
  }

  /** As it came; changing it changes nothing here. */
  @Override
  public JsonObject json() {
    return json.deepCopy();
  }

  /**
   * A file of an artifact.
   *
   * @param path within the artifact, from a slash on
   * @param id of its content
   * @param size in bytes
   */
  public record File(String path, String id, long size) {}

  /** The file at that path, with or without the slash in front; absent if there is none. */
  public Optional<File> file(String path) {
    String whole = Check.text("path", path).startsWith("/") ? path : "/" + path;
    return files.stream().filter(file -> file.path().equals(whole)).findFirst();
  }

  static String idOf(BuildArtifact artifact) {
    ArtifactResource resource = artifact.resource();
    String data = resource == null ? null : resource.data();
    if (resource == null || data == null || !"PipelineArtifact".equalsIgnoreCase(resource.type())) {
      String text = "Artifact " + artifact.name() + " is none of a pipeline, and has no manifest";
      throw AzureDevOpsException.of(ErrorKind.INVALID, text).build();
    }
    return data;
  }

  static Call<ArtifactManifest> read(Download download) {
    return download
        .bytes(MOST_BYTES)
        .map(
            bytes -> {
              try {
                return of(Json.decode(bytes, Codec.JSON));
              } catch (JsonDecodingException broken) {
                throw undecodable(broken);
              }
            });
  }

  private static ArtifactManifest of(JsonElement whole) {
    if (!(whole instanceof JsonObject json) || !(json.get("items") instanceof JsonArray items)) {
      throw undecodable(null);
    }
    List<File> files = new ArrayList<>();
    for (JsonElement item : items) {
      if (item instanceof JsonObject file
          && file.get("path") instanceof JsonPrimitive path
          && file.get("blob") instanceof JsonObject blob
          && blob.get("id") instanceof JsonPrimitive id
          && blob.get("size") instanceof JsonPrimitive size) {
        files.add(new File(path.getAsString(), id.getAsString(), size.getAsLong()));
      }
    }
    return new ArtifactManifest(files, json);
  }

  private static AzureDevOpsException undecodable(@Nullable JsonDecodingException cause) {
    var error =
        AzureDevOpsException.of(ErrorKind.UNDECODABLE, "What came for the artifact is no manifest");
    return cause == null ? error.build() : error.cause(cause).build();
  }

  /** How many files; their names may be private. */
  @Override
  public String toString() {
    return "ArtifactManifest[" + files.size() + " files]";
  }
}
