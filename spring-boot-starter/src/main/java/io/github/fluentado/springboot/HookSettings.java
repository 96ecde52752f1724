// SPDX-License-Identifier: MIT
package io.github.fluentado.springboot;

import io.github.fluentado.hooks.HookRules;
import io.github.fluentado.hooks.HookSecret;
import org.jspecify.annotations.Nullable;

/** What deliveries must be, as the properties say. */
final class HookSettings {
  private static final String PASSWORD = "fluent-ado.hooks.password";
  private static final String HEADER = "fluent-ado.hooks.header-name";
  private static final String VALUE = "fluent-ado.hooks.header-value";
  private static final String OPEN = "fluent-ado.hooks.open";
  private static final String PATH = "fluent-ado.hooks.path";
  private static final String ADD_SECRET =
      "Write fluent-ado.hooks.password (and fluent-ado.hooks.user) as the subscription sends them,"
          + " or fluent-ado.hooks.header-name and fluent-ado.hooks.header-value, or"
          + " fluent-ado.hooks.open=true if something before this program guards the path.";
  private static final String A_PATH = "Write a path such as /hooks/azure-devops.";

  private HookSettings() {}

  static HookRules rules(FluentAdoProperties.Hooks given) {
    path(given);
    HookSecret secret = secret(given);
    if (secret == null && !given.open()) {
      throw new SettingException(
          "There is a HookRouter bean, and nothing that tells its deliveries from those of others:"
              + " neither "
              + PASSWORD
              + " nor "
              + VALUE
              + " is set.",
          ADD_SECRET);
    }
    if (secret != null && given.open()) {
      throw Setting.both(OPEN + "=true", given.password() == null ? VALUE : PASSWORD);
    }
    HookRules rules = secret == null ? HookRules.open() : HookRules.secret(secret);
    return Setting.used(
        "fluent-ado.hooks.limit",
        "Write a size such as 2MB.",
        () -> rules.limit(size(given.limit().toBytes())));
  }

  private static int size(long bytes) {
    return (int) Math.min(bytes, Integer.MAX_VALUE - 8);
  }

  private static void path(FluentAdoProperties.Hooks given) {
    String path = Setting.text(PATH, given.path(), A_PATH);
    if (path == null || !path.startsWith("/")) {
      throw new SettingException("The property " + PATH + " does not begin with a slash.", A_PATH);
    }
  }

  private static @Nullable HookSecret secret(FluentAdoProperties.Hooks given) {
    String password = Setting.text(PASSWORD, given.password(), ADD_SECRET);
    String value = Setting.text(VALUE, given.headerValue(), ADD_SECRET);
    String name = Setting.text(HEADER, given.headerName(), ADD_SECRET);
    if (password != null && value != null) {
      throw Setting.both(PASSWORD, VALUE);
    }
    if (value != null || name != null) {
      String header = Setting.with(HEADER, name, VALUE);
      String expected = Setting.with(VALUE, value, HEADER);
      return Setting.used(HEADER, ADD_SECRET, () -> HookSecret.header(header, expected));
    }
    if (password == null) {
      if (given.user() != null) {
        Setting.with(PASSWORD, password, "fluent-ado.hooks.user");
      }
      return null;
    }
    String user = given.user() == null ? "" : given.user();
    return Setting.used(
        "fluent-ado.hooks.user", ADD_SECRET, () -> HookSecret.basic(user, password));
  }
}
