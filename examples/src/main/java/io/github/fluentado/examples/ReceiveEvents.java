// SPDX-License-Identifier: MIT
package io.github.fluentado.examples;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.client.git.GitPullRequest;
import io.github.fluentado.client.wit.WorkItemUpdate;
import io.github.fluentado.examples.hooks.HookServer;
import io.github.fluentado.hooks.DeliveryStore;
import io.github.fluentado.hooks.EventType;
import io.github.fluentado.hooks.HookRouter;
import io.github.fluentado.hooks.HookRules;
import io.github.fluentado.hooks.HookSecret;
import io.github.fluentado.hooks.Resource;
import io.github.fluentado.servicehooks.HookFilter;
import io.github.fluentado.servicehooks.ServiceHooks;
import io.github.fluentado.servicehooks.WebHook;
import io.github.fluentado.workitems.Fields;
import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Routes deliveries of service hooks to handlers, in a receiver with nothing but the JDK's server.
 */
final class ReceiveEvents implements Example {
  public static void main(String... args) throws Exception {
    Example.main(new ReceiveEvents(), args);
  }

  @Override
  public void run(AzureDevOps ado, String project, int id, PrintStream out) throws Exception {
    HookRouter router =
        HookRouter.create()
            .on(
                EventType.WORK_ITEM_UPDATED,
                WorkItemUpdate.class,
                (event, update) -> out.println("changed: " + update.fields().keySet()))
            .on(
                EventType.PULL_REQUEST_MERGED,
                GitPullRequest.class,
                Resource.at("mergeStatus").is("conflicts"),
                (event, request) -> out.println("conflicts in !" + request.pullRequestId()))
            .otherwise(event -> out.println("nobody knows " + event.type()))
            .once(DeliveryStore.inMemory(10_000));
    HookRules rules = HookRules.secret(HookSecret.basic("ado", "change-me"));

    CountDownLatch arrived = new CountDownLatch(1);
    HookServer.Settings settings = new HookServer.Settings(0, 2, 100);
    try (HookServer server =
        HookServer.answeringFirst(
            settings,
            rules,
            router,
            handled -> {
              out.println(handled);
              arrived.countDown();
            })) {
      ServiceHooks hooks = ado.project(project).serviceHooks();
      hooks
          .create(
              HookFilter.workItemsUpdated().changed(Fields.PRIORITY),
              WebHook.to(server.url()).basic("ado", "change-me"))
          .execute();
      ado.project(project).workItems().edit(id).set(Fields.PRIORITY, 1).execute();
      arrived.await(30, TimeUnit.SECONDS);
    }
  }
}
