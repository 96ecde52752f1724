// SPDX-License-Identifier: MIT
package io.github.fluentado.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.core.run.RetryPolicy;
import io.github.fluentado.core.run.Rules;
import io.github.fluentado.core.testing.Ending;
import io.github.fluentado.core.testing.Reply;
import io.github.fluentado.core.testing.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What holds whatever the service does; each seed is a world of its own. */
class ExchangePropertiesTest {
  private static final int WORLDS = 3_000;
  private static final int ATTEMPTS = 4;
  private static final int HOPS = 5;
  private static final List<String> VERBS = List.of("GET", "POST", "PATCH", "PUT", "DELETE");
  private static final List<String> TOKENS = List.of("a", "b", "c", "none", "");

  private static Reply reply(SplittableRandom random) {
    Reply reply =
        switch (random.nextInt(16)) {
          case 0 -> Reply.empty(429, "Retry-After", Integer.toString(random.nextInt(80)));
          case 1 -> Reply.empty(503, "Retry-After", Integer.toString(random.nextInt(80)));
          case 2 -> Reply.empty(503);
          case 3 -> Reply.empty(408);
          case 4 -> Reply.empty(401);
          case 5 -> Reply.typed(203, "text/html", "<html>");
          case 6 -> Reply.empty(302, "Location", "/next");
          case 7 -> Reply.empty(302, "Location", "https://files.example/next");
          case 8 -> Reply.broken(Failure.Kind.NOT_SENT);
          case 9 -> Reply.broken(Failure.Kind.MAYBE_SENT);
          case 10 -> Reply.stalled();
          case 11 -> Reply.json(400 + random.nextInt(200), "{\"message\":\"m\"}");
          case 12 -> Reply.typed(400, "text/html", "<html>");
          case 13 -> Reply.empty(502);
          default -> Reply.json(200, "ok", "Retry-After", Integer.toString(random.nextInt(9)));
        };
    return reply.failure() == null && reply.after().isZero()
        ? reply.after(Duration.ofMillis(random.nextInt(40_000)))
        : reply;
  }

  private static Scenario world(SplittableRandom random) {
    List<Reply> replies = new ArrayList<>();
    for (int i = random.nextInt(1, 12); i > 0; i--) {
      replies.add(reply(random));
    }
    Plan plan = Scenario.of(VERBS.get(random.nextInt(VERBS.size()))).plan();
    Plan known = random.nextInt(4) == 0 ? plan.guarded() : plan;
    Rules rules =
        Rules.standard()
            .retry(
                RetryPolicy.backoff(
                    random.nextInt(1, ATTEMPTS + 1), Duration.ofSeconds(2), Duration.ofSeconds(9)))
            .total(Duration.ofSeconds(random.nextInt(1, 300)))
            .attempt(Duration.ofSeconds(random.nextInt(1, 60)));
    return Scenario.of(random.nextInt(9) == 0 ? plan.reading() : known)
        .rules(rules)
        .tokens(
            TOKENS.get(random.nextInt(TOKENS.size())), TOKENS.get(random.nextInt(TOKENS.size())))
        .replies(replies.toArray(Reply[]::new))
        .chances(random.nextLong(1, Long.MAX_VALUE));
  }

  @Test
  void everyRunKeepsItsLimits() {
    for (long seed = 1; seed <= WORLDS; seed++) {
      Scenario world = world(new SplittableRandom(seed));
      // Comparing the two drivers is part of each run, and so is that it ends.
      Ending ending = world.run();
      String where = "seed " + seed + ": " + ending.transcript();

      assertThat(ending.took()).as(where).isLessThanOrEqualTo(world.rules().total());
      assertThat(ending.sent().size()).as(where).isLessThanOrEqualTo(ATTEMPTS + 1 + HOPS);
      assertThat(ending.waits()).as(where).allMatch(wait -> !wait.isNegative());
      assertThat(ending.waits())
          .as(where)
          .allMatch(wait -> wait.compareTo(world.rules().longestWait()) <= 0);
      assertThat(ending.sent())
          .as(where)
          .allMatch(
              request ->
                  "dev.azure.com".equals(request.uri().getHost())
                      || request.headers().first("Authorization").isEmpty());
      if (!world.plan().repeatable()) {
        neverTwiceAfterItMayHaveArrived(world, ending, where);
      }
    }
  }

  private static void neverTwiceAfterItMayHaveArrived(Scenario world, Ending ending, String where) {
    for (int i = 0; i < ending.sent().size() - 1; i++) {
      Reply reply = world.replies().get(Math.min(i, world.replies().size() - 1));
      boolean refused =
          reply.response() == null
              ? reply.failure() == Failure.Kind.NOT_SENT
              : List.of(401, 203, 429).contains(reply.response().status())
                  && reply.after().compareTo(world.rules().attempt()) <= 0;
      assertThat(refused).as("after answer %s of %s", i, where).isTrue();
    }
  }
}
