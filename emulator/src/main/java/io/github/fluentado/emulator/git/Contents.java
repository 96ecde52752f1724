// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.git;

import io.github.fluentado.emulator.store.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevTag;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;

/** The objects of a repository, to read. Ids are 40 lower-case hex digits. */
public final class Contents {
  private final Table<String, StoredObject> objects;

  Contents(Table<String, StoredObject> objects) {
    this.objects = objects;
  }

  /** The type of an object: commit, tree, blob or tag; empty when it is not here. */
  public Optional<String> type(String id) {
    return objects.find(id).map(object -> typeName(object.type()));
  }

  private static String typeName(int type) {
    return switch (type) {
      case StoredObject.COMMIT -> "commit";
      case StoredObject.TREE -> "tree";
      case StoredObject.BLOB -> "blob";
      default -> "tag";
    };
  }

  public Optional<byte[]> blob(String id) {
    return bytes(id, StoredObject.BLOB).map(byte[]::clone);
  }

  /** The bytes of a file. */
  public Optional<byte[]> file(String commitOrTree, String path) {
    return entry(commitOrTree, path).filter(found -> !found.isFolder()).flatMap(e -> blob(e.id()));
  }

  /** Size of an object in bytes; 0 when it is not here. */
  public int size(String id) {
    return objects.find(id).map(object -> object.bytes().length).orElse(0);
  }

  public Optional<Commit> commit(String id) {
    return bytes(id, StoredObject.COMMIT).map(raw -> commit(id, RevCommit.parse(raw)));
  }

  private static Commit commit(String id, RevCommit parsed) {
    return new Commit(
        id,
        parsed.getTree().name(),
        Arrays.stream(parsed.getParents()).map(AnyObjectId::name).toList(),
        signature(parsed.getAuthorIdent()),
        signature(parsed.getCommitterIdent()),
        parsed.getFullMessage());
  }

  static Signature signature(PersonIdent person) {
    Instant date = person.getWhenAsInstant();
    return new Signature(person.getName(), person.getEmailAddress(), date);
  }

  /** What a tag points at, through all tags between; other objects are what they are. */
  public String peeled(String id) {
    return bytes(id, StoredObject.TAG)
        .map(raw -> peeled(Memory.of(() -> RevTag.parse(raw)).getObject().name()))
        .orElse(id);
  }

  public Optional<Tag> tag(String id) {
    return bytes(id, StoredObject.TAG).map(raw -> tag(id, Memory.of(() -> RevTag.parse(raw))));
  }

  private static Tag tag(String id, RevTag parsed) {
    PersonIdent by = parsed.getTaggerIdent();
    return new Tag(
        id,
        parsed.getTagName(),
        parsed.getObject().name(),
        by == null ? new Signature("", "", Instant.EPOCH) : signature(by),
        parsed.getFullMessage());
  }

  Optional<byte[]> bytes(String id, int type) {
    return objects.find(id).filter(object -> object.type() == type).map(StoredObject::bytes);
  }

  /** The root tree of a commit, or the tree itself; empty for all else. */
  public Optional<String> tree(String commitOrTree) {
    String id = peeled(commitOrTree);
    return commit(id)
        .map(Commit::tree)
        .or(() -> Optional.of(id).filter(tree -> bytes(tree, StoredObject.TREE).isPresent()));
  }

  /** The file or folder at the path, whose letter case matters. */
  public Optional<Entry> entry(String commitOrTree, String path) {
    Optional<Entry> found = tree(commitOrTree).map(root -> new Entry("/", Entry.FOLDER, root));
    String plain = Paths.inGit(path);
    for (String part : plain.isEmpty() ? new String[0] : plain.split("/", -1)) {
      found = found.filter(Entry::isFolder).flatMap(folder -> child(folder, part));
    }
    return found;
  }

  private Optional<Entry> child(Entry folder, String name) {
    return children(folder).stream().filter(child -> child.name().equals(name)).findFirst();
  }

  /** What is in a folder, itself not included; empty for what is no folder. */
  public List<Entry> list(String commitOrTree, String path, boolean recursive) {
    return entry(commitOrTree, path)
        .map(folder -> recursive ? all(folder) : children(folder))
        .orElse(List.of());
  }

  private List<Entry> all(Entry folder) {
    List<Entry> found = new ArrayList<>();
    for (Entry child : children(folder)) {
      found.add(child);
      found.addAll(all(child));
    }
    return found;
  }

  List<Entry> children(Entry folder) {
    List<Entry> found = new ArrayList<>();
    if (folder.isFolder()) {
      CanonicalTreeParser parser = new CanonicalTreeParser();
      parser.reset(bytes(folder.id(), StoredObject.TREE).orElseThrow());
      while (!parser.eof()) {
        String path = Paths.join(folder.path(), parser.getEntryPathString());
        found.add(new Entry(path, parser.getEntryRawMode(), parser.getEntryObjectId().name()));
        parser.next(1);
      }
    }
    return found;
  }
}
