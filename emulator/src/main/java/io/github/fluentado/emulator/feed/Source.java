// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.feed;

import org.jspecify.annotations.Nullable;

/**
 * What {@code feed} or {@code feed@view} names.
 *
 * @param view null for all that is in the feed
 */
record Source(Feed feed, @Nullable View view) {
  String id() {
    return feed.id().toString();
  }

  boolean shows(PackageVersion one) {
    return one.feed().equals(id()) && (view == null || view.shows(one));
  }

  /** With the view, as it is named in requests. */
  String fullName(Object name) {
    return view == null ? name.toString() : name + "@" + view.name();
  }

  /** The id of the feed, of which no view is asked for: nothing is published into one. */
  String writable() {
    if (view != null) {
      throw FeedErrors.of(
          400,
          "InvalidUserRequestException",
          "Packages are published to the feed " + feed.name() + ", not to its views.");
    }
    return id();
  }
}
