// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit;

import static java.util.stream.Collectors.joining;

import io.github.fluentado.emulator.server.Doc;
import java.util.List;

/** A rule of the type that a field breaks, with the marks that the service tells of it. */
record RuleViolation(Field field, List<Flag> flags) {

  /** A mark of a field's status; several make a sum, in which each can be seen. */
  enum Flag {
    REQUIRED("Required", 0x1),
    HAS_VALUES("HasValues", 0x4),
    LIMITED_TO_VALUES("LimitedToValues", 0x8),
    INVALID_EMPTY("InvalidEmpty", 0x80000),
    INVALID_LIST_VALUE("InvalidListValue", 0x400000);

    private final String word;
    private final int code;

    Flag(String word, int code) {
      this.word = word;
      this.code = code;
    }

    /** As members of JSON are written. */
    private String wire() {
      return Character.toLowerCase(word.charAt(0)) + word.substring(1);
    }
  }

  static RuleViolation of(Field field, Flag... flags) {
    return new RuleViolation(field, List.of(flags));
  }

  String text() {
    String words = flags.stream().map(flag -> flag.word).collect(joining(", "));
    return "TF401320: Rule Error for field " + field.name() + ". Error code: " + words + ".";
  }

  Doc json() {
    return Doc.of("fieldReferenceName", field.referenceName())
        .with("fieldStatusFlags", flags.stream().map(Flag::wire).collect(joining(", ")))
        .with("errorMessage", text())
        .with("fieldStatusCode", flags.stream().mapToInt(flag -> flag.code).sum())
        .withNull("ruleValidationErrors");
  }
}
