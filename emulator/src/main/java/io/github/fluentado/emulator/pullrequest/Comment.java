// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.pullrequest;

import io.github.fluentado.emulator.core.Identity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A comment in its latest form. */
record Comment(
    int id,
    int parent,
    Party author,
    String content,
    String type,
    Instant published,
    Instant updated,
    Instant contentUpdated,
    boolean deleted,
    List<Identity> likes) {

  Comment {
    likes = List.copyOf(likes);
  }

  static Comment of(int id, int parent, Party author, String content, String type, Instant now) {
    return new Comment(id, parent, author, content, type, now, now, now, false, List.of());
  }

  Comment edited(String text, Instant now) {
    return new Comment(id, parent, author, text, type, published, now, now, deleted, likes);
  }

  Comment removed(Instant now) {
    return new Comment(id, parent, author, "", type, published, now, contentUpdated, true, likes);
  }

  Comment likedBy(List<Identity> all) {
    return new Comment(
        id, parent, author, content, type, published, updated, contentUpdated, deleted, all);
  }

  Comment liked(Identity by) {
    List<Identity> all = new ArrayList<>(likes);
    if (!all.contains(by)) {
      all.add(by);
    }
    return likedBy(all);
  }
}
