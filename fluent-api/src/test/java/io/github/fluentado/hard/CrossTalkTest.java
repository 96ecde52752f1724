// SPDX-License-Identifier: MIT
package io.github.fluentado.hard;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import io.github.fluentado.AzureDevOps;
import io.github.fluentado.core.Call;
import io.github.fluentado.core.credential.AccessToken;
import io.github.fluentado.core.credential.Authorization;
import io.github.fluentado.core.credential.Credential;
import io.github.fluentado.core.exchange.Plan;
import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.http.HttpRequest;
import io.github.fluentado.workitems.Fields;
import io.github.fluentado.workitems.WorkItem;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Two clients in one program have nothing to do with one another, however hard they work. */
class CrossTalkTest {
  private static final long SEED = 20260102;
  private static final int CALLS = 1_000_000;
  private static final int THREADS = 4;
  private static final int IN_FLIGHT = 64;

  private final ExecutorService wire = Executors.newFixedThreadPool(2);
  // Most answers are there at once, as from a fast server; some come from another thread.
  private final SplittableRandom source = new SplittableRandom(SEED);
  private final Side alpha =
      new Side("alpha", Credential.token("pat-of-alpha"), Authorization.basic("", "pat-of-alpha"));
  private final Side beta =
      new Side(
          "beta",
          Credential.bearer(() -> new AccessToken("bearer-of-beta", Instant.MAX)),
          Authorization.bearer("bearer-of-beta"));
  private final LongAdder right = new LongAdder();
  private final Queue<Object> wrong = new ConcurrentLinkedQueue<>();

  /** One of the two clients with its wire. */
  private final class Side {
    private final String organization;
    private final EchoTransport transport;
    private final AzureDevOps ado;

    Side(String organization, Credential credential, Authorization authorization) {
      this.organization = organization;
      this.transport =
          new EchoTransport(
              organization, authorization.header().orElseThrow(), CrossTalkTest.this::somewhere);
      this.ado = AzureDevOps.of(organization, credential).transport(transport).build();
    }
  }

  private void somewhere(Runnable task) {
    boolean elsewhere = Thread.currentThread().getId() % 2 == 0;
    Executor executor = elsewhere ? wire : Runnable::run;
    executor.execute(task);
  }

  @Test
  void aMillionCallsOfTwoClientsReachTheirOwnPlacesAndCallers() throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (int number = 0; number < THREADS; number++) {
      SplittableRandom random = source.split();
      threads.add(new Thread(() -> work(random), "cross-talk-" + number));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    alpha.ado.close();
    beta.ado.close();
    wire.shutdownNow();
    assertThat(wrong).isEmpty();
    assertThat(right.sum()).isEqualTo(CALLS);
    assertThat(alpha.transport.strays()).isZero();
    assertThat(beta.transport.strays()).isZero();
    assertThat(alpha.transport.requests() + beta.transport.requests()).isEqualTo(CALLS);
    assertThat(alpha.transport.requests()).isBetween(CALLS / 3L, CALLS * 2L / 3);
  }

  private void work(SplittableRandom random) {
    Semaphore free = new Semaphore(IN_FLIGHT);
    try {
      for (int i = 0; i < CALLS / THREADS; i++) {
        Side side = random.nextBoolean() ? alpha : beta;
        int id = random.nextInt(1, 1_000_000_000);
        Call<String> call = call(side, id, random.nextInt(100));
        String expected = side.organization + " " + id;
        if (random.nextInt(4) > 0) {
          check(expected, call.execute(), null);
        } else {
          free.acquire();
          var unused =
              call.executeAsync()
                  .whenComplete((got, error) -> check(expected, got, error))
                  .whenComplete((got, error) -> free.release());
        }
      }
      free.acquire(IN_FLIGHT);
    } catch (Throwable defect) {
      wrong.add(defect);
    }
  }

  /** Calls of several kinds, each of one request, that give organization and number. */
  private Call<String> call(Side side, int id, int kind) {
    AzureDevOps ado = side.ado;
    return switch (kind) {
      case 0 -> ado.project("web").workItems().get(id).map(CrossTalkTest::seen);
      case 1 -> ado.workItems().edit(id).set(Fields.TITLE, "x").map(CrossTalkTest::seen);
      case 2 ->
          ado.request("GET", "/_apis/things/{id}")
              .path("id", id)
              .json()
              .map(json -> seen(json.getAsJsonObject().get("id"), json));
      default -> plain(side, id);
    };
  }

  /** The cheapest call there is; still through exchange, driver, credential and transport. */
  private static Call<String> plain(Side side, int id) {
    URI uri = URI.create("https://dev.azure.com/" + side.organization + "/things/" + id);
    Plan plan = Plan.of("Look", new HttpRequest("GET", uri, Headers.none(), null));
    return side.ado
        .connection()
        .call(
            plan,
            answer -> {
              String text = answer.text();
              int title = text.lastIndexOf(":\"") + 2;
              return text.substring(title, text.indexOf('"', title))
                  + " "
                  + text.substring("{\"id\":".length(), text.indexOf(','));
            });
  }

  private static String seen(WorkItem item) {
    return item.peek(Fields.TITLE).orElse("") + " " + item.id();
  }

  private static String seen(JsonElement id, JsonElement json) {
    JsonElement title = json.getAsJsonObject().getAsJsonObject("fields").get("System.Title");
    return title.getAsString() + " " + id.getAsInt();
  }

  private void check(String expected, @Nullable String got, @Nullable Throwable error) {
    if (expected.equals(got)) {
      right.increment();
    } else if (wrong.size() < 10) {
      wrong.add(expected + " got " + Optional.<Object>ofNullable(error).orElse("" + got));
    }
  }
}
