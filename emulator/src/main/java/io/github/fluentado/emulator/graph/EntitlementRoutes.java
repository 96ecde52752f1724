// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.graph;

import static io.github.fluentado.emulator.server.Scope.ORGANIZATION;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.Identity;
import io.github.fluentado.emulator.core.Organization;
import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.graph.Licenses.License;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.PatchStep;
import io.github.fluentado.emulator.server.Route;
import io.github.fluentado.emulator.server.ServiceException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What people may use: their access level and their projects. */
final class EntitlementRoutes {
  private static final int PAGE = 100;
  private static final String NEVER = "0001-01-01T00:00:00";
  private static final Pattern CLAUSE =
      Pattern.compile("(?i)\\s*(\\w+)\\s+eq\\s+'([^']*)'\\s*(?:(?:and|or)\\s+(?=\\w)|$)");
  private static final Set<String> SELECTABLE =
      Set.of("projects", "extensions", "grouprules", "accesslevels", "licenses", "groups");

  private final Subjects subjects;
  private final Organization organization;
  private final UserRoutes users;
  private final GraphJson json;
  private final Licenses licenses;
  private final ProjectAccess projects;

  EntitlementRoutes(World world, Subjects subjects, UserRoutes users) {
    this.subjects = subjects;
    this.organization = subjects.organization();
    this.users = users;
    this.json = new GraphJson(organization);
    this.licenses = new Licenses(world);
    this.projects = new ProjectAccess(subjects);
  }

  List<Route> routes() {
    return List.of(
        Route.of("GET", "userentitlements", this::list).in(ORGANIZATION),
        Route.of("POST", "userentitlements", this::add).in(ORGANIZATION),
        Route.of("PATCH", "userentitlements", this::changeMany)
            .in(ORGANIZATION)
            .consuming(Route.PATCH_DOCUMENT),
        Route.of("GET", "userentitlements/{user}", this::get).in(ORGANIZATION),
        Route.of("PATCH", "userentitlements/{user}", this::change)
            .in(ORGANIZATION)
            .consuming(Route.PATCH_DOCUMENT),
        Route.of("DELETE", "userentitlements/{user}", this::delete).in(ORGANIZATION),
        Route.of("GET", "userentitlementsummary", this::summary).in(ORGANIZATION));
  }

  private HttpAnswer list(Call call) {
    boolean withProjects = selected(call).contains("projects");
    List<Identity> found =
        organization.people().stream()
            .filter(filter(call.query().text("$filter").orElse("")))
            .sorted(order(call.query().text("$orderBy").orElse("name")))
            .toList();
    int start = call.query().count("continuationToken", 0);
    int end = Math.min(found.size(), start + PAGE);
    List<Doc> page =
        found.subList(Math.min(start, end), end).stream()
            .map(person -> json(person, withProjects))
            .toList();
    Doc body = Doc.of("members", page);
    body = body.with("continuationToken", end < found.size() ? "" + end : "");
    return Answers.ok(body.with("totalCount", found.size()).with("items", page));
  }

  private static List<String> selected(Call call) {
    List<String> names =
        call.query().list("select").stream().map(n -> n.toLowerCase(Locale.ROOT)).toList();
    if (!SELECTABLE.containsAll(names)) {
      throw ServiceException.invalidArgument("Not all of " + names + " can be selected.");
    }
    return names;
  }

  /** Clauses with {@code eq}, of which all must hold. */
  private Predicate<Identity> filter(String text) {
    Predicate<Identity> all = person -> true;
    Matcher clause = CLAUSE.matcher(text);
    int at = 0;
    while (at < text.length()) {
      if (!clause.find(at) || clause.start() != at) {
        throw ServiceException.invalidArgument("The $filter '" + text + "' cannot be read.");
      }
      all = all.and(clause(clause.group(1), clause.group(2)));
      at = clause.end();
    }
    return all;
  }

