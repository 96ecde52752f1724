// SPDX-License-Identifier: MIT
package io.github.fluentado.people;

import io.github.fluentado.client.common.GraphSubject;
import io.github.fluentado.client.graph.GraphSubjectLookup;
import io.github.fluentado.client.graph.GraphSubjectLookupKey;
import io.github.fluentado.client.graph.SubjectLookupApi;
import io.github.fluentado.core.Call;
import io.github.fluentado.core.Connection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Looks up many subjects, as many at a time as the service takes. */
final class Subjects {
  private static final int MOST = 100;
  private static final int AT_ONCE = 4;

  private Subjects() {}

  static Call<Map<String, GraphSubject>> found(Connection connection, List<String> descriptors) {
    return Call.each(parts(descriptors), AT_ONCE, part -> lookup(connection, part))
        .map(outcomes -> joined(descriptors, outcomes.orThrow()));
  }

  private static List<List<String>> parts(List<String> all) {
    List<List<String>> parts = new ArrayList<>();
    for (int from = 0; from < all.size(); from += MOST) {
      parts.add(all.subList(from, Math.min(all.size(), from + MOST)));
    }
    return parts;
  }

  private static Call<Map<String, GraphSubject>> lookup(Connection connection, List<String> part) {
    List<GraphSubjectLookupKey> keys =
        part.stream().map(one -> new GraphSubjectLookupKey().descriptor(one)).toList();
    return new SubjectLookupApi(connection).lookup(new GraphSubjectLookup().lookupKeys(keys));
  }

  private static Map<String, GraphSubject> joined(
      List<String> order, List<Map<String, GraphSubject>> parts) {
    Map<String, GraphSubject> all = new LinkedHashMap<>();
    parts.forEach(all::putAll);
    Map<String, GraphSubject> sorted = new LinkedHashMap<>();
    for (String descriptor : order) {
      GraphSubject subject = all.get(descriptor);
      if (subject != null) {
        sorted.put(descriptor, subject);
      }
    }
    return Collections.unmodifiableMap(sorted);
  }
}
