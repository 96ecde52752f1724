// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.importer;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One published operation, read and put right.
 *
 * @param id as published, {@code Work Items_Get Work Item}
 * @param key verb, host and path with its query part: the same in each version
 * @param path below the organization
 * @param organization {@code none}, {@code optional}, or null for the first path segment
 * @param wrapper {@code list} or {@code map}
 * @param method Java name given by a correction
 */
record Operation(
    SwaggerFile file,
    String id,
    String key,
    String verb,
    String host,
    String path,
    @Nullable String organization,
    String version,
    List<Parameter> parameters,
    @Nullable Body body,
    List<Answer> answers,
    @Nullable String wrapper,
    @Nullable Map<String, ?> paging,
    List<String> scopes,
    boolean safe,
    boolean deprecated,
    @Nullable String method) {

  /**
   * @param separator what joins a list, if not a comma
   * @param javaName null until names are given, unless a correction gives one
   */
  record Parameter(
      String name,
      String in,
      boolean required,
      boolean optionalSegment,
      boolean slashes,
      @Nullable String separator,
      Shape shape,
      @Nullable String javaName) {

    Parameter named(String newName) {
      return new Parameter(name, in, required, optionalSegment, slashes, separator, shape, newName);
    }

    Parameter shaped(Shape newShape) {
      return new Parameter(
          name, in, required, optionalSegment, slashes, separator, newShape, javaName);
    }
  }

  record Body(String media, Shape shape, boolean required, boolean wrapped) {}

  /** A declared status with its content by media type. */
  record Answer(String status, Map<String, Shape> content) {}

  String group() {
    return id.contains("_") ? id.substring(0, id.indexOf('_')) : id;
  }

  String action() {
    return id.contains("_") ? id.substring(id.indexOf('_') + 1) : id;
  }

  Operation named(List<Parameter> renamed) {
    return new Operation(
        file,
        id,
        key,
        verb,
        host,
        path,
        organization,
        version,
        renamed,
        body,
        answers,
        wrapper,
        paging,
        scopes,
        safe,
        deprecated,
        method);
  }

  Operation paged(@Nullable Map<String, ?> found, List<Parameter> changed) {
    return new Operation(
        file,
        id,
        key,
        verb,
        host,
        path,
        organization,
        version,
        changed,
        body,
        answers,
        wrapper,
        found,
        scopes,
        safe,
        deprecated,
        method);
  }
}
