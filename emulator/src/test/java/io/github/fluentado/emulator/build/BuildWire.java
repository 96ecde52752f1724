// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.TestClock;
import io.github.fluentado.emulator.Wire;
import java.time.Duration;
import java.util.List;

/** Queues builds on an emulator whose clock the test owns. */
public final class BuildWire implements AutoCloseable {
  public static final String V = "?api-version=7.1";
  public static final String BUILDS = "/web/_apis/build/builds";
  public static final String DEFINITIONS = "/web/_apis/build/definitions";

  public final TestClock clock = new TestClock();
  public final Emulator emulator = Emulator.builder().clock(clock).seeded().start();
  public final Wire wire = Wire.of(emulator);

  @Override
  public void close() {
    emulator.close();
  }

  /** Of the definition that is there from the start. */
  public int definition() {
    return seed("definition");
  }

  /** The build that is there from the start. */
  public int seeded() {
    return seed("build");
  }

  private int seed(String name) {
    return Integer.parseInt(String.valueOf(emulator.seeds().ids().get(name)));
  }

  public void pass(int seconds) {
    clock.advance(Duration.ofSeconds(seconds));
  }

  public Wire.Answer post(String body) {
    return wire.post(BUILDS + V, body);
  }

  public int queue() {
    return queue("{}");
  }

  /** A build with these variables. */
  public int queue(String variables) {
    Wire.Answer answer =
        post(
            "{\"definition\":{\"id\":%d},\"parameters\":%s}"
                .formatted(definition(), Wire.quote(variables)));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.id();
  }

  /** A build that has ended. */
  public int done(String variables) {
    int id = queue(variables);
    pass(10);
    return id;
  }

  public Wire.Answer get(int build) {
    return wire.get(BUILDS + "/" + build + V);
  }

  public JsonObject build(int id) {
    return get(id).json();
  }

  public String member(int build, String name) {
    return build(build).get(name).getAsString();
  }

  public Wire.Answer change(int build, String body) {
    return wire.patchJson(BUILDS + "/" + build + V, body);
  }

  public List<Integer> list(String query) {
    Wire.Answer answer = wire.get(BUILDS + V + query);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.ids("value");
  }

  public Wire.Answer define(String name) {
    return wire.post(
        DEFINITIONS + V,
        """
        {"name": "%s", "process": {"type": 2, "yamlFilename": "build/%s.yml"},
         "repository": {"type": "TfsGit", "name": "web"}}
        """
            .formatted(name, name));
  }
}
