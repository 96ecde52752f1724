// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.control;

import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.http.HttpRequest;
import io.github.fluentado.emulator.page.Page;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.ServiceException;
import io.github.fluentado.emulator.server.SignIn;
import io.github.fluentado.emulator.service.Service;
import java.util.Locale;

/**
 * The ways to steer an emulator by HTTP, below {@code /_emulator}: what the Java methods do, for
 * programs in other languages. They take the token the emulator was started with, are struck by no
 * fault, and do not appear among the requests.
 */
public final class Control {
  public static final String ROOT = "/_emulator";

  private final String token;
  private final ControlRoutes routes;

  /**
   * @param token that requests must bring
   * @param page for those who look with a browser
   */
  public Control(String token, Service service, Page page) {
    this.token = token;
    this.routes = new ControlRoutes(service, page);
  }

  public static boolean isFor(HttpRequest request) {
    String path = request.target().split("\\?", 2)[0].toLowerCase(Locale.ROOT);
    return path.equals(ROOT) || path.startsWith(ROOT + "/");
  }

  public HttpAnswer handle(HttpRequest request) {
    if (!SignIn.token(request).filter(token::equals).isPresent()) {
      return refusal(401, "This needs the token of the emulator, as Basic or Bearer.")
          .with("WWW-Authenticate", "Basic realm=\"emulator\"");
    }
    if (!request.method().equals("GET") && !Page.mayChange(request)) {
      return refusal(403, "A page of another origin may change nothing here.");
    }
    try {
      return routes.handle(ControlCall.of(request));
    } catch (ServiceException e) {
      return refusal(e.status(), e.text());
    } catch (IllegalArgumentException e) {
      return refusal(400, String.valueOf(e.getMessage()));
    } catch (IllegalStateException e) {
      return refusal(409, String.valueOf(e.getMessage()));
    }
  }

  private static HttpAnswer refusal(int status, String message) {
    return Answers.json(status, Doc.of("error", message));
  }
}
