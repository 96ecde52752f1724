// SPDX-License-Identifier: MIT
package io.github.fluentado.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.exchange.Failure;
import io.github.fluentado.core.json.Codec;
import io.github.fluentado.core.operation.Paging;
import io.github.fluentado.core.operation.Place;
import io.github.fluentado.core.operation.RawRequest;
import io.github.fluentado.core.run.RetryPolicy;
import io.github.fluentado.core.run.Rules;
import io.github.fluentado.core.run.Run;
import io.github.fluentado.core.testing.Both;
import io.github.fluentado.core.testing.Heard;
import io.github.fluentado.core.testing.Lab;
import io.github.fluentado.core.testing.Reply;
import io.github.fluentado.core.testing.ScriptedTransport;
import io.github.fluentado.core.testing.VirtualTime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What those hear who watch a client. */
class ObserverTest {
  private static final Reply OK = Reply.json(200, "ok", "ActivityId", "a-1");
  private static final String GET = "GET https://dev.azure.com/contoso/_apis/things";
  private static final Rules QUICK =
      Rules.standard().retry(RetryPolicy.backoff(3, Duration.ZERO, Duration.ZERO));

  private final Heard heard = new Heard();

  private Connection connection(ScriptedTransport transport) {
    return Lab.connection(transport).rules(QUICK).observer(heard).build();
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void allOfAnOperationIsHeardInOrder(Both both) {
    ScriptedTransport transport =
        ScriptedTransport.of(
            Reply.empty(429, "Retry-After", "0"), Reply.broken(Failure.Kind.NOT_SENT), OK);

    both.run(Lab.call(connection(transport), "GET"));

    assertThat(heard.lines())
        .containsExactly(
            "1 begin Things do",
            "1 authorized",
            "1 attempt 1 " + GET,
            "1 attempt 1 got 429 0 bytes",
            "1 waiting PT0S throttled",
            "1 authorized",
            "1 attempt 2 " + GET,
            "1 attempt 2 got no answer",
            "1 waiting PT0S",
            "1 authorized",
            "1 attempt 3 " + GET,
            "1 attempt 3 got 200 2 bytes activity a-1",
            "1 end");
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void aRefusedTokenAndTheFailureAreHeard(Both both) {
    both.failure(Lab.call(connection(ScriptedTransport.of(Reply.empty(401))), "GET"));

    assertThat(heard.lines())
        .containsExactly(
            "1 begin Things do",
            "1 authorized",
            "1 attempt 1 " + GET,
            "1 attempt 1 got 401 0 bytes",
            "1 authorized anew",
            "1 end AzureDevOpsException UNAUTHENTICATED");
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void operationsOfOneRunAndOfTwoAreToldApart(Both both) {
    Call<String> call = Lab.call(connection(ScriptedTransport.of(OK)), "GET");

    both.run(call.then(one -> call));
    both.run(call);

    assertThat(heard.lines())
        .filteredOn(line -> line.contains("begin") || line.contains("end"))
        .containsExactly(
            "1 begin Things do",
            "1 end",
            "2 begin Things do",
            "2 end",
            "3 begin Things do",
            "3 end");
  }

  @Test
  void aBlockingRunIsHeardOnItsOwnThread() {
    ScriptedTransport transport = new ScriptedTransport(request -> OK, ForkJoinPool.commonPool());

    Lab.call(connection(transport), "GET").execute();

    assertThat(heard.threads()).containsOnly(Thread.currentThread().getName()).hasSize(5);
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void aRoutesNameIsItsTemplateAndAPageTellsItsSize(Both both) {
    ScriptedTransport transport =
        ScriptedTransport.of(
            Reply.json(200, "{\"value\":[\"a\",\"b\"]}", "X-MS-ContinuationToken", "t"),
            Reply.json(200, "{\"value\":[\"c\"]}"));

    both.run(
        RawRequest.of(connection(transport), "GET", "/{project}/_apis/x")
            .path("project", "secret plans")
            .list(Codec.STRING, Paging.header(Place.QUERY, "continuationToken"))
            .all());

    assertThat(heard.lines())
        .filteredOn(line -> !line.contains("attempt"))
        .containsExactly(
            "1 begin GET /{project}/_apis/x",
            "1 authorized",
            "1 page of 2",
            "1 end",
            "2 begin GET /{project}/_apis/x",
            "2 authorized",
            "2 page of 1, the last",
            "2 end");
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void aDownloadEndsWithItsLastByte(Both both, @TempDir Path folder) {
    ScriptedTransport transport =
        ScriptedTransport.of(
            Reply.typed(200, "application/zip", "x".repeat(900), "Content-Length", "900"));

    both.run(
        RawRequest.of(connection(transport), "GET", "/file")
            .download("application/zip")
            .to(folder.resolve("f")));

    assertThat(heard.lines()).endsWith("1 attempt 1 got 200", "1 progress 900 of 900", "1 end");
  }

  @Test
  void aDownloadThatIsReadAsItComesEndsWhenItIsClosed() throws Exception {
    ScriptedTransport transport = ScriptedTransport.of(Reply.typed(200, "application/zip", "x"));
    Download.Content content =
        RawRequest.of(connection(transport), "GET", "/file")
            .download("application/zip")
            .open()
            .execute();
    assertThat(heard.lines()).last().isEqualTo("1 attempt 1 got 200");

    content.close();
    content.close();

    assertThat(heard.lines()).last().isEqualTo("1 end");
    assertThat(heard.lines()).filteredOn(line -> line.equals("1 end")).hasSize(1);
  }

  @Test
  void aRunThatIsCancelledHasEnded() throws Exception {
    VirtualTime time = new VirtualTime();
    Connection connection =
        Lab.connection(ScriptedTransport.of(Reply.stalled())).time(time).observer(heard).build();
    CompletableFuture<String> run = Lab.call(connection, "GET").executeAsync();

    run.cancel(true);

    assertThat(heard.lines()).endsWith("1 attempt 1 got no answer", "1 end CancellationException");
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void headersMayBeAddedButNeitherStolenNorShownToForeignHosts(Both both) {
    ScriptedTransport transport =
        ScriptedTransport.of(
            Reply.empty(302, "Location", "https://files.example/f"), Reply.json(200, "file"));
    List<RuntimeException> refused = new CopyOnWriteArrayList<>();
    Connection connection =
        Lab.connection(transport)
            .observer(
                beginning ->
                    new Observation() {
                      @Override
                      public void attemptBegins(AttemptBegins event) {
                        event.header("traceparent", "00-" + event.attempt());
                        try {
                          event.header("Authorization", "Bearer stolen");
                        } catch (IllegalArgumentException owned) {
                          refused.add(owned);
                        }
                      }
                    })
            .build();

    both.run(Lab.call(connection, "GET"));

    assertThat(transport.seen().get(0).headers().all("traceparent")).containsExactly("00-1");
    assertThat(transport.seen().get(1).headers().all("traceparent")).isEmpty();
    assertThat(transport.seen().get(0).headers().all("Authorization"))
        .singleElement()
        .asString()
        .startsWith("Basic ");
    assertThat(transport.seen().get(1).headers().all("Authorization")).isEmpty();
    assertThat(refused).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void whatIsAskedIsTold(Both both) {
    ScriptedTransport transport =
        ScriptedTransport.of(
            Reply.empty(302, "Location", "https://files.example:8443/f?sig=secret"),
            Reply.json(200, "\"file\""));
    List<String> told = new CopyOnWriteArrayList<>();
    Connection connection =
        Lab.connection(transport)
            .observer(
                beginning -> {
                  told.add(beginning.method() + " " + beginning.route());
                  return new Observation() {
                    @Override
                    public void attemptBegins(AttemptBegins event) {
                      told.add(event.method() + " " + event.url());
                      told.add(event.host() + " " + event.port());
                    }
                  };
                })
            .build();

    both.run(
        RawRequest.of(connection, "GET", "/{project?}/_apis/{path*}/x")
            .path("path", "secret/plans")
            .as(Codec.STRING));

    assertThat(told)
        .containsExactly(
            "GET /{organization}/{project}/_apis/{path}/x",
            "GET https://dev.azure.com/contoso/_apis/secret/plans/x",
            "dev.azure.com 443",
            "GET https://files.example:8443/f?sig=***",
            "files.example 8443");
  }

  @Test
  void theRouteOfWhatNobodyDescribesIsNotKnown() {
    List<String> told = new ArrayList<>();
    Connection connection =
        Lab.connection(ScriptedTransport.of(OK))
            .observer(
                beginning -> {
                  told.add(beginning.operation() + ", " + beginning.route());
                  return Observation.NONE;
                })
            .build();

    Lab.call(connection, "GET").execute();

    assertThat(told).containsExactly("Things do, ");
  }

  /** Notes the thread on which a run is first heard of. */
  private static final class First implements Observer {
    private final List<Thread> threads = new CopyOnWriteArrayList<>();

    @Override
    public void joined(Run run) {
      threads.add(run.attached(Thread.class, Thread::currentThread));
    }

    @Override
    public Observation begin(Beginning beginning) {
      threads.add(beginning.run().attached(Thread.class, Thread::currentThread));
      return Observation.NONE;
    }
  }

  @Test
  void aRunIsFirstHeardOfOnTheThreadThatCalled(@TempDir Path folder) throws Exception {
    First first = new First();
    ScriptedTransport transport =
        new ScriptedTransport(
            request -> Reply.typed(200, "application/zip", "x"), ForkJoinPool.commonPool());
    Connection connection = Lab.connection(transport).observer(first).build();
    Download file = RawRequest.of(connection, "GET", "/file").download("application/zip");

    for (Call<?> call :
        List.of(
            Lab.call(connection, "GET"),
            file.to(folder.resolve("f")),
            Download.of("it", Lab.call(connection, "GET").map(found -> file))
                .to(folder.resolve("g")),
            file.bytes(100),
            Call.each(List.of(1, 2), 2, number -> Lab.call(connection, "GET")),
            connection.pause(Duration.ofMillis(1)).then(waited -> Lab.call(connection, "GET")))) {
      first.threads.clear();
      call.executeAsync().get(20, TimeUnit.SECONDS);
      assertThat(first.threads).as("%s", call).isNotEmpty().containsOnly(Thread.currentThread());
    }
  }

  /** An error at every place where an observer is called. */
  private static final class Throwing implements Observer {
    private final Throwable error;

    Throwing(Throwable error) {
      this.error = error;
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void sneak(Throwable error) throws E {
      throw (E) error;
    }

    private void fail() {
      Throwing.<RuntimeException>sneak(error);
    }

    @Override
    public void joined(Run run) {
      fail();
    }

    @Override
    public Observation begin(Beginning beginning) {
      return new Observation() {
        @Override
        public void authorized(Authorized event) {
          fail();
        }

        @Override
        public void attemptBegins(AttemptBegins event) {
          fail();
        }

        @Override
        public void attemptEnds(AttemptEnds event) {
          fail();
        }

        @Override
        public void waiting(Waiting event) {
          fail();
        }

        @Override
        public void page(PageRead event) {
          fail();
        }

        @Override
        public void usage(RateLimit rateLimit) {
          fail();
        }

        @Override
        public void end(End event) {
          fail();
        }
      };
    }
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void whatAnObserverThrowsChangesNothing(Both both) {
    for (Throwable error :
        List.of(
            new IllegalStateException("x"),
            new AssertionError("x"),
            new StackOverflowError(),
            new NoClassDefFoundError("x"),
            new Exception("undeclared"))) {
      ScriptedTransport transport =
          ScriptedTransport.of(
              Reply.empty(429, "Retry-After", "0"),
              Reply.json(200, "ok", "X-RateLimit-Limit", "1"));
      Connection connection =
          Lab.connection(transport)
              .rules(QUICK)
              .observer(new Throwing(error))
              .observer(
                  beginning -> {
                    Throwing.<RuntimeException>sneak(error);
                    return Observation.NONE;
                  })
              .observer(heard)
              .build();

      assertThat(both.run(Lab.call(connection, "GET"))).isEqualTo("ok");
      assertThat(heard.lines()).last().asString().endsWith("end");
    }
  }

  @Test
  void namesOfKindsAreHeardAtTheEnd() {
    Both.BLOCKING.failure(
        Lab.call(connection(ScriptedTransport.of(Reply.json(404, "{\"message\":\"m\"}"))), "GET"));

    assertThat(heard.lines()).last().asString().contains(ErrorKind.NOT_FOUND.name());
  }

  /** What a join to a tracing library does, with the means of this library alone. */
  private static final class Spans implements Observer {
    private final ThreadLocal<Deque<String>> current = ThreadLocal.withInitial(ArrayDeque::new);
    private final List<String> finished = new CopyOnWriteArrayList<>();

    private record Parent(String span) {}

    @Override
    public Observation begin(Beginning beginning) {
      // What was current when the run began, also for operations that begin on other threads.
      String now = String.valueOf(current.get().peek());
      Parent parent = beginning.run().attached(Parent.class, () -> new Parent(now));
      String span = parent.span() + "/" + beginning.operation();
      return new Observation() {
        @Override
        public void attemptBegins(AttemptBegins event) {
          event.header("traceparent", span.replace(' ', '-') + "#" + event.attempt());
        }

        @Override
        public void end(End event) {
          finished.add(span + event.kind().map(kind -> " " + kind).orElse(""));
        }
      };
    }
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void spansOfARunHaveTheParentThatWasCurrentWhenItBegan(Both both) {
    Spans spans = new Spans();
    ScriptedTransport transport = new ScriptedTransport(request -> OK, ForkJoinPool.commonPool());
    Call<String> call = Lab.call(Lab.connection(transport).observer(spans).build(), "GET");

    spans.current.get().push("job");
    both.run(call.then(one -> call));
    spans.current.get().pop();
    both.run(call);

    assertThat(spans.finished).containsExactly("job/Things do", "job/Things do", "null/Things do");
    assertThat(transport.seen())
        .extracting(request -> request.headers().first("traceparent").orElse("none"))
        .containsExactly("job/Things-do#1", "job/Things-do#1", "null/Things-do#1");
  }

  @ParameterizedTest
  @EnumSource(Both.class)
  void metersOfFewNamesCanBeKept(Both both) {
    Map<String, LongAdder> meters = new ConcurrentHashMap<>();
    Observer meter =
        beginning ->
            new Observation() {
              @Override
              public void attemptEnds(AttemptEnds event) {
                String status = event.status().isPresent() ? "" + event.status().getAsInt() : "-";
                count(meters, beginning.operation() + " " + status);
              }
            };
    Call<String> call =
        Lab.call(
            Lab.connection(ScriptedTransport.of(Reply.empty(503), OK))
                .rules(QUICK)
                .observer(meter)
                .build(),
            "GET");

    both.run(call);
    both.run(call);

    assertThat(new ArrayList<>(meters.keySet()))
        .containsExactlyInAnyOrder("Things do 503", "Things do 200");
  }

  private static void count(Map<String, LongAdder> meters, String name) {
    meters.computeIfAbsent(name, key -> new LongAdder()).increment();
  }
}
