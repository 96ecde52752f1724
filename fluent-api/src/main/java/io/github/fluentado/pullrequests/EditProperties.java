// SPDX-License-Identifier: MIT
package io.github.fluentado.pullrequests;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.fluentado.client.common.JsonPatchOp;
import io.github.fluentado.client.common.JsonPatchOperation;
import io.github.fluentado.client.git.PullRequestPropertiesApi;
import io.github.fluentado.core.Call;
import io.github.fluentado.core.CallOptions;
import io.github.fluentado.core.CallRequest;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.Check;
import io.github.fluentado.core.error.ErrorKind;
import io.github.fluentado.core.exchange.Exchange;
import io.github.fluentado.core.json.PropertyBag;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Changes properties of a pull request, which people do not see, all at once. The result is all
 * that there are. Without any change it fails as {@code INVALID} when it is run.
 */
public final class EditProperties extends CallRequest<PropertyBag, EditProperties> {
  private final Place place;
  private final List<JsonPatchOperation> operations;
  private final CallOptions own;

  private EditProperties(Place place, List<JsonPatchOperation> operations, CallOptions own) {
    this.place = place;
    this.operations = operations;
    this.own = own;
  }

  static EditProperties of(Place place) {
    return new EditProperties(place, List.of(), CallOptions.none());
  }

  /** Sets a text, whether or not there was a value before. */
  public EditProperties put(String name, String value) {
    return put(name, new JsonPrimitive(Check.notNull("value", value)));
  }

  /** The same for a number, which stays one. */
  public EditProperties put(String name, int value) {
    return put(name, typed("System.Int32", new JsonPrimitive(value)));
  }

  /** The same for a number with a fraction. */
  public EditProperties put(String name, double value) {
    Check.that(Double.isFinite(value), "value", "is no number");
    return put(name, typed("System.Double", new JsonPrimitive(value)));
  }

  /** The same for a time. */
  public EditProperties put(String name, Instant value) {
    String text = Check.notNull("value", value).toString();
    return put(name, typed("System.DateTime", new JsonPrimitive(text)));
  }

  private static JsonElement typed(String type, JsonPrimitive value) {
    JsonObject typed = new JsonObject();
    typed.addProperty("$type", type);
    typed.add("$value", value);
    return typed;
  }

  private EditProperties put(String name, JsonElement value) {
    return and(operation(JsonPatchOp.ADD, name).value(value));
  }

  /** Removes one that must be there. */
  public EditProperties remove(String name) {
    return and(operation(JsonPatchOp.REMOVE, name));
  }

  private static JsonPatchOperation operation(JsonPatchOp op, String name) {
    String escaped = Check.text("name", name).replace("~", "~0").replace("/", "~1");
    return new JsonPatchOperation().op(op).path("/" + escaped);
  }

  private EditProperties and(JsonPatchOperation operation) {
    List<JsonPatchOperation> more =
        Stream.concat(operations.stream(), Stream.of(operation)).toList();
    return new EditProperties(place, more, own);
  }

  @Override
  public EditProperties with(CallOptions more) {
    return new EditProperties(place, operations, own.under(Check.notNull("options", more)));
  }

  @SuppressWarnings("exports")
  @Override
  public Exchange<PropertyBag> start(CallOptions options) {
    return edited().start(own.under(options));
  }

  private Call<PropertyBag> edited() {
    if (operations.isEmpty()) {
      String text = "The edit of the properties of " + place + " changes nothing";
      return Call.failed(AzureDevOpsException.of(ErrorKind.INVALID, text).build());
    }
    return new PullRequestPropertiesApi(place.connection())
        .update(place.repository(), place.id(), operations);
  }

  /** The pull request; values may be private. */
  @Override
  public String toString() {
    return "EditProperties[" + place + "]";
  }
}
