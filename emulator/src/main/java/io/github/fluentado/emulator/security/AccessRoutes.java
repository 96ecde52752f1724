// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.security;

import static io.github.fluentado.emulator.server.Scope.ORGANIZATION;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.security.Acl.Ace;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Query;
import io.github.fluentado.emulator.server.Route;
import io.github.fluentado.emulator.server.ServiceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Access control lists and their entries. */
final class AccessRoutes {
  private static final String LISTS = "accesscontrollists/{namespace}";
  private static final String ENTRIES = "accesscontrolentries/{namespace}";

  private final AccessControl control;

  AccessRoutes(AccessControl control) {
    this.control = control;
  }

  List<Route> routes() {
    return List.of(
        Route.of("GET", LISTS, this::query).in(ORGANIZATION),
        Route.of("POST", LISTS, this::set).in(ORGANIZATION),
        Route.of("DELETE", LISTS, this::remove).in(ORGANIZATION),
        Route.of("POST", ENTRIES, this::setEntries).in(ORGANIZATION),
        Route.of("DELETE", ENTRIES, this::removeEntries).in(ORGANIZATION));
  }

  private SecurityNamespace namespace(Call call) {
    return control.namespace(call.part("namespace"));
  }

  private HttpAnswer query(Call call) {
    SecurityNamespace in = namespace(call);
    Query query = call.query();
    boolean extended = query.flag("includeExtendedInfo");
    boolean recurse = query.flag("recurse");
    List<String> wanted = query.list("descriptors");
    List<Acl> lists = query.text("token").map(t -> at(in, t, recurse)).orElse(control.lists(in));
    return Answers.list(lists, list -> json(in, list, wanted, extended));
  }

  private List<Acl> at(SecurityNamespace in, String token, boolean recurse) {
    return recurse
        ? control.lists(in).stream().filter(l -> in.isAtOrBelow(l.token(), token)).toList()
        : control.find(in, token).map(List::of).orElse(List.of());
  }

  private Doc json(SecurityNamespace in, Acl list, List<String> wanted, boolean extended) {
    List<Ace> entries =
        wanted.isEmpty()
            ? List.copyOf(list.entries().values())
            : wanted.stream().map(list::entry).toList();
    Doc dictionary = Doc.of();
    for (Ace entry : entries) {
      Doc json = json(entry);
      dictionary.with(
          entry.descriptor(), extended ? json.with("extendedInfo", info(in, list, entry)) : json);
    }
    Doc body =
        Doc.of("inheritPermissions", list.inherits())
            .with("token", list.token())
            .with("acesDictionary", dictionary);
    return extended ? body.with("includeExtendedInfo", true) : body;
  }

  private static Doc json(Ace entry) {
    return Doc.of("descriptor", entry.descriptor())
        .with("allow", entry.allow())
        .with("deny", entry.deny());
  }

  /** Numbers that are zero are left out. */
  private Doc info(SecurityNamespace in, Acl list, Ace entry) {
    AccessControl.Effect effect = control.ofEntry(in, list.token(), entry.descriptor());
    Doc info = Doc.of();
    add(info, "effectiveAllow", effect.allow());
    add(info, "effectiveDeny", effect.deny());
    List<String> up = in.upwards(list.token());
    if (list.inherits() && up.size() > 1) {
      AccessControl.Effect above = control.ofEntry(in, up.get(1), entry.descriptor());
      add(info, "inheritedAllow", above.allow());
      add(info, "inheritedDeny", above.deny());
    }
    return info;
  }

  private static void add(Doc info, String name, int bits) {
    if (bits != 0) {
      info.with(name, bits);
    }
  }

  private HttpAnswer set(Call call) {
    SecurityNamespace in = namespace(call);
    for (JsonElement element : lists(call.json())) {
      JsonObject body = object(element);
      Map<String, Ace> entries = new TreeMap<>();
      if (Json.member(body, "acesDictionary") instanceof JsonObject dictionary) {
        dictionary
            .entrySet()
            .forEach(
                member -> {
                  Ace entry = entry(in, object(member.getValue()), member.getKey());
                  entries.put(entry.descriptor(), entry);
                });
      }
      boolean inherits =
          Json.member(body, "inheritPermissions") == null || Json.flag(body, "inheritPermissions");
      control.put(in, new Acl(token(body), inherits, entries));
    }
    return Answers.none();
  }

