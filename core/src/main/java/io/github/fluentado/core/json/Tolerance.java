// SPDX-License-Identifier: MIT
package io.github.fluentado.core.json;

/**
 * One place where a body differs from the description and was read nevertheless.
 *
 * @param path JSON path of the value
 * @param detail what was expected or found; never the value itself
 */
public record Tolerance(Kind kind, String path, String detail) {
  /** What differs. */
  public enum Kind {
    /** A property that is not described; it is kept. */
    UNKNOWN_PROPERTY,
    /** The name differs from the described one in case only. */
    NAME_CASE,
    /** The same property came twice; the last one counts. */
    DUPLICATE,
    /** An explicit null. It reads as absent. */
    NULL,
    /** A value of another type; it is kept, and read as absent. */
    OTHER_TYPE,
    /** A value of another type that obviously means the same, such as "12" for 12. */
    CONVERTED,
    /** Text that is no value of the described enum; it is kept. */
    UNKNOWN_VALUE,
    /** A value of the enum, in other case. */
    VALUE_CASE,
    /** A date in a form other than RFC 3339, or one that means absent. */
    DATE_FORM,
    /** A list without its wrapper, or a wrapper that is odd. */
    WRAPPER
  }
}
