// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.feed;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Route;
import io.github.fluentado.emulator.server.ServiceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** One thing done to many versions, or to none of them if one is not there. */
final class PackageBatches {
  private final Feeds feeds;
  private final Packages packages;

  PackageBatches(Feeds feeds, Packages packages) {
    this.feeds = feeds;
    this.packages = packages;
  }

  List<Route> all() {
    List<Route> routes = new ArrayList<>();
    for (Protocol protocol : Protocol.values()) {
      String root = protocol.name().toLowerCase(Locale.ROOT);
      add(routes, protocol, root + "/packagesbatch", call -> there(call, protocol));
      add(routes, protocol, root + "/RecycleBin/packagesbatch", call -> deleted(call, protocol));
    }
    return routes;
  }

  /** Those of npm are released. */
  private static void add(
      List<Route> routes, Protocol protocol, String path, Consumer<Call> handler) {
    Route route =
        PackageRoutes.route(
            "POST",
            path,
            call -> {
              handler.accept(call);
              return HttpAnswer.empty(200);
            });
    routes.add(protocol == Protocol.NPM ? route : route.preview());
  }

  private void there(Call call, Protocol protocol) {
    Source source = feeds.source(call);
    Consumer<PackageVersion> act = act(call, protocol, source.feed());
    for (JsonObject named : named(call)) {
      act.accept(packages.found(source, protocol, id(named), version(named, protocol)));
    }
  }

  private Consumer<PackageVersion> act(Call call, Protocol protocol, Feed feed) {
    JsonObject data =
        Json.member(call.object(), "data") instanceof JsonObject given ? given : new JsonObject();
    boolean npm = protocol == Protocol.NPM;
    boolean nuGet = protocol == Protocol.NUGET;
    String operation = operation(call);
    if (operation.equals("promote")) {
      View view = feeds.view(feed, Json.string(data, "viewId", ""));
      return one -> packages.promote(one, view.id());
    } else if (operation.equals("list") && nuGet) {
      boolean listed = Json.flag(data, "listed");
      return one -> packages.list(one, listed);
    } else if (operation.equals("deprecate") && npm) {
      String message = Json.string(data, "message", "");
      return one -> packages.deprecate(one, message);
    } else if (operation.equals("delete") || (operation.equals("unpublish") && npm)) {
      return packages::delete;
    }
    throw unknown(operation, protocol);
  }

  private void deleted(Call call, Protocol protocol) {
    Source source = feeds.source(call);
    String operation = operation(call);
    Consumer<PackageVersion> act =
        switch (operation) {
          case "restoretofeed" -> packages::restore;
          case "permanentdelete" -> packages::destroy;
          default -> throw unknown(operation, protocol);
        };
    for (JsonObject named : named(call)) {
      act.accept(packages.foundInRecycleBin(source, protocol, id(named), version(named, protocol)));
    }
  }

  private static String operation(Call call) {
    return Json.string(call.object(), "operation", "").toLowerCase(Locale.ROOT);
  }

  private static ServiceException unknown(String operation, Protocol protocol) {
    return ServiceException.invalidArgument(
        "The operation '" + operation + "' is not one for such packages of " + protocol.type());
  }

  private static List<JsonObject> named(Call call) {
    if (!(Json.member(call.object(), "packages") instanceof JsonArray all) || all.isEmpty()) {
      throw ServiceException.invalidArgument("The request names no packages.");
    }
    List<JsonObject> named = new ArrayList<>();
    for (JsonElement one : all) {
      if (!(one instanceof JsonObject object)) {
        throw ServiceException.invalidArgument("A package is named by its id and version.");
      }
      named.add(object);
    }
    return named;
  }

  private static String id(JsonObject named) {
    return Json.string(named, "id", "");
  }

  private static String version(JsonObject named, Protocol protocol) {
    return protocol.normal(Json.string(named, "version", ""));
  }
}
