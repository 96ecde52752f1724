// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.junit;

import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.EmulatorBuilder;
import io.github.fluentado.emulator.ServerYear;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** What the annotation says; nothing if there is none. */
record Settings(@Nullable AzureDevOpsEmulator annotation) {

  boolean perMethod() {
    return annotation != null && annotation.perMethod();
  }

  Emulator start(Class<?> test) {
    EmulatorBuilder builder = Emulator.builder();
    if (annotation != null) {
      apply(annotation, builder, test);
    }
    return builder.start();
  }

  private static void apply(
      AzureDevOpsEmulator annotation, EmulatorBuilder builder, Class<?> test) {
    if (!annotation.organization().isEmpty()) {
      builder.organization(annotation.organization());
    }
    for (String project : annotation.projects()) {
      builder.project(project);
    }
    if (annotation.seeded()) {
      builder.seeded();
    }
    if (!annotation.server().isEmpty()) {
      builder.server(ServerYear.of(annotation.server()));
    }
    if (!annotation.clock().isEmpty()) {
      builder.clock(InstantSource.fixed(Instant.parse(annotation.clock())));
    }
    if (!annotation.seeds().isEmpty()) {
      seeds(annotation.seeds(), builder, test);
    }
  }

  private static void seeds(String name, EmulatorBuilder builder, Class<?> test) {
    URL resource = test.getResource(name);
    if (resource == null) {
      builder.seeds(Path.of(name));
    } else if (resource.getProtocol().equals("file")) {
      builder.seeds(path(resource));
    } else if (name.endsWith(".json")) {
      builder.seedsJson(text(resource));
    } else {
      builder.seedsYaml(text(resource));
    }
  }

  private static Path path(URL resource) {
    try {
      return Path.of(resource.toURI());
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("Not the address of a file: " + resource, e);
    }
  }

  private static String text(URL resource) {
    try (InputStream in = resource.openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the seeds in " + resource, e);
    }
  }
}
