// SPDX-License-Identifier: MIT
package io.github.fluentado.core.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.fluentado.core.Connection;
import io.github.fluentado.core.testing.Lab;
import io.github.fluentado.core.testing.Reply;
import io.github.fluentado.core.testing.ScriptedTransport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiTest {
  private static final Operation GET =
      Operation.of("wit_Things_getOne", "GET", "/{project}/_apis/things").build();

  @AutoClose
  private final Connection contoso =
      Lab.connection(new ScriptedTransport(request -> Reply.empty(204))).build();

  private static final class Things extends Api {
    Things(Connection connection) {
      super(connection);
    }

    Invocation inProject() {
      return viewed(GET, "project");
    }

    Invocation anywhere() {
      return invocation(GET);
    }
  }

  @Test
  void whatNeedsAPlaceIsRefusedWhereNoneIsKnown() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Things(contoso).inProject())
        .withMessageContaining("project")
        .withMessageContaining("view it in one, or name it");
    assertThat(new Things(contoso.in("project", "web")).inProject()).isNotNull();
    assertThat(new Things(contoso).anywhere()).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({
    "wit_WorkItems_getRevision, WorkItems get revision",
    "wit_WorkItems_get, WorkItems get",
    "git_PullRequests_getByProjectID, PullRequests get by project id",
    "core_Teams_v2List, Teams v2 list",
    "git_Items_AZ, Items az",
    "my own words, my own words"
  })
  void anOperationIsCalledAsPeopleSayIt(String id, String title) {
    assertThat(Operation.of(id, "GET", "/_apis/things").build().title()).isEqualTo(title);
  }
}
