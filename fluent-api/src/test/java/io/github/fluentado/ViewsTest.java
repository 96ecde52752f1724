// SPDX-License-Identifier: MIT
package io.github.fluentado;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.core.credential.AccessToken;
import io.github.fluentado.core.credential.Authorization;
import io.github.fluentado.core.credential.Credential;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.http.HttpRequest;
import io.github.fluentado.core.run.Rules;
import io.github.fluentado.core.transport.Transport;
import io.github.fluentado.workitems.WorkItem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Many organizations over one client: nothing crosses over. */
class ViewsTest {
  private static final int ORGANIZATIONS = 50;

  private final World world = new World();
  private final Map<Integer, Integer> asked = new ConcurrentHashMap<>();
  private final AtomicInteger closed = new AtomicInteger();
  private final AzureDevOps root =
      AzureDevOps.of("root", Credential.token("root-secret"))
          .transport(world)
          .rules(Rules.standard().longestWait(Duration.ofSeconds(5)))
          .build();

  private record Sent(String organization, String authorization) {}

  /** Answers with the number 7, or asks one organization to slow down. */
  private static final class World implements Transport {
    private final Queue<Sent> sent = new ConcurrentLinkedQueue<>();
    private final AtomicInteger closings = new AtomicInteger();
    private volatile String throttled = "";

    @Override
    public <R> CompletableFuture<R> send(HttpRequest request, Receiver<R> receiver) {
      String organization = request.uri().getPath().split("/", 3)[1];
      String shown = request.headers().first("Authorization").orElse("none");
      sent.add(new Sent(organization, shown));
      boolean slow = organization.equals(throttled);
      Headers json = Headers.none().with("Content-Type", "application/json");
      Headers headers = slow ? json.with("Retry-After", "3600") : json;
      byte[] body = "{\"id\":7,\"rev\":1,\"fields\":{}}".getBytes(StandardCharsets.UTF_8);
      try {
        return CompletableFuture.completedFuture(
            receiver.receive(slow ? 429 : 200, headers, new ByteArrayInputStream(body)));
      } catch (IOException broken) {
        return CompletableFuture.failedFuture(broken);
      }
    }

    @Override
    public void close() {
      closings.incrementAndGet();
    }
  }

  private Credential credential(int i) {
    Credential bearer =
        Credential.bearer(
            () -> {
              asked.merge(i, 1, Integer::sum);
              return new AccessToken("secret-" + i, Instant.MAX);
            });
    return new Credential() {
      @Override
      public CompletionStage<Authorization> authorize(
          Instant now, @Nullable Authorization rejected) {
        return bearer.authorize(now, rejected);
      }

      @Override
      public void close() {
        closed.incrementAndGet();
        bearer.close();
      }
    };
  }

  private List<AzureDevOps> views() {
    List<AzureDevOps> views = new ArrayList<>();
    for (int i = 0; i < ORGANIZATIONS; i++) {
      views.add(root.organization("org" + i, credential(i)));
    }
    return views;
  }

  private void assertOwnSecretsOnly() {
    assertThat(world.sent)
        .allSatisfy(
            sent -> {
              String number = sent.organization().replace("org", "");
              assertThat(sent.authorization()).isEqualTo("Bearer secret-" + number);
            });
  }

  @ParameterizedTest
  @EnumSource
  void eachRequestCarriesOnlyItsOwnCredentialToItsOwnOrganization(Mode mode) {
    List<AzureDevOps> views = views();
    List<CompletableFuture<WorkItem>> several = new ArrayList<>();
    for (int round = 0; round < 3; round++) {
      for (AzureDevOps view : views) {
        several.add(view.project("web").workItems().get(7).executeAsync());
        WorkItem item = mode.run(view.workItems().get(7));
        mode.run(item.refresh());
      }
    }
    several.forEach(future -> assertThat(future.join().id()).isEqualTo(7));
    assertThat(world.sent).hasSize(9 * ORGANIZATIONS);
    assertOwnSecretsOnly();
    assertThat(asked).hasSize(ORGANIZATIONS);
  }

  @ParameterizedTest
  @EnumSource
  void anOrganizationThatIsAskedToWaitDelaysNoOther(Mode mode) {
    List<AzureDevOps> views = views();
    world.throttled = "org7";
    for (int i = 0; i < ORGANIZATIONS; i++) {
      var get = views.get(i).workItems().get(7);
      if (i == 7) {
        assertThat(mode.failure(get).kind()).isEqualTo(ErrorKind.THROTTLED);
        assertThat(mode.failure(get).kind()).isEqualTo(ErrorKind.THROTTLED);
      } else {
        assertThat(mode.run(get).id()).isEqualTo(7);
      }
    }
    assertThat(world.sent).hasSize(ORGANIZATIONS);
    assertThat(mode.failure(views.get(7).project("web").workItems().get(7)).kind())
        .isEqualTo(ErrorKind.THROTTLED);
    AzureDevOps stranger = root.organization("org7", credential(7));
    world.throttled = "";
    assertThat(mode.run(stranger.workItems().get(7)).id()).isEqualTo(7);
    assertOwnSecretsOnly();
  }

  @ParameterizedTest
  @EnumSource
  void closingAViewClosesNothingAndClosingTheClientClosesAll(Mode mode) {
    List<AzureDevOps> views = views();
    views.forEach(AzureDevOps::close);
    root.with(calls -> calls).close();
    root.organization("other").close();
    assertThat(world.closings).hasValue(0);
    assertThat(closed).hasValue(0);
    for (AzureDevOps view : views) {
      assertThat(mode.run(view.workItems().get(7)).id()).isEqualTo(7);
    }
    root.close();
    root.close();
    assertThat(world.closings).hasValue(1);
    assertThat(closed).hasValue(ORGANIZATIONS);
    int before = world.sent.size();
    for (AzureDevOps view : views) {
      assertThat(mode.failure(view.workItems().get(7)).kind()).isEqualTo(ErrorKind.CLOSED);
    }
    assertThat(world.sent).hasSize(before);
  }
}
