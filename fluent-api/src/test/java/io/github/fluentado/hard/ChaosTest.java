// SPDX-License-Identifier: MIT
package io.github.fluentado.hard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.core.Call;
import io.github.fluentado.core.credential.AccessToken;
import io.github.fluentado.core.credential.Credential;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.run.RetryPolicy;
import io.github.fluentado.core.run.Rules;
import io.github.fluentado.core.transport.Transport;
import io.github.fluentado.core.transport.jdk.JdkTransport;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.Fault;
import io.github.fluentado.emulator.Faults;
import io.github.fluentado.okhttp.OkHttpTransport;
import io.github.fluentado.workitems.Fields;
import io.github.fluentado.workitems.WorkItem;
import io.github.fluentado.workitems.WorkItems;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Thousands of creations and edits over HTTP, blocking and asynchronous from several threads, while
 * requests are struck by every fault there is. What the client reported of each must fit what the
 * service holds at the end: each change carries a mark of its own by which it is found again.
 *
 * <p>{@code scripts/chaos} makes more of them.
 */
class ChaosTest {
  private static final long SEED = 20260101;
  private static final int WRITES = Integer.getInteger("chaos.writes", 2_500);
  private static final int WORKERS = 6;
  // Of each kind of trouble, else the faults were not hard enough.
  private static final int ENOUGH = WRITES / 100;
  private static final int TARGETS = 200;
  private static final int IN_FLIGHT = 8;
  // Four faults for ten requests, those of the gateway among them.
  private static final double STRUCK_BEFORE = 0.33;
  private static final double STRUCK_AFTER = 0.07;
  // Longer than an attempt may take, which is 0.4 seconds of the machine's time.
  private static final Duration TOO_LONG = Duration.ofMillis(600);
  private static final Duration ATTEMPT = Duration.ofMillis(400).multipliedBy(FastTime.FACTOR);

  private static final List<Function<Faults.Where, Fault>> FAULTS =
      List.of(
          Faults.Where::reset,
          Faults.Where::loseAnswer,
          where -> where.truncate(0),
          where -> where.truncate(60),
          where -> where.throttle(Duration.ZERO),
          where -> where.throttle(Duration.ofSeconds(1)),
          where -> where.answer(500),
          where -> where.answer(502),
          where -> where.answer(503),
          where -> where.retryAfter(Duration.ofSeconds(1)).answer(503),
          where -> where.answer(504),
          Faults.Where::signInPage,
          where -> where.delay(Duration.ofMillis(3)));

  private final Emulator emulator = Emulator.start();
  private final AtomicInteger tokens = new AtomicInteger();
  // What was reported of each mark: absent kind for done.
  private final Map<String, Optional<ErrorKind>> reports = new ConcurrentHashMap<>();
  private final Queue<Throwable> defects = new ConcurrentLinkedQueue<>();

  /** What the changes go over. */
  enum Carrier {
    OKHTTP(OkHttpTransport::create),
    JDK(JdkTransport::create);

    @SuppressWarnings("ImmutableEnumChecker") // A function of no state.
    private final Supplier<Transport> transport;

    Carrier(Supplier<Transport> transport) {
      this.transport = transport;
    }
  }

  @AfterEach
  void stop() {
    emulator.close();
  }

  private AzureDevOps client(Transport transport) {
    return AzureDevOps.at(URI.create(emulator.url()), Credential.bearer(this::token))
        .transport(transport)
        .time(new FastTime())
        .rules(
            Rules.standard()
                .total(Duration.ofHours(2))
                .attempt(ATTEMPT)
                .retry(RetryPolicy.backoff(6, Duration.ofMillis(200), Duration.ofMillis(1000))))
        .build();
  }

  private AccessToken token() {
    String token = "chaos-token-" + tokens.incrementAndGet();
    emulator.accept(token);
    return new AccessToken(token, Instant.MAX);
  }

  @ParameterizedTest
  @EnumSource(Carrier.class)
  void whatIsReportedIsWhatHappened(Carrier carrier) throws InterruptedException {
    Gateway gateway = new Gateway(carrier.transport.get(), SEED, STRUCK_AFTER);
    List<WorkItem> targets;
    try (AzureDevOps ado = client(gateway)) {
      WorkItems items = ado.project("web").workItems();
      targets = targets(items);
      gateway.lie();
      work(items, targets);
      emulator.faults().clear();
    }
    State state = new State(emulator);
    state.ids();
    awaitQuiet();

    assertThat(defects).isEmpty();
    assertThat(reports).hasSize(WRITES);
    compare(found(state, targets));
    assertThat(tokens.get()).as("tokens renewed").isGreaterThan(10);
    assertThat(gateway.strikes()).as("lies of the gateway").isGreaterThan(ENOUGH);
    tell(carrier);
  }

  private void work(WorkItems items, List<WorkItem> targets) throws InterruptedException {
    List<Thread> workers = new ArrayList<>();
    for (int number = 0; number < WORKERS; number++) {
      workers.add(new Thread(new Worker(number, items, targets), "chaos-" + number));
    }
    workers.forEach(Thread::start);
    for (Thread worker : workers) {
      worker.join();
    }
  }

  /** For who runs it as a program. */
  private void tell(Carrier carrier) {
    Map<String, Long> kinds =
        reports.values().stream()
            .map(kind -> kind.map(Enum::name).orElse("done"))
            .collect(Collectors.groupingBy(kind -> kind, TreeMap::new, Collectors.counting()));
    System.out.println(
        "chaos: " + carrier + ", Java " + Runtime.version().feature() + ": " + kinds);
  }

