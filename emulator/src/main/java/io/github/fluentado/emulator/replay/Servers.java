// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.replay;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The servers of a recording, under the three names each has: where it really is, where the client
 * finds it, and what stands in the files. Further servers are found under a path of their own.
 */
record Servers(List<String> real, List<String> local, List<String> written) {
  private static final String FURTHER = "/~";

  Servers {
    real = List.copyOf(real);
    local = List.copyOf(local);
    written = List.copyOf(written);
  }

  /**
   * Names the servers.
   *
   * @param localRoot where the client finds the first one, such as {@code http://127.0.0.1:8080}
   */
  static Servers of(List<URI> servers, String localRoot) {
    List<String> hosts = servers.stream().skip(1).map(URI::getRawAuthority).toList();
    List<String> real =
        servers.stream().map(uri -> uri.getScheme() + "://" + uri.getRawAuthority()).toList();
    return new Servers(real, local(hosts, localRoot), written(hosts));
  }

  /** For a replay, which knows of no real servers. */
  static Servers of(String localRoot, List<String> hosts) {
    return new Servers(List.of(), local(hosts, localRoot), written(hosts));
  }

  private static List<String> local(List<String> hosts, String root) {
    return Stream.concat(Stream.of(root), hosts.stream().map(host -> root + FURTHER + host))
        .toList();
  }

  private static List<String> written(List<String> hosts) {
    List<String> all = new ArrayList<>(List.of("${server}"));
    hosts.forEach(host -> all.add("${server:" + host + "}"));
    return all;
  }

  Rewriting toReal() {
    return new Rewriting(local, real);
  }

  Rewriting toLocal() {
    return new Rewriting(real, local);
  }

  Rewriting localToFile() {
    return new Rewriting(local, written);
  }

  Rewriting realToFile() {
    return new Rewriting(real, written);
  }

  Rewriting fileToLocal() {
    return new Rewriting(written, local);
  }

  /** Which server a path means; 0 for the first. */
  int meant(String path) {
    for (int i = 1; i < local.size(); i++) {
      if (path.startsWith(prefix(i) + "/")) {
        return i;
      }
    }
    return 0;
  }

  /** What of the path the server itself sees. */
  String inside(String path) {
    int server = meant(path);
    return server == 0 ? path : path.substring(prefix(server).length());
  }

  private String prefix(int server) {
    return local.get(server).substring(local.get(0).length());
  }

  /** The name of the server in a file; empty for the first. */
  String host(String path) {
    int server = meant(path);
    return server == 0 ? "" : prefix(server).substring(FURTHER.length());
  }
}
