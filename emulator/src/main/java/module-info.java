// SPDX-License-Identifier: MIT

/** An Azure DevOps in memory, on loopback, for tests, examples and demos. */
// JGit is no module yet.
@SuppressWarnings("requires-automatic")
module io.github.fluentado.emulator {
  requires com.google.gson;
  requires java.net.http;
  requires java.xml;
  requires org.bouncycastle.pkix;
  requires org.bouncycastle.provider;
  requires org.eclipse.jgit;
  // What JGit needs, and cannot say itself.
  requires com.googlecode.javaewah;
  requires org.apache.commons.codec;
  requires org.slf4j;
  requires org.yaml.snakeyaml;
  // For the extension, in tests that have it.
  requires static org.junit.jupiter.api;
  requires static transitive org.jspecify;

  exports io.github.fluentado.emulator;
  exports io.github.fluentado.emulator.junit;
}
