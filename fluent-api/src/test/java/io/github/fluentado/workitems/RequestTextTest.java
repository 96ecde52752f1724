// SPDX-License-Identifier: MIT
package io.github.fluentado.workitems;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.fluentado.AzureDevOps;
import io.github.fluentado.core.Call;
import io.github.fluentado.core.Download;
import io.github.fluentado.core.Paged;
import io.github.fluentado.core.credential.Credential;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestTextTest {
  @Test
  void everyRequestThatADoorGivesHasATextOfItsOwn() throws NoSuchMethodException {
    List<String> without = new ArrayList<>();
    int all = 0;
    for (JavaClass type : written().importPackages("io.github.fluentado")) {
      boolean shown = type.getModifiers().contains(JavaModifier.PUBLIC) && !type.isMemberClass();
      if (shown && !type.getModifiers().contains(JavaModifier.ABSTRACT) && isRequest(type)) {
        all++;
        if (type.reflect().getMethod("toString").getDeclaringClass() == Object.class) {
          without.add(type.getSimpleName());
        }
      }
    }
    assertThat(without).isEmpty();
    assertThat(all).isGreaterThan(20);
  }

  /** What the generator makes has its text from one class, which is among these. */
  private static ClassFileImporter written() {
    return new ClassFileImporter()
        .withImportOption(place -> !place.contains("/io/github/fluentado/client/"));
  }

  private static boolean isRequest(JavaClass type) {
    return type.isAssignableTo(Call.class)
        || type.isAssignableTo(Paged.class)
        || type.isAssignableTo(Download.class);
  }

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
      assertThat(items.revisions()).asString().contains("POST", "/reporting/workitemrevisions");
      assertThat(items.upload(Path.of("pom.xml"))).hasToString("UploadAttachment[pom.xml]");
    }
  }
}
