// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.importer;

import java.util.ArrayList;
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
    @Nullable String method,
    Map<String, Object> marks) {

  /**
   * @param separator what joins a list, if not a comma; {@link #REPEATED} if nothing does
   * @param javaName null until names are given, unless a correction gives one
   * @param version that has the parameter, if the version of the operation does not
   */
  record Parameter(
      String name,
      String in,
      boolean required,
      boolean optionalSegment,
      boolean slashes,
      @Nullable String separator,
      Shape shape,
      @Nullable String javaName,
      @Nullable String version) {

    /** The name goes out again with each item. */
    static final String REPEATED = "&";

    Parameter named(String newName) {
      return new Parameter(
          name, in, required, optionalSegment, slashes, separator, shape, newName, version);
    }

    Parameter since(String newerVersion) {
      return new Parameter(
          name, in, required, optionalSegment, slashes, separator, shape, javaName, newerVersion);
    }

    Parameter shaped(Shape newShape) {
      return new Parameter(
          name, in, required, optionalSegment, slashes, separator, newShape, javaName, version);
    }
  }

  /** The same with the optional parts of the query that a newer version of it knows besides. */
  Operation extendedBy(Operation newer) {
    List<Parameter> all = new ArrayList<>(parameters);
    newer.parameters.stream()
        .filter(p -> p.in.equals("query") && !p.required)
        .filter(p -> parameters.stream().noneMatch(known -> known.name.equalsIgnoreCase(p.name)))
        .forEach(p -> all.add(p.since(newer.version)));
    return named(all);
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
        method,
        marks);
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
        method,
        marks);
  }
}
