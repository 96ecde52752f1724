// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.description;

import io.github.fluentado.emulator.server.ApiVersion;
import io.github.fluentado.emulator.server.Fallback.Place;
import io.github.fluentado.emulator.server.Standing;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Since which version of the API each operation is published, for Servers and for the service.
 *
 * <p>A line of the table has an operation and one mark for each version: a dash where it is not
 * published, {@code r} where it is released, else the number of its preview; or {@code services}
 * for what no Server has. Operations that Servers had before they were published are left out.
 */
public final class Vintages implements Standing {
  static final List<ApiVersion> VERSIONS =
      List.of(
          ApiVersion.released(5, 0),
          ApiVersion.released(5, 1),
          ApiVersion.released(6, 0),
          ApiVersion.released(6, 1),
          ApiVersion.released(7, 0),
          ApiVersion.released(7, 1),
          ApiVersion.released(7, 2));

  private static final String TABLE = "vintages.tsv";
  private static final String SERVICES_ONLY = "services";

  private final Description description;
  private final boolean hosted;
  private final int column;
  private final Lazy<Map<String, String>> marks = new Lazy<>(Vintages::read);

  private Vintages(Description description, boolean hosted, ApiVersion release) {
    this.description = description;
    this.hosted = hosted;
    this.column = Vintage.column(release);
  }

  /** As it stands on the hosted service, which has all. */
  public static Vintages hosted(Description description) {
    return new Vintages(description, true, VERSIONS.get(VERSIONS.size() - 1));
  }

  /** As it stands on a Server whose operations are those published for a version of the API. */
  public static Vintages onServer(Description description, ApiVersion release) {
    return new Vintages(description, false, release);
  }

  private static Map<String, String> read() {
    Map<String, String> all = new HashMap<>();
    AreaFile.resource(TABLE)
        .lines()
        .forEach(
            line -> {
              int tab = line.indexOf('\t');
              all.put(line.substring(0, tab), line.substring(tab + 1));
            });
    return all;
  }

  @Override
  public boolean isServer() {
    return !hosted;
  }

  @Override
  public Optional<Stage> of(String verb, Place place) {
    return description.find(verb, place.path(), place.query().values().keySet()).stream()
        .findFirst()
        .flatMap(match -> Optional.ofNullable(marks.get().get(match.operation().id())))
        .map(this::stage);
  }

  private Stage stage(String line) {
    boolean nowhere = line.equals(SERVICES_ONLY);
    return nowhere ? new Vintage("", column, !hosted) : new Vintage(line, column, lacks(line));
  }

  /** The newest Server is cut from the service: what it lacks no Server has. */
  private boolean lacks(String line) {
    return !hosted && column < VERSIONS.size() - 1 && line.charAt(column) == '-';
  }
}
