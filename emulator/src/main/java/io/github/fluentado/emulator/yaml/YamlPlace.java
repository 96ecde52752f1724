// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.yaml;

/**
 * Where something stands in a text; line and column count from 1.
 *
 * @param source name of the text, such as that of its file
 */
public record YamlPlace(String source, int line, int column) {
  @Override
  public String toString() {
    return source + ", line " + line + ", column " + column;
  }
}
