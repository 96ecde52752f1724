// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.control;

import io.github.fluentado.emulator.http.HttpRequest;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Percent;
import io.github.fluentado.emulator.server.Query;
import io.github.fluentado.emulator.server.ServiceException;
import io.github.fluentado.emulator.yaml.Yaml;
import io.github.fluentado.emulator.yaml.YamlNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A request to steer an emulator.
 *
 * @param path what stands behind the place that has been found so far, decoded
 */
record ControlCall(HttpRequest request, List<String> path, Query query) {

  static ControlCall of(HttpRequest request) {
    String[] halves = request.target().split("\\?", 2);
    List<String> path =
        Arrays.stream(halves[0].substring(Control.ROOT.length()).split("/"))
            .filter(part -> !part.isEmpty())
            .map(Percent::decode)
            .toList();
    return new ControlCall(request, path, Query.parse(halves.length > 1 ? halves[1] : ""));
  }

  /** The place that is meant; empty for the start itself. */
  String place() {
    return path.isEmpty() ? "" : path.get(0).toLowerCase(Locale.ROOT);
  }

  /** The same at its place. */
  ControlCall below() {
    return below(1);
  }

  ControlCall below(int parts) {
    int passed = Math.min(parts, path.size());
    return new ControlCall(request, path.subList(passed, path.size()), query);
  }

  boolean is(String verb) {
    return request.method().equals(verb);
  }

  /** Refuses a longer path, and other verbs. */
  void only(String... verbs) {
    if (!path.isEmpty()) {
      throw nothing();
    }
    if (!Set.of(verbs).contains(request.method())) {
      throw refused(405, "Here only " + String.join(", ", verbs) + " is possible.");
    }
  }

  /** The body, which must be JSON, though the reader with places would take more. */
  YamlNode body() {
    Json.parse(request.bodyText());
    return Yaml.read("the body", request.bodyText());
  }

  static ServiceException nothing() {
    return refused(
        404,
        "There is nothing here; below /_emulator there are faults, clock, snapshots, reset,"
            + " requests, exchanges, holdings, tokens and seeds.");
  }

  static ServiceException refused(int status, String message) {
    return ServiceException.of(status, "", 0, message);
  }
}
