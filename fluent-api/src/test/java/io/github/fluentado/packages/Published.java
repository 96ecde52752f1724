// SPDX-License-Identifier: MIT
package io.github.fluentado.packages;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonObject;
import io.github.fluentado.Mode;
import io.github.fluentado.Project;
import io.github.fluentado.core.http.RequestBody;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Puts packages into a feed as their clients do. */
final class Published {
  private static final String BYTES = "application/octet-stream";
  private static final String FORM = "multipart/form-data; boundary=b";
  private static final byte[] END = "\r\n--b--\r\n".getBytes(UTF_8);

  private final Project project;
  private final Mode mode;
  private final String feed;

  private Published(Project project, Mode mode, String feed) {
    this.project = project;
    this.mode = mode;
    this.feed = feed;
  }

  static Published in(Project project, Mode mode, String feed) {
    JsonObject named = new JsonObject();
    named.addProperty("name", feed);
    mode.run(
        project
            .request("POST", "/{project}/_apis/packaging/feeds")
            .version("7.1")
            .body(named)
            .json());
    return new Published(project, mode, feed);
  }

  private void send(String method, String path, String mediaType, byte[] content) {
    mode.run(
        project
            .request(method, "/{project}/_packaging/{feed}/{path*}")
            .path("feed", feed)
            .path("path", path)
            .body(mediaType, RequestBody.of(content))
            .done());
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static byte[] part(String name, String more, byte[] content) {
    String head = "\r\n--b\r\nContent-Disposition: form-data; name=\"" + name + "\"" + more;
    return joined((head + "\r\n\r\n").getBytes(UTF_8), content);
  }

  byte[] nuGet(String id, String version) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(id + ".nuspec"));
      String facts = "<package><metadata><id>%s</id><version>%s</version></metadata></package>";
      zip.write(facts.formatted(id, version).getBytes(UTF_8));
    }
    byte[] file = part("package", "; filename=\"p.nupkg\"", bytes.toByteArray());
    send("PUT", "nuget/v2", FORM, joined(file, END));
    return bytes.toByteArray();
  }

  byte[] npm(String name, String version) {
    byte[] content = (name + " as a tarball").getBytes(UTF_8);
    String body =
        "{\"name\":\"%s\",\"versions\":{\"%s\":{}},\"_attachments\":{\"p.tgz\":{\"data\":\"%s\"}}}"
            .formatted(name, version, Base64.getEncoder().encodeToString(content));
    send("PUT", "npm/registry/" + name, "application/json", body.getBytes(UTF_8));
    return content;
  }

  byte[] maven(String path) {
    byte[] content = path.getBytes(UTF_8);
    send("PUT", "maven/v1/" + path, BYTES, content);
    return content;
  }

  byte[] python(String name, String version, String file) {
    byte[] content = (file + "\r\n").getBytes(UTF_8);
    send(
        "POST",
        "pypi/upload",
        FORM,
        joined(
            part("name", "", name.getBytes(UTF_8)),
            part("version", "", version.getBytes(UTF_8)),
            part("content", "; filename=\"" + file + "\"", content),
            END));
    return content;
  }
}