  private static List<WorkItem> targets(WorkItems items) {
    // The first of all take long on a machine that is busy.
    Call<WorkItem> create =
        items
            .create("Task")
            .set(Fields.TITLE, "target")
            .rules(rules -> rules.attempt(Duration.ofHours(1)));
    return Stream.generate(create::execute).limit(TARGETS).toList();
  }

  /** Until the service has done with requests whose callers have given up; one is the reader's. */
  private void awaitQuiet() {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (emulator.connections() > 1 && System.nanoTime() < end) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
    }
    assertThat(emulator.connections()).isLessThanOrEqualTo(1);
  }

  /** How often each mark was made. */
  private static Map<String, Integer> found(State state, List<WorkItem> targets) {
    Set<Integer> edited = targets.stream().map(WorkItem::id).collect(Collectors.toSet());
    List<Integer> created = state.ids().stream().filter(id -> !edited.contains(id)).toList();
    List<String> marks = new ArrayList<>(state.titles(created));
    for (int id : edited) {
      List<String> history = state.history(id);
      assertThat(history.get(0)).isEqualTo("target");
      marks.addAll(history.subList(1, history.size()));
    }
    return marks.stream().collect(Collectors.toMap(mark -> mark, mark -> 1, Integer::sum));
  }

  private void compare(Map<String, Integer> found) {
    Set<String> wrong = new HashSet<>();
    int unknownMade = 0;
    int unknownNotMade = 0;
    for (Map.Entry<String, Optional<ErrorKind>> report : reports.entrySet()) {
      int times = found.getOrDefault(report.getKey(), 0);
      boolean unknown = report.getValue().equals(Optional.of(ErrorKind.OUTCOME_UNKNOWN));
      boolean right = unknown ? times <= 1 : times == (report.getValue().isEmpty() ? 1 : 0);
      if (!right) {
        wrong.add(report + " was made " + times + " times");
      }
      unknownMade += unknown && times == 1 ? 1 : 0;
      unknownNotMade += unknown && times == 0 ? 1 : 0;
    }
    assertThat(wrong).isEmpty();
    assertThat(reports.keySet()).as("no mark from nowhere").containsAll(found.keySet());
    assertThat(unknownMade).as("unknown and made").isGreaterThan(ENOUGH);
    assertThat(unknownNotMade).as("unknown and not made").isGreaterThan(ENOUGH);
    Collection<Optional<ErrorKind>> all = reports.values();
    assertThat(all.stream().filter(Optional::isEmpty).count()).isGreaterThan(WRITES / 2);
    assertThat(all.stream().flatMap(Optional::stream).collect(Collectors.toSet()))
        .contains(ErrorKind.SERVER_ERROR, ErrorKind.UNAVAILABLE, ErrorKind.CONFLICT);
  }

  /** Makes one change after another, and sets faults that strike whomever they meet. */
  private final class Worker implements Runnable {
    private final int number;
    private final WorkItems items;
    private final List<WorkItem> targets;
    private final Random random;
    private final Semaphore free = new Semaphore(IN_FLIGHT);

    Worker(int number, WorkItems items, List<WorkItem> targets) {
      this.number = number;
      this.items = items;
      this.targets = targets;
      this.random = new Random(SEED + number);
    }

    @Override
    public void run() {
      try {
        for (int i = number; i < WRITES; i += WORKERS) {
          strike(i);
          change("mark-" + i);
        }
        free.acquire(IN_FLIGHT);
      } catch (Throwable defect) {
        defects.add(defect);
      }
    }

    private void strike(int i) {
      Faults.Where somewhere = emulator.faults().on("*", "/_apis/wit/**");
      if (i % 500 == 0) {
        somewhere.delay(TOO_LONG);
      } else if (random.nextDouble() < STRUCK_BEFORE) {
        var unused = FAULTS.get(random.nextInt(FAULTS.size())).apply(somewhere);
      }
    }

    private void change(String mark) throws InterruptedException {
      WorkItem target = targets.get(random.nextInt(targets.size()));
      switch (random.nextInt(4)) {
        case 0 -> run(mark, items.edit(target.id()).set(Fields.TITLE, mark).comment(mark));
        case 1 -> {
          refresh(target);
          run(mark, target.edit().set(Fields.TITLE, mark).comment(mark).onlyIfUnchanged());
        }
        default -> run(mark, items.create("Task").set(Fields.TITLE, mark));
      }
    }

    private void refresh(WorkItem target) {
      try {
        target.refresh().execute();
      } catch (AzureDevOpsException unlucky) {
        // What is held is old then, which the edit will be told.
      }
    }

    private void run(String mark, Call<WorkItem> call) throws InterruptedException {
      BiConsumer<@Nullable WorkItem, @Nullable Throwable> report =
          (item, failure) -> report(mark, failure);
      if (random.nextBoolean()) {
        try {
          report.accept(call.execute(), null);
        } catch (AzureDevOpsException failure) {
          report.accept(null, failure);
        }
      } else {
        free.acquire();
        var unused =
            call.executeAsync().whenComplete(report).whenComplete((v, e) -> free.release());
      }
    }

    private void report(String mark, @Nullable Throwable failure) {
      if (failure == null || failure instanceof AzureDevOpsException) {
        Optional<ErrorKind> kind =
            Optional.ofNullable(failure).map(known -> ((AzureDevOpsException) known).kind());
        if (reports.put(mark, kind) != null) {
          defects.add(new AssertionError(mark + " was reported twice"));
        }
      } else {
        defects.add(failure);
      }
    }
  }
}
