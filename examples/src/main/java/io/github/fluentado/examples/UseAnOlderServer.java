// SPDX-License-Identifier: MIT
package io.github.fluentado.examples;

import static io.github.fluentado.workitems.Fields.TITLE;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.core.credential.Credential;
import java.io.PrintStream;
import java.net.URI;

/** Talks to a server that knows older versions of the interface only. */
final class UseAnOlderServer implements Example {
  public static void main(String... args) throws Exception {
    Example.main(new UseAnOlderServer(), args);
  }

  @Override
  public void run(AzureDevOps ado, String project, int id, PrintStream out) throws Exception {
    out.println(ado.project(project).workItems().get(id).execute().peek(TITLE).isPresent());
  }

  @Override
  public AzureDevOps connect(URI url, Credential credential) {
    return AzureDevOps.at(url, credential).apiVersion("6.1").build();
  }

  static AzureDevOps atWork(Credential credential) {
    URI url = URI.create("https://tfs.example.com/tfs/DefaultCollection");
    AzureDevOps ado = AzureDevOps.at(url, credential).apiVersion("7.0").build();
    return ado;
  }
}
