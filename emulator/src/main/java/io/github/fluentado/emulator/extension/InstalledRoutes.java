// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.extension;

import static io.github.fluentado.emulator.server.Scope.ORGANIZATION;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Route;
import io.github.fluentado.emulator.server.ServiceException;
import io.github.fluentado.emulator.store.Table;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** The extensions of the organization. There is no marketplace: whatever is named is installed. */
final class InstalledRoutes {
  private static final String ALL = "ExtensionManagement/InstalledExtensions";
  private static final String BY_NAME =
      "ExtensionManagement/InstalledExtensionsByName/{publisher}/{extension}";

  /** One extension, and whether it is switched off or not. */
  private record Installed(
      String publisher, String extension, String version, String flags, Instant changed) {
    Installed with(String newFlags, Instant now) {
      return new Installed(publisher, extension, version, newFlags, now);
    }

    boolean isDisabled() {
      return flags.contains("disabled");
    }
  }

  private final World world;
  private final Table<String, Installed> installed;

  InstalledRoutes(World world) {
    this.world = world;
    this.installed = world.store().table();
  }

  List<Route> routes() {
    return List.of(
        Route.of("GET", ALL, this::list).in(ORGANIZATION).preview(),
        Route.of("PATCH", ALL, this::update).in(ORGANIZATION).preview(),
        Route.of("GET", BY_NAME, call -> Answers.ok(json(installed(call))))
            .in(ORGANIZATION)
            .preview(),
        Route.of("POST", BY_NAME, call -> install(call, "1.0.0")).in(ORGANIZATION).preview(),
        Route.of("POST", BY_NAME + "/{version}", call -> install(call, call.part("version")))
            .in(ORGANIZATION)
            .preview(),
        Route.of("DELETE", BY_NAME, this::uninstall).in(ORGANIZATION).preview());
  }

  private static String key(String publisher, String extension) {
    return (publisher + "." + extension).toLowerCase(Locale.ROOT);
  }

  private static String key(Call call) {
    return key(call.part("publisher"), call.part("extension"));
  }

  private Installed installed(Call call) {
    return installed
        .find(key(call))
        .orElseThrow(
            () -> ExtensionErrors.notInstalled(call.part("publisher"), call.part("extension")));
  }

  private HttpAnswer list(Call call) {
    String name = "includeDisabledExtensions";
    boolean disabled = call.query().text(name).isEmpty() || call.query().flag(name);
    return Answers.list(
        installed.stream().filter(one -> disabled || !one.isDisabled()).toList(), this::json);
  }

  private HttpAnswer install(Call call, String version) {
    String publisher = call.part("publisher");
    String extension = call.part("extension");
    if (installed.has(key(call))) {
      throw ExtensionErrors.installed(publisher, extension);
    }
    Instant now = world.organization().now();
    Installed made = new Installed(publisher, extension, version, "none", now);
    installed.put(key(call), made);
    return Answers.ok(json(made));
  }

  private HttpAnswer uninstall(Call call) {
    installed(call);
    installed.remove(key(call));
    return Answers.none();
  }

  /** Switches an extension off or on: nothing else of it can be changed. */
  private HttpAnswer update(Call call) {
    JsonObject body = call.object();
    String publisher = String.valueOf(Json.string(body, "publisherId"));
    String extension = String.valueOf(Json.string(body, "extensionId"));
    Installed old =
        installed
            .find(key(publisher, extension))
            .orElseThrow(() -> ExtensionErrors.notInstalled(publisher, extension));
    JsonElement state = Json.member(body, "installState");
    String flags = state instanceof JsonObject given ? Json.string(given, "flags") : null;
    if (flags == null) {
      throw ServiceException.invalidArgument("The flags of the installState are missing.");
    }
    Installed next = old.with(flags, world.organization().now());
    installed.put(key(publisher, extension), next);
    return Answers.ok(json(next));
  }

  private Doc json(Installed one) {
    String name = one.publisher() + "." + one.extension();
    return Doc.of("extensionId", one.extension())
        .with("extensionName", one.extension())
        .with("publisherId", one.publisher())
        .with("publisherName", one.publisher())
        .with("version", one.version())
        .with("registrationId", world.organization().derivedId("registration", name))
        .with("manifestVersion", 1)
        .with("contributions", List.of())
        .with("contributionTypes", List.of())
        .with("scopes", List.of())
        .with("installState", Doc.of("flags", one.flags()).with("lastUpdated", one.changed()))
        .with("lastPublished", one.changed());
  }
}
