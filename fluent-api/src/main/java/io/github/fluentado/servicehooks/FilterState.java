// SPDX-License-Identifier: MIT
package io.github.fluentado.servicehooks;

import io.github.fluentado.client.hooks.Subscription;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What every filter is made of.
 *
 * @param version empty for none, so that the service takes its newest
 */
record FilterState(String publisher, String eventType, String version, Map<String, String> inputs) {
  static FilterState of(String publisher, String eventType, String version) {
    return new FilterState(publisher, eventType, version, Map.of());
  }

  FilterState version(String other) {
    return new FilterState(publisher, eventType, other, inputs);
  }

  FilterState input(String id, String value) {
    Map<String, String> more = new LinkedHashMap<>(inputs);
    more.put(id, value);
    return new FilterState(publisher, eventType, version, Collections.unmodifiableMap(more));
  }

  Subscription subscription() {
    Subscription plain =
        new Subscription().publisherId(publisher).eventType(eventType).publisherInputs(inputs);
    return version.isEmpty() ? plain : plain.resourceVersion(version);
  }
}
