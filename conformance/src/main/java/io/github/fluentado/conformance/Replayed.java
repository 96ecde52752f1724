// SPDX-License-Identifier: MIT
package io.github.fluentado.conformance;

import java.util.List;
import java.util.Optional;

/**
 * Replays an example for the operation that it is filed under; or, if that fails and its recorded
 * address is one of another operation of the same file, for that one.
 *
 * @param siblings the operations of the file
 */
record Replayed(Replay replay, ClientIndex index, List<PublishedOperation> siblings) {

  Findings of(PublishedOperation published, ClientOperation operation, Example example) {
    Findings own = replay.replay(published, operation, example);
    RecordedUrl url = example.url();
    if (own.failures().isEmpty() || url == null || recordedFor(published, url)) {
      return own;
    }
    return siblings.stream()
        .filter(other -> other.verb().equals(published.verb()) && recordedFor(other, url))
        .flatMap(other -> passing(other, example).stream())
        .findFirst()
        .orElse(own);
  }

  private static boolean recordedFor(PublishedOperation operation, RecordedUrl url) {
    return new Route(operation).values(url.segments()).isPresent();
  }

  private Optional<Findings> passing(PublishedOperation other, Example example) {
    Optional<Findings> findings =
        index.find(other, example).map(operation -> replay.replay(other, operation, example));
    findings.ifPresent(found -> found.note("filed under another operation", other.id()));
    return findings.filter(found -> found.failures().isEmpty());
  }
}
