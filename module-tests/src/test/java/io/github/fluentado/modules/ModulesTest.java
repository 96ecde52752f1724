// SPDX-License-Identifier: MIT
package io.github.fluentado.modules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.modules.Programs.Said;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs that are modules, over the artifacts as they are published. */
class ModulesTest {
  private static final String SEEDS =
      "projects: [{name: web, workItems: [{key: seven, type: Task, title: from a module}]}]";

  private static Emulator emulator;

  @TempDir Path folder;

  @BeforeAll
  static void start() {
    emulator = Emulator.builder().seedsYaml(SEEDS).start();
  }

  @AfterAll
  static void stop() {
    emulator.close();
  }

  private static String[] call() {
    String id = String.valueOf(emulator.seeds().number("seven"));
    return new String[] {emulator.url(), id, emulator.token()};
  }

  private static void well(Said said) {
    assertThat(said.code()).as(said.text()).isZero();
  }

  @Test
  void aProgramRunsOverTheTransportOfTheJdk() throws Exception {
    Programs programs = new Programs(folder);
    well(programs.compile("client", Programs.jdkPath()));

    Said said = programs.run("client", Programs.jdkPath(), call());

    assertThat(said).isEqualTo(new Said(0, "from a module, revision 1, over JdkTransport"));
  }

  @Test
  void okHttpIsTakenWhereItsModuleIs() throws Exception {
    Programs programs = new Programs(folder);
    well(programs.compile("client", Programs.jdkPath()));

    Said said = programs.run("client", Programs.wholePath(), call());

    assertThat(said).isEqualTo(new Said(0, "from a module, revision 1, over OkHttpTransport"));
  }

  @Test
  void anImageOfTheProgramRunsACall() throws Exception {
    Programs programs = new Programs(folder);
    well(programs.compile("client", Programs.jdkPath()));
    well(programs.link("client", Programs.jdkPath()));

    Said said = programs.runImage("client", call());

    assertThat(said).isEqualTo(new Said(0, "from a module, revision 1, over JdkTransport"));
  }

  /**
   * JGit and what Okio is are found by the names of their files: such modules are run, not linked.
   */
  @Test
  void emulatorClientAndHooksAreModulesOfOneProgram() throws Exception {
    Programs programs = new Programs(folder);
    well(programs.compile("together", Programs.wholePath()));

    Said said = programs.run("together", Programs.wholePath());

    assertThat(said).isEqualTo(new Said(0, "made by a module, module io.github.fluentado.hooks"));
  }

  @Test
  void whatIsInsideStaysInside() throws Exception {
    Said said = new Programs(folder).compile("inside", Programs.jdkPath());

    assertThat(said.code()).isEqualTo(1);
    for (String name : List.of("drive", "exchange", "text", "transport.wire")) {
      assertThat(said.text()).contains("package io.github.fluentado.core." + name + " is ");
    }
  }

  @Test
  void whoHasChosenTheTransportOfTheJdkGetsNeitherOkHttpNorKotlin() throws Exception {
    assertThat(names(Programs.jdkPath())).noneMatch(ModulesTest::isOkHttps);
    assertThat(names(Programs.wholePath())).anyMatch(ModulesTest::isOkHttps);
  }

  private static boolean isOkHttps(String name) {
    return name.matches("okhttp-.*|okio-.*|kotlin-.*|annotations-\\d.*");
  }

  private static Stream<String> names(String path) {
    return Stream.of(path.split(File.pathSeparator, -1))
        .map(entry -> String.valueOf(Path.of(entry).getFileName()));
  }
}
