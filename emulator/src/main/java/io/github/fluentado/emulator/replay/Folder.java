// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.replay;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A recording on disk: one file that describes it, and one for each exchange. */
record Folder(Path path) {
  private static final String ABOUT = "recording.json";
  private static final int LONGEST = 60;

  /**
   * What holds for the whole recording.
   *
   * @param root path of the recorded service's base URL
   * @param hosts further servers
   */
  record About(String root, List<String> hosts) {
    About {
      hosts = List.copyOf(hosts);
    }
  }

  /** Begins a recording; refuses a folder that holds one. */
  void create(About about) {
    if (Files.exists(path.resolve(ABOUT))) {
      throw new IllegalArgumentException(path + " already holds a recording.");
    }
    JsonObject json = new JsonObject();
    json.addProperty("format", 1);
    json.addProperty("root", about.root());
    JsonArray hosts = new JsonArray();
    about.hosts().forEach(hosts::add);
    json.add("hosts", hosts);
    try {
      Files.createDirectories(path);
      Files.writeString(path.resolve(ABOUT), json + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  About about() {
    try {
      JsonObject json = JsonParser.parseString(text(path.resolve(ABOUT))).getAsJsonObject();
      List<String> hosts = new ArrayList<>();
      json.getAsJsonArray("hosts").forEach(host -> hosts.add(host.getAsString()));
      return new About(json.get("root").getAsString(), hosts);
    } catch (IOException | RuntimeException e) {
      throw new IllegalArgumentException(path + " holds no recording.", e);
    }
  }

  void write(int number, Recorded exchange) throws IOException {
    String place = exchange.request().path().replaceAll("[^A-Za-z0-9]+", "-");
    String name = "%04d-%s%s".formatted(number, exchange.request().method(), place);
    String cut = name.length() > LONGEST ? name.substring(0, LONGEST) : name;
    Files.writeString(path.resolve(cut + ".json"), exchange.text());
  }

  /** The exchanges by the names of their files, in the order in which they were recorded. */
  Map<String, Recorded> read() {
    Map<String, Recorded> all = new LinkedHashMap<>();
    try (Stream<Path> files = Files.list(path)) {
      for (Path file : files.filter(Folder::isExchange).sorted().toList()) {
        all.put(file.getFileName().toString(), parse(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }

  private static boolean isExchange(Path file) {
    return file.getFileName().toString().matches("\\d+-.*\\.json");
  }

  private static Recorded parse(Path file) throws IOException {
    try {
      return Recorded.parse(text(file));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file);
  }
}
