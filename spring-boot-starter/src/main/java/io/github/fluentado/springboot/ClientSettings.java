// SPDX-License-Identifier: MIT
package io.github.fluentado.springboot;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.core.run.RetryPolicy;
import io.github.fluentado.core.run.Rules;
import io.github.fluentado.core.transport.ProxySettings;
import io.github.fluentado.core.transport.TransportSettings;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Puts into a builder what the properties say of time, network and names. */
final class ClientSettings {
  private static final String A_DURATION = "Write a time such as 30s or 5m.";
  private static final String A_NUMBER = "Write a number of at least 1.";
  private static final String A_FILE = "Write the path of a file that can be read.";
  private static final String A_PROXY =
      "Write fluent-ado.network.proxy.host=proxy.example.com and"
          + " fluent-ado.network.proxy.port=3128.";

  private ClientSettings() {}

  static AzureDevOps.Builder put(FluentAdoProperties settings, AzureDevOps.Builder builder) {
    builder.rules(rules(settings)).network(network(settings));
    String version =
        Setting.text("fluent-ado.api-version", settings.apiVersion(), "Write one such as 7.0.");
    if (version != null) {
      Setting.used(
          "fluent-ado.api-version", "Write one such as 7.0.", () -> builder.apiVersion(version));
    }
    String product =
        Setting.text(
            "fluent-ado.user-agent", settings.userAgent(), "Write the name of your program.");
    return product == null
        ? builder
        : Setting.used(
            "fluent-ado.user-agent",
            "Write the name of your program.",
            () -> builder.userAgent(product));
  }

  /** The value with what the property adds, if it is set. */
  private static <S, V> S changed(
      S before, String property, @Nullable V value, String remedy, Function<V, S> change) {
    return value == null ? before : Setting.used(property, remedy, () -> change.apply(value));
  }

  private static Rules rules(FluentAdoProperties settings) {
    Rules rules = Rules.standard();
    rules = changed(rules, "fluent-ado.timeout", settings.timeout(), A_DURATION, rules::total);
    rules =
        changed(
            rules,
            "fluent-ado.attempt-timeout",
            settings.attemptTimeout(),
            A_DURATION,
            rules::attempt);
    rules =
        changed(
            rules,
            "fluent-ado.longest-wait",
            settings.longestWait(),
            A_DURATION,
            rules::longestWait);
    return changed(
        rules, "fluent-ado.attempts", settings.attempts(), A_NUMBER, withAttempts(rules));
  }

  // As RetryPolicy.standard() is, but for the number.
  private static Function<Integer, Rules> withAttempts(Rules rules) {
    return attempts ->
        rules.retry(RetryPolicy.backoff(attempts, Duration.ofMillis(500), Duration.ofSeconds(30)));
  }

  private static TransportSettings network(FluentAdoProperties settings) {
    FluentAdoProperties.Network given = settings.network();
    TransportSettings network = TransportSettings.standard();
    network =
        changed(network, "fluent-ado.parallel", settings.parallel(), A_NUMBER, network::parallel);
    network =
        changed(
            network,
            "fluent-ado.network.connect-timeout",
            given.connectTimeout(),
            A_DURATION,
            network::connect);
    network =
        changed(
            network,
            "fluent-ado.network.silence-timeout",
            given.silenceTimeout(),
            A_DURATION,
            network::silence);
    return certified(network.proxy(proxy(given.proxy())), given);
  }

  private static TransportSettings certified(
      TransportSettings network, FluentAdoProperties.Network given) {
    String trust = Setting.text("fluent-ado.network.trust", given.trust(), A_FILE);
    TransportSettings trusting =
        changed(
            network, "fluent-ado.network.trust", trust, A_FILE, file -> network.trust(path(file)));
    String identity = Setting.text("fluent-ado.network.identity", given.identity(), A_FILE);
    if (identity == null) {
      return trusting;
    }
    String password =
        Setting.with(
            "fluent-ado.network.identity-password",
            given.identityPassword(),
            "fluent-ado.network.identity");
    return Setting.used(
        "fluent-ado.network.identity",
        A_FILE + " It must open with fluent-ado.network.identity-password.",
        () -> trusting.identity(path(identity), password));
  }

  private static Path path(String file) {
    try {
      return Path.of(file);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("path is none", e);
    }
  }

  private static ProxySettings proxy(FluentAdoProperties.Proxy given) {
    String host = Setting.text("fluent-ado.network.proxy.host", given.host(), A_PROXY);
    if (host == null) {
      if (given.port() != null) {
        throw new SettingException(
            "The property fluent-ado.network.proxy.port is set, and no host.", A_PROXY);
      }
      return ProxySettings.system();
    }
    int port =
        Setting.with(
            "fluent-ado.network.proxy.port", given.port(), "fluent-ado.network.proxy.host");
    ProxySettings proxy =
        Setting.used("fluent-ado.network.proxy", A_PROXY, () -> ProxySettings.of(host, port));
    ProxySettings excepted =
        Setting.used(
            "fluent-ado.network.proxy.except",
            "Write names such as *.contoso.com, with commas between them.",
            () -> proxy.except(given.except().toArray(String[]::new)));
    return loggedIn(excepted, given);
  }

  private static ProxySettings loggedIn(ProxySettings proxy, FluentAdoProperties.Proxy given) {
    String login = "Write fluent-ado.network.proxy.user and fluent-ado.network.proxy.password.";
    String user = Setting.text("fluent-ado.network.proxy.user", given.user(), login);
    if (user == null) {
      return proxy;
    }
    String password =
        Setting.with(
            "fluent-ado.network.proxy.password", given.password(), "fluent-ado.network.proxy.user");
    return Setting.used("fluent-ado.network.proxy.user", login, () -> proxy.login(user, password));
  }
}
