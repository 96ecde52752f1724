// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.git;

import io.github.fluentado.emulator.store.Table;
import java.util.HashMap;
import org.eclipse.jgit.lib.ObjectDatabase;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;

/** The objects of a repository as JGit wants to see them. Made anew for each use. */
final class ObjectBank extends ObjectDatabase {
  private final Table<String, StoredObject> objects;

  ObjectBank(Table<String, StoredObject> objects) {
    this.objects = objects;
  }

  @Override
  public ObjectInserter newInserter() {
    return new BankInserter(objects, new HashMap<>());
  }

  @Override
  public ObjectReader newReader() {
    return new BankReader(objects, new HashMap<>());
  }

  @Override
  public long getApproximateObjectCount() {
    return objects.size();
  }

  @Override
  public void close() {}
}
