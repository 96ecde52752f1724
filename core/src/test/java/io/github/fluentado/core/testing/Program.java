// SPDX-License-Identifier: MIT
package io.github.fluentado.core.testing;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A test's own program, in a process of its own. */
public final class Program {
  private Program() {}

  /** What starts it, to be followed by its arguments. */
  public static List<String> command(Class<?> main) {
    return new ArrayList<>(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            classPath(main),
            main.getName()));
  }

  /** Of whatever way the tests are run in. */
  private static String classPath(Class<?> main) {
    try {
      String own =
          Path.of(main.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
      return String.join(
          File.pathSeparator,
          own,
          System.getProperty("java.class.path", ""),
          System.getProperty("jdk.module.path", ""));
    } catch (URISyntaxException odd) {
      throw new IllegalStateException(odd);
    }
  }
}
