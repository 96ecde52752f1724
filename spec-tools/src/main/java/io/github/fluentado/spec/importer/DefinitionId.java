// SPDX-License-Identifier: MIT
package io.github.fluentado.spec.importer;

/**
 * A definition or an enum of one file, in whatever version.
 *
 * @param family area and file, {@code git/git.json}
 */
record DefinitionId(String family, String name, boolean isEnum)
    implements Comparable<DefinitionId> {
  String area() {
    return family.substring(0, family.indexOf('/'));
  }

  @Override
  public int compareTo(DefinitionId other) {
    int byName = name.compareTo(other.name);
    int byFamily = byName != 0 ? byName : family.compareTo(other.family);
    return byFamily != 0 ? byFamily : Boolean.compare(isEnum, other.isEnum);
  }
}
