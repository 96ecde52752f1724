// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.synthesis;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.fluentado.emulator.core.Organization;
import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.description.Description.Match;
import io.github.fluentado.emulator.description.Details;
import io.github.fluentado.emulator.description.Operation;
import io.github.fluentado.emulator.description.Schema;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.keeper.RequestCheck;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import java.util.Map;
import java.util.Objects;

/** The answer to one request for an operation that nobody implements. */
final class Synthesized {
  private static final int ITEMS = 2;

  private final Organization organization;
  private final Match match;
  private final Operation operation;
  private final Details details;
  private final Call call;
  private final String url;

  /**
   * An answer.
   *
   * @param target of the request, as it was sent
   */
  Synthesized(Organization organization, Match match, Call call, String target) {
    this.organization = organization;
    this.match = match;
    this.operation = match.operation();
    this.details = operation.details();
    this.call = call;
    String root = organization.url();
    this.url = root.substring(0, root.lastIndexOf('/')) + target;
  }

  HttpAnswer answer() {
    JsonElement body = new RequestCheck(organization, details, call).checked();
    Map<String, Schema> forms = details.answers();
    return content(forms, body).with(Synthesis.MARK, operation.id());
  }

  private HttpAnswer content(Map<String, Schema> forms, JsonElement body) {
    if (forms.isEmpty()) {
      return HttpAnswer.empty(details.status());
    }
    String form = Form.of(call, forms.keySet());
    if (!form.equals("application/json")) {
      byte[] sample = Samples.of(form, operation.id());
      String type = form.startsWith("text/") ? form + "; charset=utf-8" : form;
      return HttpAnswer.of(details.status(), type, sample);
    }
    JsonElement value = value(Objects.requireNonNull(forms.get(form)), body);
    details.paging().ifPresent(paging -> new LastPage(paging, call, body).end(value));
    return Answers.json(details.status(), wrapped(value));
  }

  private JsonElement value(Schema schema, JsonElement body) {
    if (schema.type().equals("array")) {
      return list(schema.items().orElseThrow(), body);
    }
    JsonElement echo = Echo.of(match, call.query(), body);
    JsonElement value = values(0).of(schema, "", schema.properties().isEmpty() ? body : echo);
    return value == null ? JsonNull.INSTANCE : value;
  }

  /** As many items as were sent, or two. */
  private JsonElement list(Schema items, JsonElement body) {
    JsonArray list = new JsonArray();
    JsonArray sent = body instanceof JsonArray array ? array : new JsonArray();
    int count = sent.isEmpty() ? ITEMS : sent.size();
    for (int i = 0; i < count; i++) {
      JsonElement said = sent.isEmpty() ? JsonNull.INSTANCE : sent.get(i);
      JsonObject echo = Echo.of(match, call.query(), said);
      JsonElement item = values(i).of(items, "", items.properties().isEmpty() ? said : echo);
      list.add(item == null ? JsonNull.INSTANCE : item);
    }
    LastPage.cut(list, call.query());
    return list;
  }

  private Values values(int index) {
    Project project = organization.project(call).orElseGet(() -> organization.projects().get(0));
    String seed = operation.id() + match.values() + index;
    return new Values(organization, new Known(organization, project), url, seed);
  }

  private JsonElement wrapped(JsonElement value) {
    int count =
        value instanceof JsonArray list
            ? list.size()
            : value instanceof JsonObject map ? map.size() : 1;
    return operation.wrapper().isEmpty()
        ? value
        : Doc.of("count", new JsonPrimitive(count)).with("value", value).json();
  }
}
