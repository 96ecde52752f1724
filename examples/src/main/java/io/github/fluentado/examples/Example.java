// SPDX-License-Identifier: MIT
package io.github.fluentado.examples;

import io.github.fluentado.AzureDevOps;
import io.github.fluentado.core.credential.Credential;
import io.github.fluentado.emulator.Emulator;
import io.github.fluentado.emulator.EmulatorBuilder;
import java.io.PrintStream;
import java.net.URI;

/** A task, done with a client that is ready to use. */
@FunctionalInterface
interface Example {
  /**
   * Does the task.
   *
   * @param project name of a project with at least one work item
   * @param id of a work item of that project
   */
  void run(AzureDevOps ado, String project, int id, PrintStream out) throws Exception;

  /** Makes the client that the task is done with. */
  default AzureDevOps connect(URI url, Credential credential) {
    return AzureDevOps.at(url, credential).build();
  }

  /**
   * Runs the example: with the arguments {@code URL PROJECT ID} and a token in the environment
   * variable {@code ADO_TOKEN} on that organization, without arguments on the emulator.
   */
  static void main(Example example, String... args) throws Exception {
    if (args.length == 3) {
      Credential credential = Credential.pat(System.getenv("ADO_TOKEN"));
      try (AzureDevOps ado = example.connect(URI.create(args[0]), credential)) {
        example.run(ado, args[1], Integer.parseInt(args[2]), System.out);
      }
      return;
    }
    onEmulator(example, System.out);
  }

  /** Runs the example on an emulator of its own. */
  static void onEmulator(Example example, PrintStream out) throws Exception {
    onEmulator(example, Emulator.builder(), out);
  }

  /** Runs the example on such an emulator. */
  static void onEmulator(Example example, EmulatorBuilder builder, PrintStream out)
      throws Exception {
    try (Emulator emulator = builder.seeded().start();
        AzureDevOps ado =
            example.connect(URI.create(emulator.url()), Credential.pat(emulator.token()))) {
      String project = emulator.seeds().project();
      example.run(ado, project, emulator.seeds().workItems().get(0), out);
    }
  }
}
