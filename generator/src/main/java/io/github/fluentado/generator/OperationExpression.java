// SPDX-License-Identifier: MIT
package io.github.fluentado.generator;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The Java constant that holds the facts of an operation. */
record OperationExpression(OperationSource source, Scope scope) {
  private static final String PACKAGE = "io.github.fluentado.core.operation.";
  private static final String DEFAULT_HOST = "dev.azure.com";

  String text(Form form, boolean paged) {
    String type = scope.ref(PACKAGE + "Operation");
    StringBuilder text = new StringBuilder(type).append(" OPERATION = ").append(type);
    text.append(".of(").append(Docs.literal(source.id())).append(", ");
    text.append(Docs.literal(source.verb())).append(", ");
    text.append(Docs.literal(source.template())).append(")");
    String host = source.text("x-ado-host");
    option(text, !host.equals(DEFAULT_HOST), "host(" + Docs.literal(host) + ")");
    text.append(".version(").append(Docs.literal(source.text("x-ado-version"))).append(")");
    option(text, source.isTrue("x-ado-safe"), "safe()");
    option(text, source.text("x-ado-organization").equals("none"), "noOrganization()");
    option(text, source.text("x-ado-wrapper").equals("list"), "listWrapper()");
    option(text, source.text("x-ado-wrapper").equals("map"), "mapWrapper()");
    option(text, source.isTrue("x-ado-body-wrapper"), "bodyWrapper()");
    text.append(hostBy()).append(limit());
    option(text, !source.since().isEmpty(), "since(" + Docs.literal(source.since()) + ")");
    boolean other = form.kind() != Form.Kind.NONE && form.kind() != Form.Kind.JSON;
    option(text, other, "accept(" + Docs.literal(form.mediaType()) + ")");
    source
        .paging()
        .filter(p -> paged)
        .ifPresent(p -> text.append(".paging(").append(paging(p)).append(")"));
    return text.append(".build()").toString();
  }

  private String hostBy() {
    if (!(source.extension("x-ado-host-by") instanceof Map<?, ?> by)) {
      return "";
    }
    String place = Names.pascal(String.valueOf(by.get("in")));
    return ".hostBy%s(%s, %s, %s)"
        .formatted(place, text(by.get("name")), text(by.get("value")), text(by.get("host")));
  }

  private String limit() {
    if (!(source.extension("x-ado-limit") instanceof Map<?, ?> limit)) {
      return "";
    }
    Object parameter = limit.get("parameter");
    return ".limit("
        + (parameter == null ? "" : text(parameter) + ", ")
        + limit.get("standard")
        + ")";
  }

  private static void option(StringBuilder text, boolean set, String call) {
    if (set) {
      text.append('.').append(call);
    }
  }

  private String paging(Map<?, ?> paging) {
    String factory = scope.ref(PACKAGE + "Paging") + ".";
    return switch (String.valueOf(paging.get("style"))) {
      case "header" -> factory + "header(" + placed(paging.get("token")) + ")" + needs(paging);
      case "body" ->
          factory
              + "body("
              + placed(paging.get("token"))
              + ", "
              + text(paging.get("next"))
              + ", "
              + text(paging.get("items"))
              + ", "
              + text(paging.get("more"))
              + ", "
              + text(paging.get("last"))
              + ")";
      case "offset" ->
          factory
              + "offset("
              + placed(paging.get("skip"))
              + ", "
              + text(name(paging.get("top")))
              + ", "
              + text(paging.get("items"))
              + ")"
              + ends(paging);
      default -> throw new IllegalArgumentException(source.id() + ": unknown style of paging");
    };
  }

  private static String needs(Map<?, ?> paging) {
    StringBuilder text = new StringBuilder();
    if (paging.get("needs") instanceof Map<?, ?> needs) {
      needs.forEach(
          (name, value) -> text.append(".needs(" + text(name) + ", " + text(value) + ")"));
    }
    return text.toString();
  }

  /** What is known of the end of a list that pages by position. */
  private static String ends(Map<?, ?> paging) {
    StringBuilder text = new StringBuilder();
    for (String key : List.of("next", "last", "total", "alone")) {
      option(text, paging.containsKey(key), key + "(" + text(paging.get(key)) + ")");
    }
    option(text, paging.containsKey("reach"), "reach(" + paging.get("reach") + ")");
    return text.toString();
  }

  private String placed(@Nullable Object place) {
    if (place instanceof Map<?, ?> map) {
      String where = String.valueOf(map.get("in")).toUpperCase(Locale.ROOT);
      return scope.ref(PACKAGE + "Place") + "." + where + ", " + text(map.get("name"));
    }
    throw new IllegalArgumentException(source.id() + ": paging names no place");
  }

  private static @Nullable Object name(@Nullable Object place) {
    return place instanceof Map<?, ?> map ? map.get("name") : place;
  }

  private static String text(@Nullable Object value) {
    return value == null ? "null" : Docs.literal(String.valueOf(value));
  }
}
