// SPDX-License-Identifier: MIT
package io.github.fluentado.springboot;

import io.github.fluentado.hooks.Handled;
import io.github.fluentado.hooks.HookEvent;
import io.github.fluentado.hooks.HookRouter;
import io.github.fluentado.hooks.HookRules;
import io.github.fluentado.hooks.Received;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Receives deliveries, and waits for the handlers without a thread. */
@RestController
final class HookController {
  private final HookRules rules;
  private final HookRouter router;

  HookController(HookRules rules, HookRouter router) {
    this.rules = rules;
    this.router = router;
  }

  @PostMapping("${fluent-ado.hooks.path:/hooks/azure-devops}")
  CompletionStage<ResponseEntity<Void>> receive(
      @RequestHeader HttpHeaders headers, InputStream content) throws IOException {
    byte[] body = content.readNBytes(rules.limit() + 1);
    Received received = HookEvent.fromHttp(headers::getFirst, body, rules);
    CompletionStage<Integer> status =
        received
            .event()
            .map(event -> router.handleAsync(event).thenApply(Handled::status))
            .orElseGet(() -> CompletableFuture.completedStage(received.status()));
    return status.thenApply(code -> ResponseEntity.status(code).build());
  }
}
