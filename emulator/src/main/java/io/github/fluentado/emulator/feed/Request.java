// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.feed;

import io.github.fluentado.emulator.server.Call;
import java.util.List;

/**
 * A request of a package client.
 *
 * @param source the feed, or a view of it
 * @param name as the request named the feed
 * @param url of the feed's packages, which other URLs begin with
 * @param path behind the name of the protocol, decoded
 */
record Request(Source source, String name, String url, List<String> path, Call call) {
  Request {
    path = List.copyOf(path);
  }

  /** The id of the feed. */
  String feed() {
    return source.id();
  }

  boolean begins(String... parts) {
    return path.size() >= parts.length && path.subList(0, parts.length).equals(List.of(parts));
  }

  String part(int index) {
    return index < path.size() ? path.get(index) : "";
  }

  boolean reads() {
    return call.method().equals("GET") || call.method().equals("HEAD");
  }
}
