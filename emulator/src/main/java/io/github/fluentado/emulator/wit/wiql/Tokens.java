// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit.wiql;

import io.github.fluentado.emulator.wit.WitErrors;
import io.github.fluentado.emulator.wit.wiql.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Cuts query text into tokens, each with its line and column (both from 1). */
final class Tokens {
  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;
  private int line = 1;
  private int lineStart;

  private Tokens(String text) {
    this.text = text;
  }

  static List<Token> of(String text) {
    return new Tokens(text).all();
  }

  private List<Token> all() {
    while (skipBlanks()) {
      next();
    }
    tokens.add(token(Kind.END, "", at));
    return tokens;
  }

  private boolean skipBlanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      if (text.charAt(at) == '\n') {
        line++;
        lineStart = at + 1;
      }
      at++;
    }
    return at < text.length();
  }

  private void next() {
    char c = text.charAt(at);
    int start = at;
    if (c == '\'' || c == '"') {
      tokens.add(string(c));
    } else if (c == '[') {
      tokens.add(bracketed());
    } else if (c == '@') {
      at++;
      int from = at;
      run(Tokens::inWord);
      tokens.add(token(Kind.MACRO, text.substring(from, at), start));
    } else if (Character.isDigit(c)) {
      run(ch -> Character.isDigit(ch) || ch == '.');
      tokens.add(token(Kind.NUMBER, text.substring(start, at), start));
    } else if (inWord(c)) {
      run(Tokens::inWord);
      tokens.add(token(Kind.WORD, text.substring(start, at), start));
    } else {
      tokens.add(sign());
    }
  }

  private interface Check {
    boolean test(char c);
  }

  private void run(Check check) {
    while (at < text.length() && check.test(text.charAt(at))) {
      at++;
    }
  }

  private static boolean inWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '.';
  }

  private Token string(char quote) {
    int start = at;
    StringBuilder value = new StringBuilder();
    for (at++; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c != quote) {
        value.append(c);
      } else if (at + 1 < text.length() && text.charAt(at + 1) == quote) {
        value.append(quote);
        at++;
      } else {
        at++;
        return token(Kind.STRING, value.toString(), start);
      }
    }
    throw error("TF51003: The string is not closed", token(Kind.STRING, value.toString(), start));
  }

  private Token bracketed() {
    int start = at;
    int end = text.indexOf(']', at);
    if (end < 0) {
      throw error("TF51004: The bracket is not closed", token(Kind.SIGN, "[", start));
    }
    at = end + 1;
    return token(Kind.BRACKETED, text.substring(start + 1, end).trim(), start);
  }

  private Token sign() {
    int start = at;
    String two = text.substring(at, Math.min(at + 2, text.length()));
    boolean pair = List.of("<>", "<=", ">=").contains(two);
    at += pair ? 2 : 1;
    Token token = token(Kind.SIGN, pair ? two : two.substring(0, 1), start);
    if (!pair && "=<>(),+-*".indexOf(two.charAt(0)) < 0) {
      throw error("TF51004: The character means nothing here", token);
    }
    return token;
  }

  private Token token(Kind kind, String value, int start) {
    return new Token(kind, value, line, start - lineStart + 1);
  }

  /** A refusal that names the token and its place. */
  static RuntimeException error(String message, Token token) {
    return WitErrors.syntax(
        "%s. The error is caused by «%s» (line %d, column %d)."
            .formatted(message, token.quoted(), token.line(), token.column()));
  }
}
