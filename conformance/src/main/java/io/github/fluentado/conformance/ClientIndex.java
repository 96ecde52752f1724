// SPDX-License-Identifier: MIT
package io.github.fluentado.conformance;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds the method of the client for a published operation. */
final class ClientIndex {
  private static final String RESOURCE = "/META-INF/fluent-ado/operations.json";

  private final List<ClientOperation> operations;
  private final Set<String> versions;
  private final Map<String, List<ClientOperation>> byId = new HashMap<>();
  private final Map<String, List<ClientOperation>> byRoute = new HashMap<>();

  private ClientIndex(List<ClientOperation> operations, Set<String> versions) {
    this.operations = List.copyOf(operations);
    this.versions = Set.copyOf(versions);
    for (ClientOperation operation : operations) {
      String file = operation.publishedFile();
      String id = operation.publishedId();
      if (file != null && id != null) {
        add(byId, file + " " + id, operation);
        add(byId, anyVersion(file) + " " + id, operation);
      }
      add(byRoute, route(operation.verb(), operation.path()), operation);
    }
  }

  /** The index of the generated client. */
  static ClientIndex generated() throws IOException {
    try (InputStream in = ClientIndex.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IOException("the generated client has no index " + RESOURCE);
      }
      return of(JsonText.parse(in.readAllBytes()));
    }
  }

  static ClientIndex of(JsonElement index) {
    List<ClientOperation> operations = new ArrayList<>();
    Set<String> versions = new TreeSet<>();
    for (JsonElement facts : index.getAsJsonArray()) {
      operations.add(ClientOperation.of(facts));
      for (String key : List.of("oldest", "newest", "server")) {
        Optional.ofNullable(JsonText.text(JsonText.object(facts, "versions"), key))
            .ifPresent(versions::add);
      }
    }
    return new ClientIndex(operations, versions);
  }

  /** Whether the description knows that folder of a version; any, if it knows of no version. */
  boolean knowsVersion(String folder) {
    return versions.isEmpty() || versions.contains(folder.replaceFirst("^\\D+(?=\\d)", ""));
  }

  /** All there are. */
  List<ClientOperation> operations() {
    return operations;
  }

  private static void add(
      Map<String, List<ClientOperation>> map, String key, ClientOperation operation) {
    map.computeIfAbsent(key, unused -> new ArrayList<>()).add(operation);
  }

  /** {@code wit/7.1/workItemTracking.json} without its version, and without that of a Server. */
  private static String anyVersion(String file) {
    return file.replaceFirst("/[^/]+/", "/*/").replace("-onprem.", ".");
  }

  /** A verb and a path, whatever its placeholders are called and the case of its letters. */
  private static String route(String verb, String path) {
    return verb
        + " "
        + path.replaceFirst("^/\\{organization}", "")
            .replaceAll("\\{[^}]*}", "{}")
            .toLowerCase(Locale.ROOT);
  }

  /**
   * The method for an operation, in the form that the example was recorded in: by the published
   * name, by that of another version, or by verb, path and query.
   */
  Optional<ClientOperation> find(PublishedOperation operation, Example example) {
    List<ClientOperation> found =
        byId.getOrDefault(
            operation.file() + " " + operation.id(),
            byId.getOrDefault(
                anyVersion(operation.file()) + " " + operation.id(), sameRoute(operation)));
    return found.stream()
        .filter(candidate -> candidate.verb().equals(operation.verb()))
        .max(Comparator.comparingInt(candidate -> fitness(candidate, example)));
  }

  /** Of those with the same route, the ones with the most query parameters in common. */
  private List<ClientOperation> sameRoute(PublishedOperation operation) {
    List<ClientOperation> found =
        byRoute.getOrDefault(route(operation.verb(), operation.path()), List.of());
    Set<String> names = query(operation);
    int best = found.stream().mapToInt(candidate -> common(candidate, names)).max().orElse(0);
    return found.stream().filter(candidate -> common(candidate, names) == best).toList();
  }

  private static Set<String> query(PublishedOperation operation) {
    return operation.given().stream()
        .filter(parameter -> parameter.in().equals("query"))
        .map(parameter -> parameter.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }

  private static int common(ClientOperation candidate, Set<String> names) {
    int common = 0;
    for (ClientOperation.Parameter parameter : candidate.parameters()) {
      boolean known = names.contains(parameter.wire().toLowerCase(Locale.ROOT));
      common += !parameter.in().equals("query") ? 0 : known ? 1 : -1;
    }
    return common;
  }

  /** How well the form of the answer fits the recorded one; methods differ in the media type. */
  private static int fitness(ClientOperation candidate, Example example) {
    Optional<String> accept = example.parameter("accept").map(ClientIndex::mediaType);
    if (accept.isPresent() && candidate.accept().equals(accept.get())) {
      return 2;
    }
    JsonElement body = example.answers().get(0).body();
    boolean structured = body != null && !(body instanceof JsonPrimitive text && text.isString());
    return structured && candidate.accept().equals("application/json") ? 1 : 0;
  }

  private static String mediaType(JsonElement accept) {
    return Values.text(accept).split(";", 2)[0].strip();
  }
}
