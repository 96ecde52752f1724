// SPDX-License-Identifier: MIT
package io.github.fluentado.examples.hooks;

import io.github.fluentado.hooks.HookEvent;
import io.github.fluentado.hooks.HookRouter;
import io.github.fluentado.hooks.HookRules;
import io.github.fluentado.hooks.Received;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The same for any servlet container. */
public final class HookServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  private final transient HookRules rules;
  private final transient HookRouter router;

  public HookServlet(HookRules rules, HookRouter router) {
    this.rules = rules;
    this.router = router;
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    byte[] body = request.getInputStream().readNBytes(rules.limit() + 1);
    Received received = HookEvent.fromHttp(request::getHeader, body, rules);
    response.setStatus(
        received.event().map(event -> router.handle(event).status()).orElse(received.status()));
  }
}
