// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.git;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ProgressMonitor;
import org.eclipse.jgit.transport.PackLock;
import org.eclipse.jgit.transport.PackParser;
import org.eclipse.jgit.transport.PackedObjectInfo;
import org.jspecify.annotations.Nullable;

/** Takes a pack apart in memory and hands its objects to an inserter. Lives for one request. */
final class PackReader extends PackParser {
  private final ObjectInserter inserter;
  private final ByteArrayOutputStream stored;
  private final Map<Long, Integer> blobs;
  private byte[] raw = {};
  private int position;
  private long wholeAt;
  private long wholeSize;
  private int wholeType;

  /**
   * @param blobs filled with the places and sizes of blobs, whose bytes the parser does not keep
   */
  PackReader(
      ObjectBank bank,
      InputStream in,
      ObjectInserter inserter,
      ByteArrayOutputStream stored,
      Map<Long, Integer> blobs) {
    super(bank, in);
    this.inserter = inserter;
    this.stored = stored;
    this.blobs = blobs;
  }

  @Override
  public @Nullable PackLock parse(ProgressMonitor receiving, ProgressMonitor resolving)
      throws IOException {
    PackLock lock = super.parse(receiving, resolving);
    for (Map.Entry<Long, Integer> blob : blobs.entrySet()) {
      inserter.insert(StoredObject.BLOB, inflated(blob.getKey().intValue(), blob.getValue()));
    }
    return lock;
  }

  /** The object at a place in the pack: behind a header of as many bytes as its size needs. */
  private byte[] inflated(int offset, int size) throws IOException {
    int at = offset;
    while ((bytes()[at] & 0x80) != 0) {
      at++;
    }
    byte[] content = new byte[size];
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(raw, at + 1, raw.length - at - 1);
      for (int done = 0; done < size; ) {
        int more = inflater.inflate(content, done, size - done);
        if (more == 0) {
          throw new IOException("A blob of the pack ends early.");
        }
        done += more;
      }
    } catch (DataFormatException e) {
      throw new IOException("A blob of the pack cannot be read.", e);
    } finally {
      inflater.end();
    }
    return content;
  }

  private byte[] bytes() {
    if (raw.length < stored.size()) {
      raw = stored.toByteArray();
    }
    return raw;
  }

  @Override
  protected void onStoreStream(byte[] chunk, int from, int length) {
    stored.write(chunk, from, length);
  }

  @Override
  protected void onInflatedObjectData(PackedObjectInfo object, int type, byte[] data)
      throws IOException {
    inserter.insert(type, data);
  }

  @Override
  protected void onBeginWholeObject(long streamPosition, int type, long inflatedSize) {
    wholeAt = streamPosition;
    wholeSize = inflatedSize;
    wholeType = type;
  }

  @Override
  protected void onEndWholeObject(PackedObjectInfo object) {
    if (wholeType == StoredObject.BLOB) {
      blobs.put(wholeAt, Math.toIntExact(wholeSize));
    }
  }

  @Override
  protected ObjectTypeAndSize seekDatabase(PackedObjectInfo object, ObjectTypeAndSize info)
      throws IOException {
    position = Math.toIntExact(object.getOffset());
    return readObjectHeader(info);
  }

  @Override
  protected ObjectTypeAndSize seekDatabase(UnresolvedDelta delta, ObjectTypeAndSize info)
      throws IOException {
    position = Math.toIntExact(delta.getOffset());
    return readObjectHeader(info);
  }

  @Override
  protected int readDatabase(byte[] target, int from, int most) {
    int length = Math.min(most, bytes().length - position);
    System.arraycopy(raw, position, target, from, length);
    position += length;
    return length;
  }

  /** Bases that are not in the pack are kept already. */
  @Override
  protected boolean onAppendBase(int type, byte[] data, PackedObjectInfo info) {
    return false;
  }

  @Override
  protected boolean checkCRC(int old) {
    return true;
  }

  @Override
  protected void onObjectHeader(Source source, byte[] chunk, int from, int length) {}

  @Override
  protected void onObjectData(Source source, byte[] chunk, int from, int length) {}

  @Override
  protected void onPackHeader(long objects) {}

  @Override
  protected void onPackFooter(byte[] hash) {}

  @Override
  protected void onEndThinPack() {}

  @Override
  protected void onBeginOfsDelta(long delta, long base, long inflatedSize) {}

  @Override
  protected void onBeginRefDelta(long delta, AnyObjectId base, long inflatedSize) {}
}
