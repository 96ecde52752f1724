// SPDX-License-Identifier: MIT
package io.github.fluentado;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.gson.JsonElement;
import io.github.fluentado.client.wit.WorkItemsApi;
import io.github.fluentado.core.Connection;
import io.github.fluentado.core.credential.Credential;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.operation.Api;
import io.github.fluentado.core.run.RetryPolicy;
import io.github.fluentado.core.run.Rules;
import io.github.fluentado.workitems.WorkItem;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class AzureDevOpsTest {
  private static final String ITEM = "{\"id\":7,\"rev\":1,\"fields\":{}}";
  private static final Credential TOKEN = Credential.token("secret-pat");

  private final FakeTransport wire = new FakeTransport();

  @ParameterizedTest
  @EnumSource
  void firstCallCostsOneRequest(Mode mode) {
    try (AzureDevOps ado = wire.client()) {
      assertThat(wire.sent()).isEmpty();
      wire.answer(ITEM);
      mode.run(ado.project("web").workItems().get(7));
      assertThat(wire.sent()).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "https://dev.azure.com/contoso, https://dev.azure.com/contoso",
    "https://contoso.visualstudio.com, https://dev.azure.com/contoso",
    "https://contoso.visualstudio.com/DefaultCollection/, https://dev.azure.com/contoso",
    "https://tfs.x.example/tfs/DefaultCollection, https://tfs.x.example/tfs/DefaultCollection",
    "https://tfs.x.example:8443/a%20b/C/, https://tfs.x.example:8443/a%20b/C",
    "http://127.0.0.1:8080/contoso, http://127.0.0.1:8080/contoso",
  })
  void addressesOfAllKindsAreTaken(URI url, String base) {
    try (AzureDevOps ado = AzureDevOps.at(url, TOKEN).transport(wire).build()) {
      wire.answer(ITEM);
      WorkItem item = ado.project("web").workItems().get(7).execute();
      assertThat(item.id()).isEqualTo(7);
      assertThat(wire.last().url()).startsWith(base + "/web/_apis/wit/workitems/7?");
    }
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(strings = {" ", "a/b", "a b", "-a", "a.b", "..", "https://dev.azure.com/contoso"})
  @SuppressWarnings("NullAway") // Null is what is tested.
  void badOrganizationsAreRefused(String organization) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AzureDevOps.connect(organization, TOKEN))
        .withMessageStartingWith("organization ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "contoso",
        "/contoso",
        "ftp://x.example/c",
        "https://u:p@x.example/c",
        "https://x.example/c?a=1",
        "https://dev.azure.com/",
        "mailto:a@x.example"
      })
  void badAddressesAreRefused(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AzureDevOps.at(URI.create(url), TOKEN))
        .withMessageStartingWith("url ");
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(strings = {" ", ".", "..", "a\nb"})
  @SuppressWarnings("NullAway") // Null is what is tested.
  void badProjectsAreRefused(String project) {
    try (AzureDevOps ado = wire.client()) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> ado.project(project))
          .withMessageStartingWith("project ");
    }
  }

  @Test
  @SuppressWarnings("NullAway") // Null is what is tested.
  void missingSettingsAreRefusedByName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AzureDevOps.connect("contoso", null))
        .withMessageStartingWith("credential ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AzureDevOps.at(null, TOKEN))
        .withMessageStartingWith("url ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AzureDevOps.of("contoso", TOKEN).rules(null))
        .withMessageStartingWith("rules ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AzureDevOps.of("contoso", TOKEN).header("authorization", "x"));
  }

  @ParameterizedTest
  @EnumSource
  void generatedOperationsShareEverything(Mode mode) {
    try (AzureDevOps ado = wire.client()) {
      wire.answer(ITEM).answer(ITEM);
      assertThat(mode.run(ado.raw(WorkItemsApi.class).get(7).project("web")).id()).isEqualTo(7);
      assertThat(mode.run(ado.raw(WorkItemsApi::new).get(7)).id()).isEqualTo(7);
      assertThat(wire.sent())
          .allMatch(sent -> sent.headers().first("Authorization").isPresent())
          .allMatch(sent -> sent.headers().first("User-Agent").isPresent());
    }
  }

  /** Not one of the generated ones. */
  public static final class Unfit extends Api {
    public Unfit(Connection connection, String more) {
      super(connection);
      assertThat(more).isNotNull();
    }
  }

  /** Cannot be made. */
  public abstract static class Abstract extends Api {
    protected Abstract(Connection connection) {
      super(connection);
    }
  }

  @Test
  void otherClassesAreRefusedWithTheirName() {
    try (AzureDevOps ado = wire.client()) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> ado.raw(Unfit.class))
          .withMessageContaining("Unfit");
      assertThatIllegalArgumentException().isThrownBy(() -> ado.raw(Abstract.class));
      assertThatIllegalArgumentException().isThrownBy(() -> ado.raw(Api.class));
    }
  }

  @ParameterizedTest
  @EnumSource
  void anyRouteCanBeSent(Mode mode) {
    try (AzureDevOps ado = wire.client()) {
      wire.answer("{\"a\":1}");
      JsonElement answer =
          mode.run(
              ado.request("GET", "/{project}/_apis/x")
                  .path("project", "a b")
                  .query("q", "1&2")
                  .version("7.1")
                  .json());
      assertThat(answer.toString()).isEqualTo("{\"a\":1}");
      assertThat(wire.last().url())
          .isEqualTo("https://dev.azure.com/contoso/a%20b/_apis/x?q=1%262&api-version=7.1");
    }
  }

  @ParameterizedTest
  @EnumSource
  void settingsReachTheRequests(Mode mode) {
    Ear ear = new Ear(event -> {});
    try (AzureDevOps ado =
        AzureDevOps.of("contoso", TOKEN)
            .transport(wire)
            .userAgent("board-sync/2.1")
            .header("X-Team", "blue")
            .observer(ear)
            .rules(Rules.standard().total(Duration.ofSeconds(20)))
            .retry(RetryPolicy.none())
            .executor(Runnable::run)
            .build()) {
      wire.answer(503, "{\"message\":\"busy\"}").answer(ITEM);
      assertThat(mode.failure(ado.workItems().get(7)).kind()).isEqualTo(ErrorKind.UNAVAILABLE);
      assertThat(wire.sent()).hasSize(1);
      assertThat(wire.last().headers().first("User-Agent").orElseThrow())
          .startsWith("board-sync/2.1 ");
      assertThat(wire.last().headers().first("X-Team")).contains("blue");
      assertThat(ear.names())
          .containsExactly("Beginning", "Authorized", "AttemptBegins", "AttemptEnds", "End");
    }
  }

  @ParameterizedTest
  @EnumSource
  void callsAfterCloseFailAsClosed(Mode mode) {
    AzureDevOps ado = wire.client();
    ado.close();
    ado.close();
    assertThat(wire.closed()).isTrue();
    assertThat(mode.failure(ado.workItems().get(7)).kind()).isEqualTo(ErrorKind.CLOSED);
    assertThat(wire.sent()).isEmpty();
  }

  @Test
  void noSecretIsInAnyText() {
    try (AzureDevOps ado = wire.client()) {
      wire.answer(401, "{\"message\":\"no\"}").answer(401, "{\"message\":\"no\"}");
      AzureDevOpsException refused = Mode.BLOCKING.failure(ado.workItems().get(7));
      assertThat(refused.kind()).isEqualTo(ErrorKind.UNAUTHENTICATED);
      assertThat(ado.toString() + ado.project("web") + ado.connection() + refused + refused.body())
          .doesNotContain("secret-pat");
    }
  }

  @Test
  void oneClientServesManyThreads() {
    int runs = 200;
    for (int i = 0; i < runs; i++) {
      wire.answer("{\"id\":7,\"rev\":" + (i + 1) + ",\"fields\":{\"System.Rev\":" + (i + 1) + "}}");
    }
    try (AzureDevOps ado = wire.client()) {
      WorkItem item = ado.workItems().get(7).execute();
      List<CompletableFuture<WorkItem>> refreshes = new ArrayList<>();
      for (int i = 1; i < runs; i++) {
        refreshes.add(CompletableFuture.supplyAsync(() -> item.refresh().execute()));
      }
      CompletableFuture.allOf(refreshes.toArray(CompletableFuture[]::new))
          .orTimeout(30, TimeUnit.SECONDS)
          .join();
      assertThat(item.revision()).isEqualTo(runs);
      assertThat(item.data().rev()).isEqualTo(runs);
    }
  }
}
