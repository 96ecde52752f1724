// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.wit.wiql;

import java.util.ArrayList;
import java.util.List;

/** A place among the tokens of a query, going forward. The last token is the end of the query. */
final class Cursor {
  private final List<Token> tokens;
  private int at;

  Cursor(List<Token> tokens) {
    this.tokens = new ArrayList<>(tokens);
  }

  Token peek() {
    return tokens.get(at);
  }

  Token next() {
    Token token = tokens.get(at);
    at = Math.min(at + 1, tokens.size() - 1);
    return token;
  }

  boolean acceptWord(String word) {
    return accept(peek().isWord(word));
  }

  boolean acceptSign(String sign) {
    return accept(peek().isSign(sign));
  }

  private boolean accept(boolean found) {
    if (found) {
      at++;
    }
    return found;
  }

  void expectWord(String word, String message) {
    if (!acceptWord(word)) {
      throw Tokens.error(message, peek());
    }
  }

  void expectSign(String sign) {
    if (!acceptSign(sign)) {
      throw Tokens.error("TF51002: Expected «" + sign + "»", peek());
    }
  }

  RuntimeException unexpected() {
    return Tokens.error("TF51002: Nothing more was expected here", peek());
  }

  /** The token behind the next one. */
  Token afterNext() {
    return tokens.get(Math.min(at + 1, tokens.size() - 1));
  }

  /** Puts another token where the next one stands. */
  void replace(Token token) {
    tokens.set(at, token);
  }
}
