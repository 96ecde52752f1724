// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.importer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A published path without its query part and without the organization.
 *
 * @param organization {@code none}, {@code optional}, or null if it is the first segment
 */
record UrlPath(String path, @Nullable String organization) {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}]+)}");
  private static final String FIRST = "/{organization}";
  private static final String FIRST_OF_SERVER = "/{collection}";

  static UrlPath of(String key, List<Operation.Parameter> parameters) {
    String path = withParameterNames(key.replaceFirst("\\?.*$", ""), parameters);
    if (path.startsWith(FIRST_OF_SERVER)) {
      return new UrlPath(path.substring(FIRST_OF_SERVER.length()), null);
    }
    if (!path.startsWith(FIRST)) {
      return new UrlPath(path, "none");
    }
    boolean optional =
        parameters.stream().anyMatch(p -> p.name().equals("organization") && p.optionalSegment());
    return new UrlPath(path.substring(FIRST.length()), optional ? "optional" : null);
  }

  /** Some files write a placeholder in another case than its parameter. */
  private static String withParameterNames(String path, List<Operation.Parameter> parameters) {
    String result = path;
    for (Operation.Parameter parameter : parameters) {
      if (parameter.in().equals("path")) {
        Pattern placeholder =
            Pattern.compile(Pattern.quote("{" + parameter.name() + "}"), Pattern.CASE_INSENSITIVE);
        result =
            placeholder
                .matcher(result)
                .replaceAll(Matcher.quoteReplacement("{" + parameter.name() + "}"));
      }
    }
    return result;
  }

  private List<String> placeholders() {
    return PLACEHOLDER.matcher(path).results().map(match -> match.group(1)).toList();
  }

  Set<String> undeclared(List<Operation.Parameter> parameters) {
    Set<String> names = new TreeSet<>(placeholders());
    parameters.stream().filter(p -> p.in().equals("path")).forEach(p -> names.remove(p.name()));
    return names;
  }

  /** Path parameters as they stand in the path, required ones, then the rest as published. */
  List<Operation.Parameter> order(List<Operation.Parameter> parameters) {
    List<String> places = placeholders();
    List<Operation.Parameter> ordered = new ArrayList<>(parameters);
    ordered.removeIf(p -> p.in().equals("path") && !places.contains(p.name()));
    ordered.sort(
        Comparator.comparingInt(
            p -> {
              if (p.in().equals("path")) {
                return places.indexOf(p.name());
              }
              return p.required() ? places.size() : places.size() + 1;
            }));
    return ordered;
  }
}
