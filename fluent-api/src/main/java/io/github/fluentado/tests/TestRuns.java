// SPDX-License-Identifier: MIT
package io.github.fluentado.tests;

import io.github.fluentado.client.common.ResultDetails;
import io.github.fluentado.client.common.TestAttachmentRequestModel;
import io.github.fluentado.client.test.AttachmentsApi;
import io.github.fluentado.client.test.ResultsApi;
import io.github.fluentado.client.test.RunsApi;
import io.github.fluentado.core.Connection;
import io.github.fluentado.core.error.Check;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * The door to the test runs of a project and their results.
 *
 * <pre>{@code
 * JUnitReport report = JUnitReport.parse(Files.readString(file));
 * TestRun run = ado.project("web").testRuns().publish("nightly", report).build(712).execute();
 * }</pre>
 */
public final class TestRuns {
  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");
  private static final Duration LONGEST = Duration.ofDays(7);

  private final Connection connection;

  private TestRuns(Connection connection) {
    this.connection = connection;
  }

  /** Of the project that the connection is a view of. */
  public static TestRuns of(Connection connection) {
    Check.notNull("connection", connection);
    Check.that(
        connection.place("project").isPresent(),
        "project",
        "is not known here: take project(\"…\").testRuns()");
    return new TestRuns(connection);
  }

  public RunsApi.List list() {
    return new RunsApi(connection).list();
  }

  /**
   * Those that changed in a span of time, with filters.
   *
   * @throws IllegalArgumentException if the span is longer than 7 days, which the service refuses
   */
  public RunsApi.Query between(Instant from, Instant to) {
    Check.that(!Check.notNull("from", from).isBefore(EARLIEST), "from", "is before the year 1");
    Check.that(!Check.notNull("to", to).isAfter(LATEST), "to", "is after the year 9999");
    Check.that(!to.isBefore(from), "to", "is before from");
    Check.that(
        Duration.between(from, to).compareTo(LONGEST) <= 0, "to", "is more than 7 days after from");
    return new RunsApi(connection)
        .query(from.atOffset(ZoneOffset.UTC), to.atOffset(ZoneOffset.UTC));
  }

  /** Begins a run with the results of a report. */
  public PublishTestRun publish(String name, JUnitReport report) {
    return PublishTestRun.of(connection, Check.text("name", name), Check.notNull("report", report));
  }

  /** The door to one run. */
  public One run(int id) {
    return new One(connection, Check.positive("id", id));
  }

  /** One run. */
  public static final class One {
    private static final int WITH_DETAILS = 100;

    private final Connection connection;
    private final int id;

    private One(Connection connection, int id) {
      this.connection = connection;
      this.id = id;
    }

    public RunsApi.GetById get() {
      return new RunsApi(connection).getById(id);
    }

    /** How many results there are of each outcome. */
    public RunsApi.GetStatistics statistics() {
      return new RunsApi(connection).getStatistics(id);
    }

    public RunsApi.Delete delete() {
      return new RunsApi(connection).delete(id);
    }

    /** Its results, in pages of 1,000 at most. */
    public ResultsApi.List results() {
      return new ResultsApi(connection).list(id);
    }

    /** The same with details, of which the service gives 100 in a page at most. */
    public ResultsApi.List results(ResultDetails details) {
      return results().detailsToInclude(Check.notNull("details", details)).top(WITH_DETAILS);
    }

    public ResultsApi.Get result(int result) {
      return new ResultsApi(connection).get(id, Check.positive("result", result));
    }

    /** Files that are attached to the run. */
    public AttachmentsApi.ListTestRunAttachments attachments() {
      return new AttachmentsApi(connection).listTestRunAttachments(id);
    }

    /** Files that are attached to one of its results. */
    public AttachmentsApi.ListTestResultAttachments attachments(int result) {
      return new AttachmentsApi(connection)
          .listTestResultAttachments(id, Check.positive("result", result));
    }

    /** The content of a file that is attached to the run. */
    public AttachmentsApi.GetTestRunAttachmentContent attachment(int attachment) {
      return new AttachmentsApi(connection)
          .getTestRunAttachmentContent(id, Check.positive("attachment", attachment));
    }

    /** The content of a file that is attached to one of its results. */
    public AttachmentsApi.GetTestResultAttachmentContent attachment(int result, int attachment) {
      return new AttachmentsApi(connection)
          .getTestResultAttachmentContent(
              id, Check.positive("result", result), Check.positive("attachment", attachment));
    }

    /**
     * Attaches a file to the run. The service takes it within a JSON document, so it is whole in
     * memory, and a third larger there.
     */
    public AttachmentsApi.CreateTestRunAttachment attach(String fileName, byte[] content) {
      return new AttachmentsApi(connection).createTestRunAttachment(id, file(fileName, content));
    }

    /** The same to one of its results. */
    public AttachmentsApi.CreateTestResultAttachment attach(
        int result, String fileName, byte[] content) {
      return new AttachmentsApi(connection)
          .createTestResultAttachment(
              id, Check.positive("result", result), file(fileName, content));
    }

    private static TestAttachmentRequestModel file(String fileName, byte[] content) {
      return new TestAttachmentRequestModel()
          .fileName(Check.text("fileName", fileName)).stream(Check.notNull("content", content));
    }

    /** The number. */
    @Override
    public String toString() {
      return "TestRun[" + id + "]";
    }
  }
}
