// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.extension;

import static io.github.fluentado.emulator.server.Scope.ORGANIZATION;

import com.google.gson.JsonArray;
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
import io.github.fluentado.emulator.store.Counter;
import java.util.ArrayList;
import java.util.List;

/** Documents of extensions by collection and id. They may have whatever members they like. */
final class DocumentRoutes {
  private static final String EXTENSION =
      "ExtensionManagement/InstalledExtensions/{publisher}/{extension}";
  private static final String ALL =
      EXTENSION + "/Data/Scopes/{scopeType}/{scopeValue}/Collections/{collection}/Documents";
  private static final String ONE = ALL + "/{document}";

  private final World world;
  private final Documents documents;
  private final Counter ids;

  DocumentRoutes(World world) {
    this.world = world;
    this.documents = new Documents(world.store());
    this.ids = world.store().counter();
  }

  List<Route> routes() {
    return List.of(
        Route.of("GET", ALL, this::list).in(ORGANIZATION).preview(),
        Route.of("POST", ALL, this::create).in(ORGANIZATION).preview(),
        Route.of("PUT", ALL, this::set).in(ORGANIZATION).preview(),
        Route.of("PATCH", ALL, this::update).in(ORGANIZATION).preview(),
        Route.of("GET", ONE, this::get).in(ORGANIZATION).preview(),
        Route.of("DELETE", ONE, this::delete).in(ORGANIZATION).preview(),
        Route.of("POST", EXTENSION + "/ExtensionDataCollectionQuery", this::query)
            .in(ORGANIZATION)
            .preview()
            .reading());
  }

  private HttpAnswer list(Call call) {
    List<JsonObject> all = documents.all(Shelf.of(call));
    if (all.isEmpty()) {
      throw ExtensionErrors.noCollection();
    }
    return Answers.list(all);
  }

  private HttpAnswer get(Call call) {
    Shelf shelf = Shelf.of(call);
    String id = call.part("document");
    return Answers.ok(
        documents.find(shelf, id).orElseThrow(() -> ExtensionErrors.noDocument(id, shelf)));
  }

  private HttpAnswer create(Call call) {
    return Answers.ok(added(call, call.object()));
  }

  private JsonObject added(Call call, JsonObject document) {
    String sent = Json.string(document, Documents.ID);
    String id = sent == null ? fresh() : sent;
    return documents.add(Shelf.of(call), document, id);
  }

  private String fresh() {
    return world.organization().derivedId("document", "" + ids.next()).toString();
  }

  /** Makes what is not there yet. */
  private HttpAnswer set(Call call) {
    JsonObject document = call.object();
    String id = Json.string(document, Documents.ID);
    boolean there = id != null && documents.find(Shelf.of(call), id).isPresent();
    return there ? update(call) : Answers.ok(added(call, document));
  }

  private HttpAnswer update(Call call) {
    JsonObject document = call.object();
    String id = Json.string(document, Documents.ID);
    if (id == null) {
      throw ServiceException.invalidArgument("The document needs an id.");
    }
    return Answers.ok(documents.replace(Shelf.of(call), document, id));
  }

  private HttpAnswer delete(Call call) {
    documents.remove(Shelf.of(call), call.part("document"));
    return Answers.none();
  }

  private HttpAnswer query(Call call) {
    if (!(Json.member(call.object(), "collections") instanceof JsonArray wanted)) {
      throw ServiceException.invalidArgument("The list collections is missing.");
    }
    List<Doc> found = new ArrayList<>();
    for (JsonElement element : wanted) {
      if (!(element instanceof JsonObject one)) {
        throw ServiceException.invalidArgument("Each collection is an object.");
      }
      Shelf shelf = Shelf.of(call, one);
      found.add(
          Doc.of("collectionName", shelf.collection())
              .with("scopeType", shelf.scopeType())
              .with("scopeValue", shelf.scopeValue())
              .with("documents", documents.all(shelf)));
    }
    return Answers.list(found);
  }
}
