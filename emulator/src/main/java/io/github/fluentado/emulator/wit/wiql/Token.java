// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit.wiql;

/**
 * A piece of query text.
 *
 * @param text what it means: without quotes or brackets
 */
record Token(Kind kind, String text, int line, int column) {

  enum Kind {
    WORD,
    BRACKETED,
    STRING,
    NUMBER,
    MACRO,
    SIGN,
    END
  }

  boolean isWord(String word) {
    return kind == Kind.WORD && text.equalsIgnoreCase(word);
  }

  boolean isSign(String sign) {
    return kind == Kind.SIGN && text.equals(sign);
  }

  /** As it stood in the query, or a name for its end. */
  String quoted() {
    return switch (kind) {
      case BRACKETED -> "[" + text + "]";
      case STRING -> "'" + text + "'";
      case MACRO -> "@" + text;
      case END -> "end of query";
      default -> text;
    };
  }
}
