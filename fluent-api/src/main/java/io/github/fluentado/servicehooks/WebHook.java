// SPDX-License-Identifier: MIT
package io.github.fluentado.servicehooks;

import io.github.fluentado.client.hooks.Subscription;
import io.github.fluentado.core.error.Check;
import io.github.fluentado.core.http.Authority;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Who is told, and how much. Immutable: each option returns another one.
 *
 * <p>The service takes no loopback addresses and no private ones. Nothing of what is set here is
 * shown in texts.
 */
public final class WebHook {
  private static final String HEADERS = "httpHeaders";

  private final URI url;
  private final Map<String, String> inputs;

  private WebHook(URI url, Map<String, String> inputs) {
    this.url = url;
    this.inputs = inputs;
  }

  /** How much of the thing that the event is about is sent. */
  public enum Details {
    ALL,
    /** The ids, the name and the address: enough to ask for the rest, with one's own rights. */
    MINIMAL,
    NONE
  }

  /** In which forms the texts for people are sent. */
  public enum Messages {
    ALL,
    TEXT,
    HTML,
    MARKDOWN,
    NONE
  }

  /**
   * Tells this address, all there is.
   *
   * @throws IllegalArgumentException if it is no http or https address, or has a user part, for
   *     which there is {@link #basic}
   */
  public static WebHook to(URI url) {
    Check.notNull("url", url);
    boolean web = "http".equalsIgnoreCase(url.getScheme()) || isHttps(url);
    Check.that(web && Authority.of(url).isPresent(), "url", "is no absolute http or https address");
    Check.that(
        Authority.of(url).filter(Authority::user).isEmpty(),
        "url",
        "holds credentials; say them by basic(…)");
    return new WebHook(url, Map.of()).set("url", url.toString());
  }

  /**
   * With this name and password, which the service keeps and tells nobody.
   *
   * @throws IllegalArgumentException if the address is not https, and not this machine
   */
  public WebHook basic(String user, String password) {
    secured();
    Check.that(Check.text("user", user).indexOf(':') < 0, "user", "has a colon");
    Check.text("password", password);
    return set("basicAuthUsername", user).set("basicAuthPassword", password);
  }

  /**
   * With this header, which may be a secret. Who may look at subscriptions may read it there.
   *
   * @throws IllegalArgumentException if the address is not https, and not this machine
   */
  public WebHook header(String name, String value) {
    secured();
    Check.visible("name", name);
    Check.that(name.indexOf(':') < 0, "name", "has a colon");
    String line = name + ":" + Check.text("value", value);
    String before = inputs.get(HEADERS);
    return set(HEADERS, before == null ? line : before + "\n" + line);
  }

  private void secured() {
    Check.that(
        isHttps(url) || isLoopback(url), "url", "must begin with https where secrets are sent");
  }

  private static boolean isHttps(URI url) {
    return "https".equalsIgnoreCase(url.getScheme());
  }

  private static boolean isLoopback(URI url) {
    String host = Authority.of(url).map(Authority::host).orElse("");
    return host.equals("localhost") || host.matches("127(\\.[0-9]{1,3}){3}|\\[::1]");
  }

  public WebHook resource(Details details) {
    return set("resourceDetailsToSend", text(Check.notNull("details", details)));
  }

  public WebHook messages(Messages messages) {
    return set("messagesToSend", text(Check.notNull("messages", messages)));
  }

  public WebHook detailedMessages(Messages messages) {
    return set("detailedMessagesToSend", text(Check.notNull("messages", messages)));
  }

  private static String text(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private WebHook set(String input, String value) {
    Map<String, String> more = new LinkedHashMap<>(inputs);
    more.put(input, value);
    return new WebHook(url, Collections.unmodifiableMap(more));
  }

  Subscription of(Subscription subscription) {
    return subscription
        .consumerId("webHooks")
        .consumerActionId("httpRequest")
        .consumerInputs(inputs);
  }

  /** The host alone: an address may hold a secret. */
  @Override
  public String toString() {
    return "WebHook[" + Authority.of(url).map(Authority::host).orElse("") + "]";
  }
}
