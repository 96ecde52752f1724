// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.pullrequest;

import io.github.fluentado.emulator.server.Query;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The criteria by which pull requests are listed. */
final class Search implements Predicate<PullRequest> {
  private static final Pattern GUID =
      Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private final Query query;
  private final String status;
  private final boolean byClosing;
  private final Optional<UUID> creator;
  private final Optional<UUID> reviewer;
  private final Optional<UUID> repository;
  private final Optional<UUID> sourceRepository;
  private final Optional<Instant> from;
  private final Optional<Instant> to;

  Search(Query query) {
    this.query = query;
    this.status = text("status").map(Choice.STATUS::of).orElse("active");
    this.byClosing =
        text("queryTimeRangeType").map(Choice.TIME_RANGE::of).orElse("created").equals("closed");
    this.creator = id("creatorId");
    this.reviewer = id("reviewerId");
    this.repository = id("repositoryId");
    this.sourceRepository = id("sourceRepositoryId");
    this.from = time("minTime");
    this.to = time("maxTime");
  }

  private Optional<String> text(String name) {
    return query.text("searchCriteria." + name).or(() -> query.text(name));
  }

  /** What is no id counts as not said. */
  private Optional<UUID> id(String name) {
    return text(name).filter(text -> GUID.matcher(text).matches()).map(UUID::fromString);
  }

  private Optional<Instant> time(String name) {
    return text(name)
        .map(
            text -> {
              try {
                return text.endsWith("Z") || text.endsWith("z")
                    ? Instant.parse(text.toUpperCase(Locale.ROOT))
                    : OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
              } catch (DateTimeException e) {
                throw PullRequestErrors.badArgument(name, "'" + text + "' is not a time");
              }
            });
  }

  @Override
  public boolean test(PullRequest request) {
    PullRequest.Origin origin = request.origin();
    return isOfStatus(request)
        && creator.filter(id -> !id.equals(origin.createdBy().id())).isEmpty()
        && reviewer.filter(id -> request.reviewer(id).isEmpty()).isEmpty()
        && repository.filter(id -> !id.equals(origin.repository())).isEmpty()
        && sourceRepository.filter(id -> !id.equals(origin.repository())).isEmpty()
        && isBranch("sourceRefName", origin.sourceRef())
        && isBranch("targetRefName", request.facts().targetRef())
        && hasTitle(request)
        && isInTime(request);
  }

  private boolean isOfStatus(PullRequest request) {
    return status.equals("all")
        || (status.equals("notSet") ? request.isActive() : isStatus(request));
  }

  private boolean isStatus(PullRequest request) {
    return request.facts().status().word().equals(status);
  }

  private boolean isBranch(String name, String ref) {
    return text(name).map(wanted -> wanted.equals(ref)).orElse(true);
  }

  private boolean hasTitle(PullRequest request) {
    String title = request.facts().title().toLowerCase(Locale.ROOT);
    return text("title")
        .map(wanted -> title.contains(wanted.toLowerCase(Locale.ROOT)))
        .orElse(true);
  }

  private boolean isInTime(PullRequest request) {
    if (from.isEmpty() && to.isEmpty()) {
      return true;
    }
    Facts.Closing closing = request.facts().closing();
    if (byClosing && closing == null) {
      return false;
    }
    Instant time = byClosing && closing != null ? closing.date() : request.origin().created();
    return from.filter(time::isBefore).isEmpty() && to.filter(time::isAfter).isEmpty();
  }
}