  private Predicate<Identity> clause(String name, String value) {
    String wanted = value.toLowerCase(Locale.ROOT);
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "name" ->
          person ->
              person.displayName().toLowerCase(Locale.ROOT).contains(wanted)
                  || person.uniqueName().toLowerCase(Locale.ROOT).contains(wanted);
      case "licenseid" -> person -> Licenses.id(license(person)).equalsIgnoreCase(value);
      case "licensestatus" -> person -> wanted.equals("active");
      case "usertype" -> person -> wanted.equals("member");
      default ->
          throw ServiceException.invalidArgument("Users cannot be filtered by " + name + ".");
    };
  }

  private Comparator<Identity> order(String text) {
    String[] words = text.trim().toLowerCase(Locale.ROOT).split("\\s+", -1);
    Comparator<Identity> order =
        switch (words[0]) {
          case "name" -> Comparator.comparing(person -> person.displayName());
          case "datecreated", "lastaccessed" ->
              Comparator.comparing(person -> licenses.of(person.id()).since());
          default ->
              throw ServiceException.invalidArgument("Users cannot be sorted by " + text + ".");
        };
    boolean down = words.length > 1 && words[1].startsWith("desc");
    return down ? order.reversed() : order;
  }

  private License license(Identity person) {
    return licenses.of(person.id()).license();
  }

  private HttpAnswer get(Call call) {
    return Answers.ok(json(person(call.part("user")), true));
  }

  private Identity person(String id) {
    return organization
        .person(id)
        .filter(person -> person.id().toString().equalsIgnoreCase(id))
        .orElseThrow(
            () ->
                Subjects.of(
                    "MemberEntitlementManagement",
                    404,
                    "MemberNotFoundException",
                    "There is no member with id " + id));
  }

  private Doc json(Identity person, boolean withProjects) {
    Licenses.Assigned assigned = licenses.of(person.id());
    return Doc.of("id", person.id())
        .with("user", json.user(person))
        .with("accessLevel", Licenses.json(assigned.license()))
        .with("lastAccessedDate", accessed(person))
        .with("dateCreated", assigned.since())
        .with("projectEntitlements", withProjects ? projects.of(person) : List.of())
        .with("extensions", List.of())
        .with("groupAssignments", List.of());
  }

  /** Only the one whom the token stands for has ever been here. */
  private Object accessed(Identity person) {
    boolean me = person.id().equals(organization.me().id());
    return me ? licenses.of(person.id()).since() : "0001-01-01T00:00:00Z";
  }

  /** Even what cannot be done is answered with 200, and says so. */
  private HttpAnswer add(Call call) {
    JsonObject body = call.object();
    if (!(Json.member(body, "user") instanceof JsonObject user)) {
      throw Subjects.badRequest("The user is missing");
    }
    License license =
        Licenses.isAbsent(body, "accessLevel")
            ? License.EXPRESS
            : Licenses.read(Json.member(body, "accessLevel"));
    Identity person = users.materialized(user);
    licenses.assign(person.id(), license, organization.now());
    for (JsonElement element : array(body, "projectEntitlements")) {
      projects.grant(person, object(element));
    }
    return Answers.ok(
        Doc.of("operationResult", result(person))
            .with("isSuccess", true)
            .with("userEntitlement", json(person, true)));
  }

  private static List<JsonElement> array(JsonObject body, String name) {
    return Json.member(body, name) instanceof JsonArray array ? array.asList() : List.of();
  }

  private static JsonObject object(JsonElement element) {
    if (element instanceof JsonObject object) {
      return object;
    }
    throw Subjects.badRequest("An object was expected, not " + element);
  }

  private Doc result(Identity person) {
    return Doc.of("isSuccess", true)
        .with("errors", List.of())
        .with("userId", person.id())
        .with("result", json(person, true));
  }

  /** As the result of one step tells the person: with nothing that would have to be looked up. */
  private JsonObject bare(Identity person) {
    JsonObject told = json(person, false).json();
    told.addProperty("lastAccessedDate", NEVER);
    told.addProperty("dateCreated", NEVER);
    told.add("projectEntitlements", JsonNull.INSTANCE);
    told.add("groupAssignments", JsonNull.INSTANCE);
    return told;
  }

  private HttpAnswer change(Call call) {
    Identity person = person(call.part("user"));
    List<Doc> results = new ArrayList<>();
    for (PatchStep step : PatchStep.parse(call)) {
      apply(step, person, step.path());
      results.add(result(person).with("result", bare(person)));
    }
    return Answers.ok(
        Doc.of("operationResults", results)
            .with("isSuccess", true)
            .with("userEntitlement", json(person, true)));
  }

  /** For many at once the path begins with the id of the one meant. */
  private HttpAnswer changeMany(Call call) {
    List<Doc> results = new ArrayList<>();
    for (PatchStep step : PatchStep.parse(call)) {
      Identity person = person(step.path().get(0));
      apply(step, person, step.path().subList(1, step.path().size()));
      results.add(result(person));
    }
    return Answers.ok(
        Doc.of("id", organization.derivedId("entitlements", "" + results.size()))
            .with("status", "succeeded")
            .with("completed", true)
            .with("haveResultsSucceeded", true)
            .with("results", results));
  }

  private void apply(PatchStep step, Identity person, List<String> path) {
    String what = path.isEmpty() ? "" : path.get(0).toLowerCase(Locale.ROOT);
    if (what.equals("accesslevel") && step.sets() && path.size() == 1) {
      licenses.assign(person.id(), Licenses.read(step.value()), organization.now());
    } else if (what.equals("projectentitlements") && step.sets()) {
      projects.grant(person, object(step.value()));
    } else if (what.equals("projectentitlements") && step.removes() && path.size() == 2) {
      projects.revoke(person, path.get(1));
    } else {
      throw step.unsupported();
    }
  }

  private HttpAnswer delete(Call call) {
    Identity person = person(call.part("user"));
    users.refuseSelf(person);
    organization.removePerson(person);
    return Answers.none();
  }

  private HttpAnswer summary(Call call) {
    List<String> wanted = selected(call);
    Doc body = Doc.of();
    if (wanted.isEmpty() || wanted.contains("licenses")) {
      body.with("licenses", Arrays.stream(License.values()).map(this::count).toList());
    }
    if (wanted.isEmpty() || wanted.contains("projects")) {
      body.with(
          "projectRefs",
          organization.projects().stream()
              .map(project -> Doc.of("id", project.id()).with("name", project.name()))
              .toList());
    }
    if (wanted.isEmpty() || wanted.contains("accesslevels")) {
      body.with(
          "availableAccessLevels", Arrays.stream(License.values()).map(Licenses::json).toList());
      body.with("defaultAccessLevel", Licenses.json(License.STAKEHOLDER));
    }
    if (wanted.isEmpty() || wanted.contains("groups")) {
      body.with(
          "groupOptions",
          subjects.directory().groups().stream()
              .filter(group -> group.project() == null)
              .map(
                  group ->
                      Doc.of("group", json.group(group))
                          .with("accessLevel", Licenses.json(License.EXPRESS)))
              .toList());
    }
    return Answers.ok(body);
  }

  private Doc count(License license) {
    long assigned =
        organization.people().stream().filter(person -> license(person) == license).count();
    return Doc.of("licenseName", license.displayName())
        .with("accountLicenseType", license.wireName())
        .with("msdnLicenseType", "none")
        .with("source", "account")
        .with("assigned", assigned)
        .with("total", assigned)
        .with("disabled", 0)
        .with("isPurchasable", license == License.EXPRESS || license == License.ADVANCED);
  }
}
