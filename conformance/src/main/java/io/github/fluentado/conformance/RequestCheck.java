// SPDX-License-Identifier: MIT
package io.github.fluentado.conformance;

import io.github.fluentado.conformance.ClientOperation.Parameter;
import io.github.fluentado.conformance.RecordedUrl.Field;
import io.github.fluentado.conformance.Wanted.Item;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares what has arrived at the server with what the example asks for. */
record RequestCheck(
    PublishedOperation published,
    ClientOperation operation,
    Wanted wanted,
    Binding binding,
    Body body,
    Findings findings) {

  void check(List<LoopbackServer.Request> requests) {
    if (requests.size() != 1) {
      findings.failure("sent " + requests.size() + " requests instead of one");
      return;
    }
    LoopbackServer.Request request = requests.get(0);
    RecordedUrl target = RecordedUrl.parse(request.target());
    equal("verb", published.verb(), request.verb());
    new Route(published).difference(wanted, target.segments()).ifPresent(findings::failure);
    query(target.query());
    headers(request);
    body.check(operation, request.body(), findings);
  }

  private void equal(String what, String expected, String sent) {
    if (!expected.equals(sent)) {
      findings.failure("%s is \"%s\" instead of \"%s\"".formatted(what, sent, expected));
    }
  }

  private void query(List<Field> sent) {
    for (Field field : sent) {
      if (field.name().equals("api-version")) {
        equal("api-version", version(), field.value());
      } else if (operation.needs().contains(field.name())) {
        findings.note("parameter that a token needs", field.name());
      } else if (wanted.item(field.name()).filter(i -> i.in().equals("query")).isEmpty()) {
        findings.failure("query has " + field.name() + ", which nobody asked for");
      }
    }
    for (Item item : wanted.in("query")) {
      List<String> values =
          sent.stream()
              .filter(field -> field.name().equalsIgnoreCase(item.name()))
              .map(Field::value)
              .toList();
      value("query " + item.name(), item, values);
    }
    boolean versioned = sent.stream().anyMatch(field -> field.name().equals("api-version"));
    if (!versioned && !operation.version().isEmpty()) {
      findings.failure("query has no api-version");
    }
  }

  /** That of the published file, if the description was made from it. */
  private String version() {
    boolean sameFile = published.file().equals(operation.publishedFile());
    return sameFile && !published.version().isEmpty() ? published.version() : operation.version();
  }

  private void headers(LoopbackServer.Request request) {
    if (!operation.accept().isEmpty()) {
      equal("header Accept", operation.accept(), request.header("Accept").orElse(""));
    }
    for (Map.Entry<Parameter, Item> bound : binding.items().entrySet()) {
      if (bound.getKey().in().equals("header")) {
        String name = bound.getKey().wire();
        Optional<String> sent = request.header(name);
        value("header " + name, bound.getValue(), sent.stream().toList());
      }
    }
  }

  private void value(String what, Item item, List<String> sent) {
    if (sent.size() != 1) {
      findings.failure(what + " was sent " + sent.size() + " times");
    } else if (!Values.same(item.value(), sent.get(0), item.type(), item.format())) {
      equal(what, item.value(), sent.get(0));
    }
  }
}
