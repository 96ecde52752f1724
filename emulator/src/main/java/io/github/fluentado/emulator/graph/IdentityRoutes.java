// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.graph;

import static io.github.fluentado.emulator.server.Scope.ORGANIZATION;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import io.github.fluentado.emulator.core.Directory;
import io.github.fluentado.emulator.core.Group;
import io.github.fluentado.emulator.core.Identity;
import io.github.fluentado.emulator.core.Organization;
import io.github.fluentado.emulator.core.Subject;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Query;
import io.github.fluentado.emulator.server.Route;
import io.github.fluentado.emulator.server.ServiceException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** People and groups for older resources: by id, by descriptor, or by a search. */
final class IdentityRoutes {
  private final Organization organization;
  private final Directory directory;
  private final IdentityJson json;

  IdentityRoutes(Subjects subjects) {
    this.organization = subjects.organization();
    this.directory = subjects.directory();
    this.json = new IdentityJson(subjects);
  }

  List<Route> routes() {
    return List.of(
        Route.of("GET", "identities", this::read).in(ORGANIZATION),
        Route.of("GET", "identities/{id}", this::get).in(ORGANIZATION));
  }

  private HttpAnswer get(Call call) {
    String id = call.part("id");
    Subject subject =
        byId(id)
            .or(() -> with(Subject::descriptor, id))
            .or(() -> with(Subject::identityDescriptor, id))
            .orElseThrow(
                () ->
                    Subjects.refused(
                        404, "IdentityNotFoundException", "There is no identity " + id));
    return Answers.ok(json(subject, call.query()));
  }

  private HttpAnswer read(Call call) {
    Query query = call.query();
    Optional<String> filter = query.text("searchFilter");
    if (filter.isPresent()) {
      String value = query.text("filterValue").orElse("");
      if (value.isEmpty()) {
        throw badRequest("A searchFilter needs a filterValue.");
      }
      Predicate<Subject> wanted = search(filter.get(), value);
      return Answers.list(all().filter(wanted).map(subject -> json(subject, query)).toList());
    }
    Stream<Optional<Subject>> found = named(query);
    return Answers.list(
        found
            .map(one -> one.map(subject -> json(subject, query)).orElse(JsonNull.INSTANCE))
            .toList());
  }

  /** One answer for each that was asked for; JSON null where there is none. */
  private Stream<Optional<Subject>> named(Query query) {
    if (query.text("identityIds").isPresent()) {
      return query.list("identityIds").stream().map(this::byId);
    } else if (query.text("subjectDescriptors").isPresent()) {
      return query.list("subjectDescriptors").stream().map(d -> with(Subject::descriptor, d));
    } else if (query.text("descriptors").isPresent()) {
      return query.list("descriptors").stream().map(d -> with(Subject::identityDescriptor, d));
    }
    throw badRequest(
        "One of descriptors, identityIds, subjectDescriptors and searchFilter must be given.");
  }

  private Stream<Subject> all() {
    return Stream.concat(organization.people().stream(), directory.groups().stream());
  }

  private Optional<Subject> byId(String id) {
    String plain = id.replace("-", "");
    return all()
        .filter(s -> s.id().toString().replace("-", "").equalsIgnoreCase(plain))
        .findFirst();
  }

  private Optional<Subject> with(Function<Subject, String> name, String value) {
    return all().filter(subject -> name.apply(subject).equalsIgnoreCase(value)).findFirst();
  }

  private static Predicate<Subject> search(String filter, String value) {
    return switch (filter.toLowerCase(Locale.ROOT)) {
      case "general" -> subject -> isCalledLike(subject, value);
      case "displayname" -> subject -> display(subject).equalsIgnoreCase(value);
      case "mailaddress" -> subject -> isPerson(subject, value);
      case "accountname" ->
          subject -> isPerson(subject, value.substring(value.lastIndexOf('\\') + 1));
      case "localgroupname" -> subject -> subject instanceof Group && isCalled(subject, value);
      case "identifier" ->
          subject ->
              subject.identityDescriptor().equalsIgnoreCase(value)
                  || subject.identityDescriptor().endsWith(";" + value);
      default -> throw badRequest("The searchFilter '" + filter + "' is not known.");
    };
  }

  /** By a part of a name or mail. */
  private static boolean isCalledLike(Subject subject, String value) {
    String part = value.toLowerCase(Locale.ROOT);
    return Stream.of(display(subject), subject.displayName(), subject.principalName())
        .anyMatch(name -> name.toLowerCase(Locale.ROOT).contains(part));
  }

  private static boolean isCalled(Subject subject, String value) {
    return display(subject).equalsIgnoreCase(value)
        || subject.displayName().equalsIgnoreCase(value)
        || subject.principalName().equalsIgnoreCase(value);
  }

  private static String display(Subject subject) {
    return subject instanceof Group ? subject.principalName() : subject.displayName();
  }

  private static boolean isPerson(Subject subject, String name) {
    return subject instanceof Identity && subject.principalName().equalsIgnoreCase(name);
  }

  private JsonElement json(Subject subject, Query query) {
    String depth = query.text("queryMembership").orElse("None").toLowerCase(Locale.ROOT);
    UUID id = subject.id();
    return Json.of(
        switch (depth) {
          case "none" -> json.json(subject, List.of(), List.of());
          case "direct" -> json.json(subject, directory.membersOf(id), directory.containersOf(id));
          case "expanded", "expandedup", "expandeddown" -> expanded(subject, depth);
          default -> throw badRequest("The queryMembership '" + depth + "' is not known.");
        });
  }

  private Object expanded(Subject subject, String depth) {
    Set<UUID> members = new LinkedHashSet<>();
    if (!depth.equals("expandedup")) {
      collect(subject.id(), members);
    }
    Collection<UUID> above =
        depth.equals("expandeddown") ? List.of() : directory.allContainersOf(subject.id());
    return json.json(subject, members, above);
  }

  private void collect(UUID container, Set<UUID> members) {
    directory.membersOf(container).stream()
        .filter(members::add)
        .forEach(member -> collect(member, members));
  }

  private static RuntimeException badRequest(String text) {
    return ServiceException.invalidArgument(text);
  }
}
