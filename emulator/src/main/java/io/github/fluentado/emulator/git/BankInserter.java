// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.git;

import io.github.fluentado.emulator.store.Table;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.transport.PackParser;

/** Keeps new objects to itself until it is flushed. */
final class BankInserter extends ObjectInserter {
  private final Table<String, StoredObject> kept;
  private final Map<String, StoredObject> fresh;

  BankInserter(Table<String, StoredObject> kept, Map<String, StoredObject> fresh) {
    this.kept = kept;
    this.fresh = fresh;
  }

  @Override
  public ObjectId insert(int type, long length, InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(Math.toIntExact(length));
    if (bytes.length < length) {
      throw new EOFException("The object ends early.");
    }
    return insert(type, bytes, 0, bytes.length);
  }

  @Override
  public ObjectId insert(int type, byte[] data, int offset, int length) {
    ObjectId id = idFor(type, data, offset, length);
    add(id.name(), type, Arrays.copyOfRange(data, offset, offset + length));
    return id;
  }

  private void add(String id, int type, byte[] bytes) {
    if (!kept.has(id)) {
      fresh.put(id, new StoredObject(type, bytes));
    }
  }

  @Override
  public PackParser newPackParser(InputStream in) {
    return new PackReader(
        new ObjectBank(kept), in, this, new ByteArrayOutputStream(), new TreeMap<>());
  }

  @Override
  public ObjectReader newReader() {
    return new BankReader(kept, fresh);
  }

  @Override
  public void flush() {
    fresh.forEach(kept::put);
    fresh.clear();
  }

  @Override
  public void close() {
    fresh.clear();
  }
}
