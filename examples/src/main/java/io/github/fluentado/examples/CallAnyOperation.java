// SPDX-License-Identifier: MIT
package io.github.fluentado.examples;

import com.google.gson.JsonElement;
import io.github.fluentado.AzureDevOps;
import io.github.fluentado.client.common.TeamProjectReference;
import io.github.fluentado.client.core.ProjectsApi;
import io.github.fluentado.client.wit.WorkItemTypesApi;
import io.github.fluentado.core.Paged;
import io.github.fluentado.core.operation.Paging;
import io.github.fluentado.core.operation.Place;
import java.io.PrintStream;

/** Calls operations that the fluent layer does not cover, and a route that is described nowhere. */
final class CallAnyOperation implements Example {
  public static void main(String... args) throws Exception {
    Example.main(new CallAnyOperation(), args);
  }

  @Override
  public void run(AzureDevOps ado, String project, int id, PrintStream out) throws Exception {
    ado.raw(WorkItemTypesApi.class)
        .list(project)
        .execute()
        .forEach(type -> out.println(type.name()));

    ado.raw(ProjectsApi.class).list().limit(10).forEach(found -> out.println(found.name()));

    JsonElement field =
        ado.request("GET", "/{project}/_apis/wit/fields/{field}")
            .path("project", project)
            .path("field", "System.Title")
            .version("7.1")
            .json()
            .execute();
    out.println(field.getAsJsonObject().get("type").getAsString());

    Paged<TeamProjectReference> projects =
        ado.request("GET", "/_apis/projects")
            .version("7.1")
            .query("stateFilter", "wellFormed")
            .list(TeamProjectReference.SHAPE, Paging.offset(Place.QUERY, "$skip", "$top", null));
    out.println(projects.stream().count() > 0);
  }
}
