// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import io.github.fluentado.emulator.core.Organization;
import io.github.fluentado.emulator.store.Cell;
import io.github.fluentado.emulator.store.Counter;
import io.github.fluentado.emulator.store.Store;
import io.github.fluentado.emulator.store.Table;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Uploaded files. Changed only under the write lock of the router. */
final class Attachments {
  private static final Pattern URL =
      Pattern.compile("(?i)/_apis/wit/attachments/([0-9a-f-]{36})(\\?.*)?$");

  private final Organization organization;
  private final Store store;
  private final Table<String, Stored> files;
  private final Counter counter;

  Attachments(Organization organization, Store store) {
    this.organization = organization;
    this.store = store;
    this.files = store.table();
    this.counter = store.counter();
  }

  /** A file; one uploaded in chunks grows until it is whole. */
  static final class Stored {
    private final UUID id;
    private final String name;
    private final Cell<byte[]> content;

    private Stored(Store store, UUID id, String name, byte[] content) {
      this.id = id;
      this.name = name;
      this.content = store.cell(content);
    }

    UUID id() {
      return id;
    }

    String name() {
      return name;
    }

    int size() {
      return content.get().length;
    }

    byte[] bytes() {
      return content.get().clone();
    }

    void clear() {
      content.set(new byte[0]);
    }

    void append(byte[] more) {
      byte[] old = content.get();
      byte[] all = Arrays.copyOf(old, old.length + more.length);
      System.arraycopy(more, 0, all, old.length, more.length);
      content.set(all);
    }
  }

  Stored add(String name, byte[] content) {
    UUID id = organization.derivedId("attachment", "" + counter.next());
    Stored file = new Stored(store, id, name, content.clone());
    files.put(file.id().toString(), file);
    return file;
  }

  Optional<Stored> find(String id) {
    return files.find(id.toLowerCase(Locale.ROOT));
  }

  /** The file that an attachment's URL names; refuses one that was never uploaded. */
  Stored ofUrl(String url) {
    Matcher matcher = URL.matcher(url);
    String id = matcher.find() ? matcher.group(1) : "";
    return find(id)
        .orElseThrow(
            () ->
                WitErrors.of(
                    400,
                    "WorkItemAttachmentNotFoundException",
                    "The attachment was not uploaded: " + url));
  }
}
