// SPDX-License-Identifier: MIT
package io.github.fluentado.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.core.credential.Credential;
import io.github.fluentado.core.run.Trust;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.examples.hooks.HookServer;
import io.github.fluentado.hooks.EventType;
import io.github.fluentado.hooks.HookEvent;
import io.github.fluentado.hooks.HookRouter;
import io.github.fluentado.hooks.HookRules;
import io.github.fluentado.servicehooks.HookFilter;
import io.github.fluentado.servicehooks.OtherFilter;
import io.github.fluentado.servicehooks.ServiceHooks;
import io.github.fluentado.servicehooks.WebHook;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

class HookExamplesTest {
  private static String printed(Example example) throws Exception {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    Example.onEmulator(example, new PrintStream(text, true, StandardCharsets.UTF_8));
    return text.toString(StandardCharsets.UTF_8);
  }

  @Test
  void deliveryReachesItsHandler() throws Exception {
    assertThat(printed(new ReceiveEvents()).lines())
        .hasSize(2)
        .anyMatch(line -> line.startsWith("changed: [") && line.contains("Priority"))
        .contains("HANDLED");
  }

  @Test
  void botsLookAtWhatIsThere() throws Exception {
    assertThat(printed(new ContributorAgreementBot(Set.of())).lines())
        .contains("HookRouter[2 handlers]", "!1: pending");
    assertThat(printed(new StageLabelBot())).contains("stage:");
  }

  /** The two modules do not know each other, and must mean the same. */
  @Test
  void filtersAskForTypesAndVersionsThatHaveAModel() {
    Map<HookFilter<?>, EventType> all =
        Map.ofEntries(
            Map.entry(HookFilter.pushes(), EventType.GIT_PUSH),
            Map.entry(HookFilter.pullRequestsCreated(), EventType.PULL_REQUEST_CREATED),
            Map.entry(HookFilter.pullRequestsUpdated(), EventType.PULL_REQUEST_UPDATED),
            Map.entry(HookFilter.pullRequestMergesTried(), EventType.PULL_REQUEST_MERGED),
            Map.entry(HookFilter.pullRequestsCommented(), EventType.PULL_REQUEST_COMMENTED),
            Map.entry(HookFilter.workItemsCreated(), EventType.WORK_ITEM_CREATED),
            Map.entry(HookFilter.workItemsUpdated(), EventType.WORK_ITEM_UPDATED),
            Map.entry(HookFilter.workItemsDeleted(), EventType.WORK_ITEM_DELETED),
            Map.entry(HookFilter.workItemsRestored(), EventType.WORK_ITEM_RESTORED),
            Map.entry(HookFilter.workItemsCommented(), EventType.WORK_ITEM_COMMENTED),
            Map.entry(HookFilter.buildsCompleted(), EventType.BUILD_COMPLETED),
            Map.entry(HookFilter.runsChanged(), EventType.RUN_STATE_CHANGED));
    all.forEach(
        (filter, type) -> {
          assertThat(filter.publisher()).isEqualTo(type.publisher().orElseThrow());
          assertThat(filter.eventType()).isEqualTo(type.id());
          assertThat(filter.version()).isEqualTo(type.resourceVersion());
        });
  }

  @Test
  void everyEventThatTheEmulatorTellsOfIsRead() throws Exception {
    Map<String, Boolean> typed = new ConcurrentHashMap<>();
    HookRouter router =
        HookRouter.create()
            .always(event -> typed.put(event.type().id(), event.resource().isPresent()));
    HookServer.Settings settings = new HookServer.Settings(0, 2, 100);
    try (Emulator emulator = Emulator.builder().seeded().start();
        AzureDevOps ado =
            AzureDevOps.at(URI.create(emulator.url()), Credential.pat(emulator.token())).build();
        HookServer server =
            HookServer.handlingFirst(settings, HookRules.open(), router, handled -> {})) {
      ServiceHooks hooks = ado.project(emulator.seeds().project()).serviceHooks();
      for (EventType type : EventType.catalogue()) {
        OtherFilter filter =
            HookFilter.events(type.publisher().orElseThrow(), type.id())
                .resourceVersion(type.resourceVersion().orElseThrow());
        OtherFilter all =
            type.equals(EventType.TFVC_CHECKIN) ? filter.input("path", "$/web") : filter;
        assertThat(hooks.test(all, WebHook.to(server.url())).execute().id()).isNotNull();
      }
      emulator.awaitDeliveries(Duration.ofSeconds(30));
    }
    assertThat(typed).hasSameSizeAs(EventType.catalogue());
    typed.values().removeIf(model -> model);
    assertThat(typed)
        .containsOnlyKeys(
            EventType.CHECK_UPDATED.id(),
            EventType.ELASTIC_POOL_RESIZED.id(),
            EventType.AGENT_QUEUE_CREATED.id(),
            EventType.AGENT_QUEUE_UPDATED.id());
  }

  /** Somebody who may send events must not get the client's token by an address in one. */
  @Test
  void addressOfAPayloadIsFollowedToOnesOwnHostAlone() throws Exception {
    try (Emulator emulator = Emulator.builder().seeded().start();
        AzureDevOps ado =
            AzureDevOps.at(URI.create(emulator.url()), Credential.pat(emulator.token())).build()) {
      String own = emulator.url() + "/_apis/projects";
      String body =
          "{\"eventType\":\"git.push\",\"resource\":{\"url\":\"%s\",\"evil\":\"%s\"}}"
              .formatted(own, "http://127.0.0.1:1/_apis/projects");
      HookEvent event =
          HookEvent.parse(body.getBytes(StandardCharsets.UTF_8)).event().orElseThrow();
      Trust hosts = ado.connection().hosts();
      assertThat(event.resourceUrl(hosts, "url")).contains(URI.create(own));
      assertThat(event.resourceUrl(hosts, "evil")).isEmpty();
      assertThatIllegalArgumentException()
          .isThrownBy(() -> ado.request("GET", event.resourceText("evil").orElseThrow()));
    }
  }
}
