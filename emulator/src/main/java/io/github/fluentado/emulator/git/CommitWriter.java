// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.git;

import io.github.fluentado.emulator.store.Table;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.TagBuilder;

/** Makes new objects. */
final class CommitWriter {
  private final Table<String, StoredObject> objects;
  private final Contents contents;

  CommitWriter(Table<String, StoredObject> objects) {
    this.objects = objects;
    this.contents = new Contents(objects);
  }

  private interface Insertion {
    ObjectId into(ObjectInserter inserter) throws java.io.IOException;
  }

  private String insert(Insertion work) {
    return Memory.of(
        () -> {
          try (ObjectInserter inserter = new ObjectBank(objects).newInserter()) {
            ObjectId id = work.into(inserter);
            inserter.flush();
            return id.name();
          }
        });
  }

  String blob(byte[] content) {
    return insert(inserter -> inserter.insert(StoredObject.BLOB, content));
  }

  String commit(Commit draft) {
    return insert(inserter -> inserter.insert(builder(draft)));
  }

  static CommitBuilder builder(Commit draft) {
    CommitBuilder builder = new CommitBuilder();
    builder.setTreeId(ObjectId.fromString(draft.tree()));
    builder.setParentIds(draft.parents().stream().map(ObjectId::fromString).toList());
    builder.setAuthor(person(draft.author()));
    builder.setCommitter(person(draft.committer()));
    builder.setMessage(draft.message());
    builder.setEncoding(StandardCharsets.UTF_8);
    return builder;
  }

  private static PersonIdent person(Signature signature) {
    return new PersonIdent(signature.name(), signature.email(), signature.date(), ZoneOffset.UTC);
  }

  String tag(String name, String target, Signature tagger, String message) {
    TagBuilder builder = new TagBuilder();
    builder.setTag(name);
    int type = objects.find(target).orElseThrow().type();
    builder.setObjectId(ObjectId.fromString(target), type);
    builder.setTagger(person(tagger));
    builder.setMessage(message);
    return insert(inserter -> inserter.insert(builder));
  }

  /** The tree of a commit (or none) after some changes; refuses those that do not fit it. */
  String tree(@org.jspecify.annotations.Nullable String commit, List<FileChange> changes) {
    Map<String, Entry> files = new TreeMap<>();
    if (commit != null) {
      contents.list(commit, "/", true).stream()
          .filter(entry -> !entry.isFolder())
          .forEach(entry -> files.put(entry.path(), entry));
    }
    FileEdits edits = new FileEdits(files, this::blob);
    changes.forEach(change -> change.on(edits));
    return write(files.values());
  }

  private String write(Iterable<Entry> files) {
    DirCache index = DirCache.newInCore();
    DirCacheBuilder builder = index.builder();
    for (Entry file : files) {
      DirCacheEntry entry = new DirCacheEntry(Paths.inGit(file.path()));
      entry.setFileMode(FileMode.fromBits(file.mode()));
      entry.setObjectId(ObjectId.fromString(file.id()));
      builder.add(entry);
    }
    builder.finish();
    return insert(index::writeTree);
  }
}
