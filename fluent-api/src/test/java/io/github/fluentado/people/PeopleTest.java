// SPDX-License-Identifier: MIT
package io.github.fluentado.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.FakeTransport;
import io.github.fluentado.Installation;
import io.github.fluentado.Mode;
import io.github.fluentado.client.common.GraphUser;
import io.github.fluentado.client.graph.GraphMembership;
import io.github.fluentado.core.credential.Credential;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.http.Headers;
import io.github.fluentado.core.http.HttpRequest;
import io.github.fluentado.core.transport.Transport;
import io.github.fluentado.emulator.ReceivedRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PeopleTest {
  @AutoClose private final Installation hosted = Installation.hosted();
  private final People people = hosted.ado.people();

  private List<String> descriptors(Mode mode) {
    return mode.all(people.users()).stream()
        .map(GraphUser::descriptor)
        .map(Objects::requireNonNull)
        .toList();
  }

  @ParameterizedTest
  @EnumSource
  void manySubjectsAreLookedUpInPartsAndKeepTheirOrder(Mode mode) {
    List<String> known = new ArrayList<>(descriptors(mode));
    Collections.reverse(known);
    List<String> wanted =
        new ArrayList<>(IntStream.range(0, 250).mapToObj(i -> "aad.unknown" + i).toList());
    wanted.add(10, known.get(0));
    wanted.addAll(known);
    List<ReceivedRequest> requests =
        hosted.requests(
            () ->
                assertThat(mode.run(people.subjects(wanted)).keySet())
                    .containsExactlyElementsOf(known));
    assertThat(requests).hasSize(3).allMatch(request -> request.path().endsWith("/subjectlookup"));
  }

  @ParameterizedTest
  @EnumSource
  void failureOfOnePartIsTheFailureOfAll(Mode mode) {
    List<String> wanted = IntStream.range(0, 150).mapToObj(i -> "aad.unknown" + i).toList();
    hosted.emulator.faults().on("POST", "/_apis/graph/subjectlookup").after(1).answer(403);
    assertThat(mode.failure(people.subjects(wanted)).kind()).isEqualTo(ErrorKind.FORBIDDEN);
  }

  @ParameterizedTest
  @EnumSource
  void membersComeWithTheirNames(Mode mode) {
    String group =
        mode.all(people.groups()).stream()
            .filter(one -> "Project Collection Administrators".equals(one.displayName()))
            .map(one -> Objects.requireNonNull(one.descriptor()))
            .findFirst()
            .orElseThrow();
    assertThat(mode.run(people.memberSubjects(group)).values())
        .extracting(subject -> subject.displayName())
        .contains("Ada Admin");
    String nobody = "vssgp.of-nobody";
    try (var client = new FakeTransport().answer("{\"count\":0,\"value\":[]}").client()) {
      assertThat(mode.run(client.people().memberSubjects(nobody))).isEmpty();
    }
  }

  /** Answers each request with one member, and with a token as long as there are some. */
  private record Pages(List<String> tokens, List<String> asked) implements Transport {
    @Override
    public <R> CompletableFuture<R> send(HttpRequest request, Receiver<R> receiver) {
      String token = tokens.get(asked.size());
      asked.add(Objects.requireNonNullElse(request.uri().getRawQuery(), ""));
      byte[] body =
          ("{\"count\":1,\"value\":[{\"memberDescriptor\":\"aad." + asked.size() + "\"}]}")
              .getBytes(StandardCharsets.UTF_8);
      Headers headers =
          Headers.none()
              .with("Content-Type", "application/json")
              .with("X-MS-ContinuationToken", token);
      try {
        return CompletableFuture.completedFuture(
            receiver.receive(200, headers, new ByteArrayInputStream(body)));
      } catch (IOException broken) {
        return CompletableFuture.failedFuture(broken);
      }
    }

    @Override
    public void close() {}
  }

  @ParameterizedTest
  @EnumSource
  void membersInPagesAreAllGivenAndAnEmptyTokenIsTheEnd(Mode mode) {
    Pages pages = new Pages(List.of("a/b", ""), new ArrayList<>());
    try (var client =
        AzureDevOps.of("contoso", Credential.token("secret")).transport(pages).build()) {
      assertThat(mode.all(client.people().members("vssgp.x")))
          .extracting(GraphMembership::memberDescriptor)
          .containsExactly("aad.1", "aad.2");
      assertThat(pages.asked()).hasSize(2);
      assertThat(pages.asked().get(1)).contains("continuationToken=a/b", "direction=down");
    }
  }

  @ParameterizedTest
  @EnumSource
  void nameOfSeveralIsNoName(Mode mode) {
    String two =
        """
        {"count": 2, "value": [{"id": "00000000-0000-0000-0000-000000000001"},
                               {"id": "00000000-0000-0000-0000-000000000002"}]}
        """;
    try (var client = new FakeTransport().answer(two).client()) {
      assertThat(mode.failure(client.people().id("Ann")).kind()).isEqualTo(ErrorKind.INVALID);
    }
  }

  @Test
  void badInputIsRefusedBeforeAnythingIsSent() {
    hosted.refuses(
        "descriptors", () -> people.subjects(List.of()), () -> people.subjects(List.of(" ")));
    hosted.refuses("descriptor", () -> people.user(""), () -> people.storageKey(".."));
    hosted.refuses("group", () -> people.members(" "));
    hosted.refuses("text", () -> people.find("  "), () -> people.id(""));
  }
}
