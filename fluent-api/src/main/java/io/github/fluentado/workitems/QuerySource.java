// SPDX-License-Identifier: MIT
package io.github.fluentado.workitems;

import io.github.fluentado.client.common.WorkItemLink;
import io.github.fluentado.client.common.WorkItemReference;
import io.github.fluentado.client.wit.WorkItemQueryResult;
import io.github.fluentado.core.Call;
import io.github.fluentado.core.Response;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a query comes from, and how it is asked. */
sealed interface QuerySource {

  Call<WorkItemQueryResult> result(Requests requests, QueryOptions options);

  /** What it finds, and as of when. */
  Call<Found> found(Requests requests, QueryOptions options);

  /**
   * Numbers, each once, in the order of the query.
   *
   * @param asOf as of when the work items are fetched; absent for now
   * @param past whether that is a time that was asked for, so that they stay as of then
   */
  record Found(List<Integer> ids, @Nullable Instant asOf, boolean past) {}

  static List<Integer> ids(WorkItemQueryResult result) {
    List<WorkItemLink> links = result.workItemRelations();
    return (links.isEmpty()
            ? result.workItems().stream()
            : links.stream().map(WorkItemLink::target).filter(Objects::nonNull))
        .map(WorkItemReference::id)
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  /** With a number of results that was asked for, the first ones would have to be known. */
  private static boolean splits(QueryOptions options, AzureDevOpsException refusal) {
    return options.top() == 0 && SplitQuery.isNeeded(refusal);
  }

  private static Found past(WorkItemQueryResult result, @Nullable Instant given) {
    OffsetDateTime told = result.asOf();
    Instant then = given == null && told != null ? told.toInstant() : given;
    if (then == null) {
      String text = "A query of the past got an answer that does not say as of when it is";
      throw AzureDevOpsException.of(ErrorKind.UNDECODABLE, text).build();
    }
    return new Found(ids(result), then, true);
  }

  /** A query with its text. */
  record Text(Wiql wiql) implements QuerySource {
    @Override
    public Call<WorkItemQueryResult> result(Requests requests, QueryOptions options) {
      Instant asOf = options.asOf();
      Wiql asked = asOf == null ? wiql : wiql.asOf(asOf);
      QueryOptions all = asked.isPrecise() ? options.precise() : options;
      return requests
          .query(asked.text(), all)
          .<WorkItemQueryResult>map(result -> result)
          .recover(
              refusal ->
                  splits(options, refusal)
                      ? new SplitQuery(requests, asked, all, refusal).result()
                      : Call.failed(refusal));
    }

    @Override
    public Call<Found> found(Requests requests, QueryOptions options) {
      Instant given = options.asOf();
      boolean past = given != null || wiql.isOfThePast();
      return result(requests, options)
          .map(result -> past ? past(result, given) : new Found(ids(result), null, false));
    }
  }

  /** A saved query, whose text is not known here. */
  record Saved(String id) implements QuerySource {
    /** Longer than any query may run: what it looked at before that, it was told to. */
    private static final Duration LONGEST_RUN = Duration.ofMinutes(10);

    @Override
    public Call<WorkItemQueryResult> result(Requests requests, QueryOptions options) {
      Instant asOf = options.asOf();
      return asOf == null
          ? requests
              .savedQuery(id, options)
              .<WorkItemQueryResult>map(result -> result)
              .recover(
                  refusal ->
                      unfit(requests, options, refusal)
                          ? Call.failed(refusal)
                          : text(requests).then(text -> text.result(requests, options)))
          : past(requests).then(text -> text.result(requests, options));
    }

    /** The text is read within a project only. */
    private static boolean unfit(
        Requests requests, QueryOptions options, AzureDevOpsException refusal) {
      return !splits(options, refusal) || requests.connection().place("project").isEmpty();
    }

    private Call<Text> text(Requests requests) {
      return requests
          .savedText(id)
          .map(
              saved ->
                  Optional.ofNullable(saved.wiql())
                      .filter(found -> !found.isBlank())
                      .map(found -> new Text(Wiql.of(found)))
                      .orElseThrow(() -> invalid("has no text")));
    }

    private Call<Text> past(Requests requests) {
      return text(requests)
          .map(
              text -> {
                if (text.wiql().isOfThePast()) {
                  throw invalid("has an ASOF of its own");
                }
                return text;
              });
    }

    private AzureDevOpsException invalid(String why) {
      return AzureDevOpsException.of(ErrorKind.INVALID, "Saved query " + id + " " + why).build();
    }

    @Override
    public Call<Found> found(Requests requests, QueryOptions options) {
      return options.asOf() == null
          ? requests
              .savedQuery(id, options)
              .withResponse()
              .map(Saved::found)
              .recover(
                  refusal ->
                      unfit(requests, options, refusal)
                          ? Call.failed(refusal)
                          : text(requests).then(text -> text.found(requests, options)))
          : past(requests).then(text -> text.found(requests, options));
    }

    /**
     * Fetches as of the time that the answer tells, whatever the query says. Whether that time was
     * asked for can only be told by its distance from the answer's own.
     */
    private static Found found(Response<WorkItemQueryResult> answer) {
      OffsetDateTime told = answer.value().asOf();
      List<Integer> ids = ids(answer.value());
      if (told == null) {
        return new Found(ids, null, false);
      }
      Optional<Instant> now = answer.headers().first("Date").flatMap(Saved::time);
      boolean past =
          now.filter(date -> told.toInstant().isBefore(date.minus(LONGEST_RUN))).isPresent();
      return new Found(ids, told.toInstant(), past);
    }

    private static Optional<Instant> time(String date) {
      try {
        return Optional.of(
            ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
      } catch (DateTimeParseException unread) {
        return Optional.empty();
      }
    }
  }
}
