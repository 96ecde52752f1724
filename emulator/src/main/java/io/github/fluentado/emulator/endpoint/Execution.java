// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.endpoint;

import io.github.fluentado.emulator.server.Doc;
import java.time.Instant;

/**
 * One use of an endpoint by a pipeline.
 *
 * @param plan such as {@code Build}
 * @param result such as {@code succeeded}
 */
public record Execution(
    String plan, Owner definition, Owner run, Instant started, Instant finished, String result) {

  /** A definition or one of its runs. */
  public record Owner(int id, String name, String url) {
    Doc json() {
      Doc links = Doc.of().withHref("web", url).withHref("self", url);
      return Doc.of("_links", links).with("id", id).with("name", name);
    }
  }

  Doc json(int number) {
    return Doc.of("id", number)
        .with("planType", plan)
        .with("definition", definition.json())
        .with("owner", run.json())
        .with("startTime", started)
        .with("finishTime", finished)
        .with("result", result);
  }
}
