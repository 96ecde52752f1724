// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.security;

import static io.github.fluentado.emulator.server.Scope.ORGANIZATION;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.security.Acl.Ace;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Query;
import io.github.fluentado.emulator.server.Route;
import io.github.fluentado.emulator.server.ServiceException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Whether the caller may do something. */
final class PermissionRoutes {
  private static final String ONE = "permissions/{namespace}/{bits:int}";

  private final AccessControl control;

  PermissionRoutes(AccessControl control) {
    this.control = control;
  }

  List<Route> routes() {
    return List.of(
        Route.of("GET", ONE, this::has).in(ORGANIZATION),
        Route.of("DELETE", ONE, this::remove).in(ORGANIZATION),
        Route.of("POST", "security/permissionevaluationbatch", this::batch)
            .in(ORGANIZATION)
            .reading());
  }

  private HttpAnswer has(Call call) {
    SecurityNamespace in = control.namespace(call.part("namespace"));
    Query query = call.query();
    int bits = call.number("bits");
    boolean always = query.flag("alwaysAllowAdministrators");
    String delimiter = query.text("delimiter").orElse(",");
    String tokens = query.text("tokens").or(() -> query.text("token")).orElse("");
    List<Boolean> answers =
        Arrays.stream(tokens.split(Pattern.quote(delimiter), -1))
            .map(token -> may(in, token, bits, always))
            .toList();
    return Answers.list(answers);
  }

  private boolean may(SecurityNamespace in, String token, int bits, boolean always) {
    return (always && control.iAmAdministrator())
        || (control.mine(in, token).allow() & bits) == bits;
  }

  private HttpAnswer batch(Call call) {
    JsonObject body = call.object();
    boolean always = Json.flag(body, "alwaysAllowAdministrators");
    if (!(Json.member(body, "evaluations") instanceof JsonArray evaluations)) {
      throw ServiceException.invalidArgument("The list evaluations is missing.");
    }
    List<Doc> answers = evaluations.asList().stream().map(e -> evaluated(e, always)).toList();
    return Answers.ok(Doc.of("alwaysAllowAdministrators", always).with("evaluations", answers));
  }

  private Doc evaluated(JsonElement element, boolean always) {
    if (!(element instanceof JsonObject evaluation)) {
      throw ServiceException.invalidArgument("An evaluation is an object, not " + element + ".");
    }
    SecurityNamespace in = control.namespace(Json.string(evaluation, "securityNamespaceId", ""));
    String token = Json.string(evaluation, "token", "");
    JsonElement permissions = Json.member(evaluation, "permissions");
    int bits = permissions == null ? 0 : Json.number(permissions);
    return Doc.of("securityNamespaceId", in.id())
        .with("token", token)
        .with("permissions", bits)
        .with("value", may(in, token, bits, always));
  }

  private HttpAnswer remove(Call call) {
    SecurityNamespace in = control.namespace(call.part("namespace"));
    String descriptor =
        control.descriptor(
            call.query()
                .text("descriptor")
                .orElseThrow(() -> ServiceException.invalidArgument("The descriptor is missing.")));
    String token = call.query().text("token").orElse("");
    Acl list = control.list(in, token);
    Ace entry = list.entry(descriptor).without(call.number("bits"));
    if (list.entries().containsKey(descriptor)) {
      control.put(in, list.with(entry));
    }
    return Answers.ok(
        Doc.of("descriptor", descriptor).with("allow", entry.allow()).with("deny", entry.deny()));
  }
}
