// SPDX-License-Identifier: MIT
package io.github.fluentado.workitems;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.core.credential.Credential;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestTextTest {
  @Test
  void requestsOfWorkItemsShowWhatTheyAskFor() {
    try (AzureDevOps ado = AzureDevOps.connect("contoso", Credential.pat("canary"))) {
      WorkItems items = ado.project("web").workItems();

      assertThat(items.get(4711)).asString().contains("GET", "/4711").doesNotContain("canary");
      assertThat(items.list(List.of(1, 2))).hasToString("ListWorkItems[2]");
      assertThat(items.query("SELECT [System.Id] FROM WorkItems WHERE [a] = 'private'"))
          .asString()
          .startsWith("QueryWorkItems[")
          .doesNotContain("private");
      assertThat(items.upload(Path.of("pom.xml"))).hasToString("UploadAttachment[pom.xml]");
    }
  }
}
