// SPDX-License-Identifier: MIT
package io.github.fluentado.examples;

import static java.util.Objects.requireNonNull;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.client.serviceendpoint.ServiceEndpoint;
import io.github.fluentado.endpoints.ServiceEndpoints;
import java.io.PrintStream;
import java.util.UUID;

/** Lists what a project may reach outside, and when it last did. */
final class ListServiceConnections implements Example {
  public static void main(String... args) throws Exception {
    Example.main(new ListServiceConnections(), args);
  }

  @Override
  public void run(AzureDevOps ado, String project, int id, PrintStream out) throws Exception {
    ServiceEndpoints endpoints = ado.project(project).endpoints();

    for (ServiceEndpoint endpoint : endpoints.list().execute()) {
      UUID endpointId = UUID.fromString(requireNonNull(endpoint.id()));
      long uses = endpoints.history(endpointId).limit(100).all().execute().size();
      out.println(endpoint.name() + " (" + endpoint.type() + "): used " + uses + " times");
    }
  }
}
