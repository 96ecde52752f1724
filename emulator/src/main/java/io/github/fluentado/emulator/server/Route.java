// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.server;

import io.github.fluentado.emulator.http.HttpAnswer;
import java.util.Set;
import java.util.function.Function;

/**
 * One operation: verb, place, and the rules that hold before its handler runs.
 *
 * @param previewOnly no released version of the resource exists
 * @param mediaTypes what a body may be; not checked when there is none
 * @param reads changes nothing, so that it may run beside others
 * @param versioned a version must be named unless the verb is GET
 */
public record Route(
    String method,
    Template template,
    Scope scope,
    boolean previewOnly,
    Set<String> mediaTypes,
    boolean reads,
    boolean versioned,
    Function<Call, HttpAnswer> handler) {

  public static final String PATCH_DOCUMENT = "application/json-patch+json";
  private static final Set<String> JSON = Set.of("application/json", PATCH_DOCUMENT);

  public Route {
    mediaTypes = Set.copyOf(mediaTypes);
  }

  public static Route of(String method, String path, Function<Call, HttpAnswer> handler) {
    boolean reads = method.equals("GET");
    return new Route(
        method, Template.of(path), Scope.PROJECT_OPTIONAL, false, JSON, reads, true, handler);
  }

  public Route in(Scope place) {
    return new Route(method, template, place, previewOnly, mediaTypes, reads, versioned, handler);
  }

  public Route preview() {
    return new Route(method, template, scope, true, mediaTypes, reads, versioned, handler);
  }

  public Route consuming(String... types) {
    return new Route(
        method, template, scope, previewOnly, Set.of(types), reads, versioned, handler);
  }

  /** Takes a body of whatever media type. */
  public Route consumingAnything() {
    return consuming("*/*");
  }

  public Route reading() {
    return new Route(method, template, scope, previewOnly, mediaTypes, true, versioned, handler);
  }

  /** For a GET that leaves a trace. */
  public Route changing() {
    return new Route(method, template, scope, previewOnly, mediaTypes, false, versioned, handler);
  }

  public Route unversioned() {
    return new Route(method, template, scope, previewOnly, mediaTypes, reads, false, handler);
  }
}