  /** Plain, or wrapped as clients of old send them. */
  private static JsonArray lists(JsonElement body) {
    if (body instanceof JsonArray array) {
      return array;
    } else if (body instanceof JsonObject wrapped
        && Json.member(wrapped, "value") instanceof JsonArray array) {
      return array;
    }
    throw ServiceException.invalidArgument("The body must be a list of access control lists.");
  }

  private static JsonObject object(JsonElement element) {
    if (element instanceof JsonObject object) {
      return object;
    }
    throw ServiceException.invalidArgument("An object was expected, not " + element + ".");
  }

  private static String token(JsonObject body) {
    return Optional.ofNullable(Json.string(body, "token"))
        .orElseThrow(() -> ServiceException.invalidArgument("The token is missing."));
  }

  private Ace entry(SecurityNamespace in, JsonObject body, String otherwise) {
    String text = Json.string(body, "descriptor", otherwise);
    if (text.isEmpty()) {
      throw ServiceException.invalidArgument("An entry has no descriptor.");
    }
    int allow = bits(in, body, "allow");
    int deny = bits(in, body, "deny");
    if ((allow & deny) != 0) {
      throw ServiceException.invalidArgument(
          "An entry both allows and denies the bits " + (allow & deny) + ".");
    }
    return new Ace(control.descriptor(text), allow, deny);
  }

  private static int bits(SecurityNamespace in, JsonObject body, String name) {
    JsonElement value = Json.member(body, name);
    int bits = value == null ? 0 : Json.number(value);
    if ((bits & ~in.allBits()) != 0) {
      throw ServiceException.of(
          400,
          "Microsoft.VisualStudio.Services.Security.InvalidPermissionException",
          3000,
          "The namespace %s has no bits %d.".formatted(in.name(), bits & ~in.allBits()));
    }
    return bits;
  }

  private HttpAnswer remove(Call call) {
    SecurityNamespace in = namespace(call);
    boolean recurse = call.query().flag("recurse");
    List<Acl> unwanted = new ArrayList<>();
    call.query().list("tokens").forEach(token -> unwanted.addAll(at(in, token, recurse)));
    unwanted.forEach(list -> control.remove(in, list));
    return Answers.ok(new JsonPrimitive(!unwanted.isEmpty()));
  }

  private HttpAnswer setEntries(Call call) {
    SecurityNamespace in = namespace(call);
    JsonObject body = call.object();
    if (!(Json.member(body, "accessControlEntries") instanceof JsonArray array)) {
      throw ServiceException.invalidArgument("The list accessControlEntries is missing.");
    }
    boolean merge = Json.flag(body, "merge");
    Acl list = control.list(in, token(body));
    List<Doc> answers = new ArrayList<>();
    for (JsonElement element : array) {
      Ace given = entry(in, object(element), "");
      Ace entry = merge ? list.entry(given.descriptor()).mergedWith(given) : given;
      list = list.with(entry);
      answers.add(json(entry).with("extendedInfo", Doc.of()));
    }
    control.put(in, list);
    return Answers.list(answers);
  }

  private HttpAnswer removeEntries(Call call) {
    SecurityNamespace in = namespace(call);
    String token =
        call.query()
            .text("token")
            .orElseThrow(() -> ServiceException.invalidArgument("The token is missing."));
    Acl before = control.list(in, token);
    Acl list = before;
    for (String descriptor : call.query().list("descriptors")) {
      list = list.without(control.descriptor(descriptor));
    }
    boolean changed = !list.equals(before);
    if (changed) {
      control.put(in, list);
    }
    return Answers.ok(new JsonPrimitive(changed));
  }
}
