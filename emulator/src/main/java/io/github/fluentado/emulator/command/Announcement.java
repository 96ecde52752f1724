// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.command;

import com.google.gson.GsonBuilder;
import io.github.fluentado.emulator.installation.Installation;
import io.github.fluentado.emulator.seed.Seeded;
import java.util.LinkedHashMap;
import java.util.Map;

/** One line of JSON that tells a script how to reach the emulator and what is in it. */
final class Announcement {
  private Announcement() {}

  static String of(Installation installation) {
    Seeded seeded = installation.seeded();
    String project = seeded.projects().get(0);
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("url", installation.url());
    line.put("token", installation.token());
    line.put("organization", installation.organization());
    line.put("project", project);
    line.put("repository", project); // it is called as its project
    line.put("projects", seeded.projects());
    line.put("control", installation.controlUrl());
    line.putAll(seeded.ids());
    if (!seeded.keys().isEmpty()) {
      line.put("keys", seeded.keys());
    }
    return new GsonBuilder().disableHtmlEscaping().create().toJson(line);
  }
}
