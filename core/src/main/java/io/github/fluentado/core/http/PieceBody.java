// SPDX-License-Identifier: MIT
package io.github.fluentado.core.http;

import java.io.IOException;
import java.io.InputStream;

/** A piece of another body that can be opened again and again. */
record PieceBody(RequestBody whole, long from, long length) implements RequestBody {

  @Override
  public InputStream open() throws IOException {
    InputStream content = whole.open();
    try {
      content.skipNBytes(from);
    } catch (IOException tooShort) {
      content.close();
      throw tooShort;
    }
    return MeasuredStream.piece(content, length);
  }

  @Override
  public boolean replayable() {
    return whole.replayable();
  }

  @Override
  public boolean inMemory() {
    return whole.inMemory();
  }
}
