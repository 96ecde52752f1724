// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.git;

import io.github.fluentado.emulator.store.Table;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.AbbreviatedObjectId;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;

/** Reads kept objects, and those of an inserter that has not yet kept them. */
final class BankReader extends ObjectReader {
  private final Table<String, StoredObject> kept;
  private final Map<String, StoredObject> fresh;

  BankReader(Table<String, StoredObject> kept, Map<String, StoredObject> fresh) {
    this.kept = kept;
    this.fresh = fresh;
  }

  @Override
  public ObjectReader newReader() {
    return new BankReader(kept, fresh);
  }

  @Override
  public Collection<ObjectId> resolve(AbbreviatedObjectId id) {
    return Stream.concat(kept.keys().stream(), fresh.keySet().stream())
        .map(ObjectId::fromString)
        .filter(whole -> id.prefixCompare(whole) == 0)
        .collect(Collectors.toSet());
  }

  @Override
  public ObjectLoader open(AnyObjectId id, int type)
      throws MissingObjectException, IncorrectObjectTypeException {
    StoredObject found =
        Optional.ofNullable(fresh.get(id.name())).or(() -> kept.find(id.name())).orElse(null);
    if (found == null) {
      throw type == OBJ_ANY
          ? new MissingObjectException(id.copy(), "object")
          : new MissingObjectException(id.copy(), type);
    }
    if (type != OBJ_ANY && type != found.type()) {
      throw new IncorrectObjectTypeException(id.copy(), type);
    }
    return new ObjectLoader.SmallObject(found.type(), found.bytes());
  }

  @Override
  public Set<ObjectId> getShallowCommits() {
    return Set.of();
  }

  @Override
  public void close() {}
}
