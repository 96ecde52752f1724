// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.seed;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.Organization;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.http.HttpRequest;
import io.github.fluentado.emulator.yaml.MemberReader;
import io.github.fluentado.emulator.yaml.YamlException;
import io.github.fluentado.emulator.yaml.YamlNode;
import io.github.fluentado.emulator.yaml.YamlPlace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * One document going into an emulator. Runs inside the gate, so that a refusal in the middle takes
 * all back.
 */
public final class SeedRun {
  private final Organization organization;
  private final Rest rest;
  private final Map<String, Object> keys = new LinkedHashMap<>();
  private final List<Runnable> later = new ArrayList<>();

  /**
   * Prepares a run.
   *
   * @param routes answer requests without sign-in
   * @param version the newest released version of the API that they understand
   */
  public SeedRun(
      Organization organization, Function<HttpRequest, HttpAnswer> routes, String version) {
    this.organization = organization;
    this.rest = new Rest(routes, organization.name(), version);
  }

  /**
   * Puts all of it in.
   *
   * @return what the document's local keys stand for now
   */
  public Map<String, Object> apply(SeedDocument document) {
    MemberReader top = document.reader();
    top.text("organization")
        .filter(name -> !name.equals(organization.name()))
        .ifPresent(
            name -> {
              throw document.wrongOrganization(organization.name());
            });
    top.list("people").forEach(this::person);
    List<YamlNode> projects = top.list("projects");
    List<YamlNode> requests = top.list("requests");
    top.end();
    projects.forEach(project -> new ProjectSeeds(this, rest).apply(project));
    later.forEach(Runnable::run);
    requests.forEach(request -> new RequestSeeds(this, rest).apply(request));
    return Collections.unmodifiableMap(keys);
  }

  private void person(YamlNode node) {
    MemberReader person = MemberReader.of(node, "a person");
    String name = person.required("name");
    String mail = person.required("mail");
    person.end();
    if (organization.person(mail).isEmpty()) {
      organization.addPerson(name, mail);
    }
  }

  Organization organization() {
    return organization;
  }

  /** What must wait until all things of all projects are there, such as links between them. */
  void later(Runnable action) {
    later.add(action);
  }

  /** Remembers what the member {@code key} of a thing stands for; nothing if it has none. */
  void key(MemberReader thing, Object id) {
    thing
        .text("key")
        .ifPresent(
            key -> {
              if (keys.putIfAbsent(key, id) != null) {
                throw thing.wrong("key", "the key \"" + key + "\" is given twice");
              }
            });
  }

  /** Remembers the member {@code id} of an answer. */
  void key(MemberReader thing, JsonObject answer) {
    key(thing, answer.get("id").getAsString());
  }

  /** What a key stands for. */
  Object id(YamlPlace place, String key) {
    Object id = keys.get(key);
    if (id == null) {
      String known = keys.isEmpty() ? "none" : String.join(", ", keys.keySet());
      throw new YamlException(place, "nothing has the key \"" + key + "\"; known so far: " + known);
    }
    return id;
  }
}
