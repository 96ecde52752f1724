// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.compat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;

/** What one step of a foreign client came to, as its program tells on a line of its output. */
record Step(String name, boolean ok, String detail) {

  /** The steps among the lines; everything else a program prints is left out. */
  static List<Step> of(List<String> lines) {
    return lines.stream().filter(line -> line.startsWith("{\"step\"")).map(Step::parse).toList();
  }

  private static Step parse(String line) {
    JsonObject json = JsonParser.parseString(line).getAsJsonObject();
    return new Step(
        json.get("step").getAsString(),
        json.get("ok").getAsBoolean(),
        json.get("detail").getAsString());
  }
}
