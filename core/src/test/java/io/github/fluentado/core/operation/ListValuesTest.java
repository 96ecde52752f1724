// SPDX-License-Identifier: MIT
package io.github.fluentado.core.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.fluentado.core.Connection;
import io.github.fluentado.core.ServiceHosts;
import io.github.fluentado.core.credential.Credential;
import io.github.fluentado.core.testing.Reply;
import io.github.fluentado.core.testing.ScriptedTransport;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Lists that go into an address: neither empty, nor longer than an address may be. */
class ListValuesTest {
  private static final Connection CONNECTION =
      Connection.to(ServiceHosts.services("contoso"), Credential.anonymous())
          .transport(ScriptedTransport.of(Reply.empty(204)))
          .build();

  private static Invocation get(String path) {
    return Invocation.of(
        CONNECTION, Operation.of("build_Builds_list", "GET", path).version("7.1").build());
  }

  private static String uri(Invocation invocation) {
    return invocation.plan().versioned().uri().toString();
  }

  /** As nothing, the service would take it for no filter at all. */
  @Test
  void emptyListIsRefusedByName() {
    List<ThrowingCallable> calls =
        List.of(
            () -> get("/x").query("ids", List.of()),
            () -> get("/x").query("ids", List.of(), "|"),
            () -> get("/x").each("ids", List.of()),
            () -> get("/x/{ids}").path("ids", List.of()),
            () -> get("/x").header("ids", List.of()));
    assertThat(calls)
        .allSatisfy(
            call ->
                assertThatIllegalArgumentException().isThrownBy(call).withMessage("ids is empty"));
  }

  @Test
  void addressThatNoServerTakesIsRefusedByWhatMakesItLong() {
    List<Integer> many = IntStream.range(1_000_000, 1_001_600).boxed().toList();
    assertThat(uri(get("/x").query("ids", many))).hasSizeLessThan(16_500);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                uri(get("/x").query("a", "b").query("ids", many).each("more", many.subList(0, 60))))
        .withMessageStartingWith("ids makes the address 1")
        .withMessageEndingWith(" characters long, of which servers take 16384 at most");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> uri(get("/x/{name}").path("name", "x".repeat(20_000))))
        .withMessageStartingWith("path makes the address 20003 characters long");
  }
}
