// SPDX-License-Identifier: MIT
package io.github.fluentado.examples;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.client.wit.WorkItemType;
import io.github.fluentado.client.wit.WorkItemTypesApi;
import io.github.fluentado.core.Call;
import io.github.fluentado.core.Response;
import io.github.fluentado.core.run.RetryPolicy;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;

/** Shows status and headers of an answer, and gives one call settings of its own. */
final class LookBehindACall implements Example {
  public static void main(String... args) throws Exception {
    Example.main(new LookBehindACall(), args);
  }

  @Override
  public void run(AzureDevOps ado, String project, int id, PrintStream out) throws Exception {
    WorkItemTypesApi types = ado.raw(WorkItemTypesApi.class);
    Response<WorkItemType> response = types.get(project, "Bug").withResponse().execute();
    WorkItemType bug = response.value();
    Optional<String> mediaType = response.headers().first("Content-Type");
    Optional<String> activity = response.activityId(); // what the service's support asks for
    out.println(response.status() + " " + bug.name() + " " + mediaType.orElse("-"));
    out.println(activity.isPresent());

    Call<WorkItemType> patient =
        types
            .get(project, "Task")
            .timeout(Duration.ofMinutes(2)) // attempts and waits together
            .retry(RetryPolicy.none())
            .header("X-TFS-Session", "4c1b7a36-0a52-4b1f-a0a8-0d6a5f1d9c53");
    out.println(patient.execute().name());
  }
}
