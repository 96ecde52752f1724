// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.keeper;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.Organization;
import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.core.ProjectRoutes;
import io.github.fluentado.emulator.description.Details;
import io.github.fluentado.emulator.description.Details.Body;
import io.github.fluentado.emulator.description.Details.Parameter;
import io.github.fluentado.emulator.description.Schema;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.ServiceException;
import java.util.Optional;

/** Refuses what the description tells to be wrong. */
public final class RequestCheck {
  private final Organization organization;
  private final Details details;
  private final Call call;

  public RequestCheck(Organization organization, Details details, Call call) {
    this.organization = organization;
    this.details = details;
    this.call = call;
  }

  /** Gives the body, JSON null if there is none or it is not JSON. */
  public JsonElement checked() {
    Optional<Project> project = organization.project(call);
    project.ifPresent(p -> call.team().ifPresent(team -> ProjectRoutes.find(p, team)));
    for (Parameter parameter : details.parameters()) {
      check(parameter);
    }
    return details.body().map(this::body).orElse(JsonNull.INSTANCE);
  }

  private void check(Parameter parameter) {
    boolean inQuery = parameter.in().equals("query");
    if (inQuery && parameter.required() && call.query().text(parameter.name()).isEmpty()) {
      throw lacking(parameter.name());
    }
    boolean inHeader = parameter.in().equals("header");
    if (inHeader && parameter.required() && call.headers().first(parameter.name()).isEmpty()) {
      throw lacking(parameter.name());
    }
    String type = parameter.schema().type();
    if (inQuery && type.equals("integer")) {
      call.query().text(parameter.name()).ifPresent(value -> whole(parameter.name(), value));
    } else if (inQuery && type.equals("boolean")) {
      call.query().flag(parameter.name());
    }
  }

  private static void whole(String name, String value) {
    if (!value.trim().matches("[-+]?\\d{1,18}")) {
      throw ServiceException.invalidArgument(
          "The value '" + value + "' of " + name + " is not a whole number.");
    }
  }

  private JsonElement body(Body body) {
    boolean empty = call.body().length == 0;
    if (empty && body.required()) {
      throw lacking("the request body");
    }
    if (empty || !body.mediaType().contains("json")) {
      return JsonNull.INSTANCE;
    }
    JsonElement json = call.json();
    if (body.wrapped()) {
      json = json instanceof JsonObject wrapper ? wrapper.get("value") : null;
    }
    if (json == null || !kindFits(json, body.schema())) {
      throw ServiceException.invalidArgument(
          "The request body must be a JSON " + body.schema().type() + ".");
    }
    return json;
  }

  private static boolean kindFits(JsonElement json, Schema schema) {
    return switch (schema.type()) {
      case "array" -> json instanceof JsonArray;
      case "object" -> json instanceof JsonObject;
      default -> true;
    };
  }

  private static ServiceException lacking(String name) {
    return ServiceException.of(
        400, "System.ArgumentNullException", 0, "Value cannot be null. Parameter name: " + name);
  }
}
