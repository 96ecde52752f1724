// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.git;

import io.github.fluentado.emulator.server.Doc;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;

/** What the bytes of files are. */
final class FileText {
  private static final int UTF8_CODE_PAGE = 65001;
  private static final Map<String, String> IMAGES =
      Map.of("png", "image/png", "jpg", "image/jpeg", "jpeg", "image/jpeg", "gif", "image/gif");

  private FileText() {}

  static boolean isBinary(byte[] content) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
      return text.indexOf('\0') >= 0;
    } catch (CharacterCodingException e) {
      return true;
    }
  }

  /** As a JSON body holds it. */
  static String inJson(byte[] content) {
    return isBinary(content)
        ? Base64.getEncoder().encodeToString(content)
        : new String(content, StandardCharsets.UTF_8);
  }

  static Doc metadata(String name, byte[] content) {
    boolean binary = isBinary(content);
    int dot = name.lastIndexOf('.');
    String extension = dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    String image = IMAGES.get(extension);
    String type = image != null ? image : binary ? Format.OCTETS.mediaType() : "text/plain";
    return Doc.of("encoding", binary ? -1 : UTF8_CODE_PAGE)
        .with("contentType", type)
        .with("fileName", name)
        .with("extension", extension)
        .with("isBinary", binary ? true : null)
        .with("isImage", image != null ? true : null);
  }
}
