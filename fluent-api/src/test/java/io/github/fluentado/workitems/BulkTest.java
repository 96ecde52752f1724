// SPDX-License-Identifier: MIT
package io.github.fluentado.workitems;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.Mode;
import io.github.fluentado.core.Export;
import io.github.fluentado.emulator.ServerYear;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is done with many work items, on each installation. */
@ParameterizedClass(name = "{0}")
@MethodSource(OnEmulator.INSTALLATIONS)
class BulkTest extends OnEmulator {
  private final List<Integer> seeds = emulator.seeds().workItems();

  BulkTest(Optional<ServerYear> server) {
    super(server, builder -> builder.queryLimit(3));
  }

  @ParameterizedTest
  @EnumSource
  void theyAreFoundInPartsChangedAndExported(Mode mode, @TempDir Path folder) throws IOException {
    Select all = Select.items().where(Condition.inProject()).orderBy(Fields.ID);
    List<Integer> found = mode.run(items.query(all).atOnce(2).ids());
    assertThat(found).isEqualTo(seeds);

    assertThat(mode.run(items.editAll(found, edit -> edit.addTag("swept")).guarded().failures()))
        .isEmpty();
    mode.run(items.update(seeds.get(0), item -> item.set(Fields.PRIORITY, 2)));
    WorkItem linked =
        mode.run(items.linkOnce(seeds.get(0), Link.to(URI.create("https://x.example/"))));
    assertThat(linked.revision()).isGreaterThan(2);

    Path file = folder.resolve("revisions.jsonl");
    Export.Progress end = mode.run(items.revisions().export(file));
    assertThat(Files.readAllLines(file)).hasSize((int) end.lines()).hasSizeGreaterThan(8);
  }
}
