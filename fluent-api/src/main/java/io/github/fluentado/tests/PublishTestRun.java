// SPDX-License-Identifier: MIT
package io.github.fluentado.tests;

import io.github.fluentado.client.common.RunCreateModel;
import io.github.fluentado.client.common.RunUpdateModel;
import io.github.fluentado.client.common.ShallowReference;
import io.github.fluentado.client.common.TestCaseResult;
import io.github.fluentado.client.common.TestRun;
import io.github.fluentado.client.common.TestRunState;
import io.github.fluentado.client.test.ResultsApi;
import io.github.fluentado.client.test.RunsApi;
import io.github.fluentado.core.Call;
import io.github.fluentado.core.CallOptions;
import io.github.fluentado.core.CallRequest;
import io.github.fluentado.core.Connection;
import io.github.fluentado.core.Done;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.Check;
import io.github.fluentado.core.exchange.Exchange;
import java.util.List;

/**
 * A test run to be made with all of its results: one request for the run, one for each 1,000
 * results, one for its end. If the results cannot be brought there, the run is left behind as
 * aborted, and the failure is that of the results.
 */
public final class PublishTestRun extends CallRequest<TestRun, PublishTestRun> {
  private static final int MOST = 1000;

  private final Connection connection;
  private final RunCreateModel wanted;
  private final JUnitReport report;
  private final CallOptions own;

  private PublishTestRun(
      Connection connection, RunCreateModel wanted, JUnitReport report, CallOptions own) {
    this.connection = connection;
    this.wanted = wanted;
    this.report = report;
    this.own = own;
  }

  static PublishTestRun of(Connection connection, String name, JUnitReport report) {
    RunCreateModel wanted =
        new RunCreateModel().name(name).automated(true).state(TestRunState.IN_PROGRESS);
    return new PublishTestRun(connection, wanted, report, CallOptions.none());
  }

  private PublishTestRun with(RunCreateModel other) {
    return new PublishTestRun(connection, other, report, own);
  }

  /** The build that was tested. */
  public PublishTestRun build(int id) {
    String number = Integer.toString(Check.positive("id", id));
    return with(wanted.build(new ShallowReference().id(number)));
  }

  public PublishTestRun comment(String text) {
    return with(wanted.comment(Check.notNull("text", text)));
  }

  @Override
  public PublishTestRun with(CallOptions more) {
    CallOptions both = own.under(Check.notNull("options", more));
    return new PublishTestRun(connection, wanted, report, both);
  }

  @SuppressWarnings("exports")
  @Override
  public Exchange<TestRun> start(CallOptions options) {
    return new RunsApi(connection)
        .create(wanted)
        .then(run -> filled(Check.notNull("id of the run", run.id())))
        .start(own.under(options));
  }

  private Call<TestRun> filled(int run) {
    List<TestCaseResult> all = report.cases().stream().map(ResultOf::testCase).toList();
    return added(run, all)
        .recover(error -> given(run, error))
        .then(done -> end(run, TestRunState.COMPLETED));
  }

  /** The failure stays the one of the results, whatever becomes of the run. */
  private Call<Done> given(int run, AzureDevOpsException error) {
    return end(run, TestRunState.ABORTED)
        .recover(other -> Call.failed(error))
        .then(aborted -> Call.failed(error));
  }

  private Call<Done> added(int run, List<TestCaseResult> left) {
    if (left.isEmpty()) {
      return Call.of(Done.DONE);
    }
    int size = Math.min(MOST, left.size());
    return new ResultsApi(connection)
        .add(run, left.subList(0, size))
        .then(some -> added(run, left.subList(size, left.size())));
  }

  private Call<TestRun> end(int run, TestRunState state) {
    return new RunsApi(connection).update(run, new RunUpdateModel().state(state));
  }

  /** The name of the run; what its tests wrote may be private. */
  @Override
  public String toString() {
    return "PublishTestRun[" + wanted.name() + ", " + report.cases().size() + " results]";
  }
}
