// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.List;

/** Queues builds on an emulator whose clock the test owns. */
final class BuildWire implements AutoCloseable {
  static final String V = "?api-version=7.1";
  static final String BUILDS = "/web/_apis/build/builds";
  static final String DEFINITIONS = "/web/_apis/build/definitions";

  final TestClock clock = new TestClock();
  final Emulator emulator = Emulator.builder().clock(clock).seeded().start();
  final Wire wire = Wire.of(emulator);

  @Override
  public void close() {
    emulator.close();
  }

  /** Of the definition that is there from the start. */
  int definition() {
    return seed("definition");
  }

  /** The build that is there from the start. */
  int seeded() {
    return seed("build");
  }

  private int seed(String name) {
    return Integer.parseInt(String.valueOf(emulator.seeds().ids().get(name)));
  }

  void pass(int seconds) {
    clock.advance(Duration.ofSeconds(seconds));
  }

  Wire.Answer post(String body) {
    return wire.post(BUILDS + V, body);
  }

  int queue() {
    return queue("{}");
  }

  /** A build with these variables. */
  int queue(String variables) {
    Wire.Answer answer =
        post(
            "{\"definition\":{\"id\":%d},\"parameters\":%s}"
                .formatted(definition(), Wire.quote(variables)));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.id();
  }

  /** A build that has ended. */
  int done(String variables) {
    int id = queue(variables);
    pass(10);
    return id;
  }

  Wire.Answer get(int build) {
    return wire.get(BUILDS + "/" + build + V);
  }

  JsonObject build(int id) {
    return get(id).json();
  }

  String member(int build, String name) {
    return build(build).get(name).getAsString();
  }

  Wire.Answer change(int build, String body) {
    return wire.patchJson(BUILDS + "/" + build + V, body);
  }

  List<Integer> list(String query) {
    Wire.Answer answer = wire.get(BUILDS + V + query);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.ids("value");
  }

  Wire.Answer define(String name) {
    return wire.post(
        DEFINITIONS + V,
        """
        {"name": "%s", "process": {"type": 2, "yamlFilename": "build/%s.yml"},
         "repository": {"type": "TfsGit", "name": "web"}}
        """
            .formatted(name, name));
  }
}
