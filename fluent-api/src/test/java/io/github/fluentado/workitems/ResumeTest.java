// SPDX-License-Identifier: MIT
package io.github.fluentado.workitems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.fluentado.Mode;
import io.github.fluentado.core.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A query is resumed with what was still to come. */
class ResumeTest extends OnEmulator {
  private static final Wiql NEW =
      Wiql.of(
          "SELECT [System.Id] FROM WorkItems WHERE ? = ? AND ? = ? ORDER BY [System.Title] DESC",
          Fields.WORK_ITEM_TYPE,
          "Bug",
          Fields.STATE,
          "New");

  private void batched(Mode mode, List<? extends WorkItemChange<?>> changes) {
    for (int start = 0; start < changes.size(); start += 200) {
      WorkItemBatch batch = items.batch();
      for (WorkItemChange<?> change :
          changes.subList(start, Math.min(start + 200, changes.size()))) {
        batch = batch.add(change);
      }
      assertThat(mode.run(batch)).allMatch(outcome -> outcome.error().isEmpty());
    }
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsLostOrRepeatedThoughTheResultHasChanged(Mode mode) {
    int before = mode.run(items.query(NEW).ids()).size();
    batched(
        mode,
        IntStream.range(0, 450 - before)
            .mapToObj(i -> items.create("Bug").set(Fields.TITLE, "bug " + i))
            .toList());
    List<Integer> all = mode.run(items.query(NEW).ids());
    assertThat(all).hasSize(450);

    Page<WorkItem> first = mode.run(items.query(NEW).fields(Fields.ID).firstPage());
    batched(mode, first.items().stream().map(item -> item.set(Fields.STATE, "Closed")).toList());
    batched(mode, List.of(items.create("Bug").set(Fields.TITLE, "zz, before all others")));
    requests();
    List<WorkItem> rest =
        mode.all(items.query(NEW).fields(Fields.ID).from(first.token().orElseThrow()));

    assertThat(rest).extracting(WorkItem::id).isEqualTo(all.subList(200, 450));
    assertThat(requests()).hasSize(2).allMatch(request -> request.method().equals("GET"));
    Page<WorkItem> second =
        mode.run(items.query(NEW).fields(Fields.ID).page(first.token().orElseThrow()));
    assertThat(mode.all(items.query(NEW).fields(Fields.ID).from(second.token().orElseThrow())))
        .extracting(WorkItem::id)
        .isEqualTo(all.subList(400, 450));
  }

  @Test
  void tokenHoldsTheNumbersInTheirOrderAndTheTime() {
    Random random = new Random(5);
    List<Integer> ids = new ArrayList<>(List.of(1, Integer.MAX_VALUE, 2, 2, 1));
    random.ints(1_000, 1, Integer.MAX_VALUE).forEach(ids::add);
    Instant time = Instant.parse("2024-02-29T12:00:00.1234567Z");
    for (QuerySource.Found found :
        List.of(
            new QuerySource.Found(ids, null, false),
            new QuerySource.Found(ids, time, true),
            new QuerySource.Found(ids, time, false),
            new QuerySource.Found(List.of(), null, false))) {
      assertThat(QueryToken.read(QueryToken.of(found))).isEqualTo(found);
    }
  }

  @Test
  void tokenIsBoundedAndTellsWhyItIsRefused() {
    List<Integer> most = IntStream.rangeClosed(1, QueryToken.MOST).boxed().toList();
    assertThat(QueryToken.of(new QuerySource.Found(most, null, false))).hasSizeLessThan(21_000);
    List<Integer> apart =
        IntStream.range(0, QueryToken.MOST).mapToObj(i -> i % 2 == 0 ? 1 : 2_000_000_000).toList();
    assertThat(QueryToken.of(new QuerySource.Found(apart, null, false))).hasSizeLessThan(150_000);
    List<Integer> more = IntStream.rangeClosed(1, QueryToken.MOST + 1).boxed().toList();
    String refused = QueryToken.of(new QuerySource.Found(more, null, false));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> items.query(NEW).page(refused))
        .withMessageStartingWith("token ")
        .withMessageContaining("20000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "200",
        "q1",
        "q1AAAA",
        "q1$",
        "x",
        "q",
        "q1AAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "q1AAA00000000"
      })
  void othersAreRefused(String token) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> items.query(NEW).page(token))
        .withMessageStartingWith("token ");
  }

  @Test
  void brokenOnesAreRefused() {
    String token = QueryToken.of(new QuerySource.Found(List.of(7, 8, 9), null, false));
    for (int i = 0; i < token.length(); i++) {
      String cut = token.substring(0, i);
      if (!cut.isEmpty()) {
        assertThatIllegalArgumentException().isThrownBy(() -> QueryToken.read(cut));
      }
      char other = token.charAt(i) == 'B' ? 'C' : 'B';
      String changed = cut + other + token.substring(i + 1);
      assertThatIllegalArgumentException().isThrownBy(() -> QueryToken.read(changed));
    }
  }
}
