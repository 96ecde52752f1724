// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.git;

import com.google.gson.JsonObject;
import io.github.fluentado.emulator.core.Identity;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Json;
import io.github.fluentado.emulator.server.Route;
import io.github.fluentado.emulator.store.Counter;
import io.github.fluentado.emulator.store.Store;
import io.github.fluentado.emulator.store.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Files that somebody has locked for others, in the protocol of Git LFS. */
final class FileLocks {
  private final Git git;
  private final Counter numbers;
  private final Table<Integer, FileLock> locks;

  private record FileLock(int id, UUID repository, String path, Identity owner, Instant since) {
    Doc json() {
      return Doc.of("id", "" + id)
          .with("path", path)
          .with("locked_at", since)
          .with("owner", Doc.of("name", owner.displayName()));
    }
  }

  FileLocks(Git git, Store store) {
    this.git = git;
    this.numbers = store.counter();
    this.locks = store.table();
  }

  List<Route> routes() {
    String all = "_git/{repository}/info/lfs/locks";
    return List.of(
        Route.of("GET", all, this::list),
        posted(Route.of("POST", all, this::lock)),
        posted(Route.of("POST", all + "/verify", this::verify)),
        posted(Route.of("POST", all + "/{lock:int}/unlock", this::unlock)));
  }

  private static Route posted(Route route) {
    return route.consuming(LargeFiles.TYPE, "application/json").unversioned();
  }

  private Stream<FileLock> of(Call call) {
    UUID repository = SmartHttp.repository(git, call).id();
    return locks.stream().filter(lock -> lock.repository().equals(repository));
  }

  private static List<Doc> told(Stream<FileLock> some) {
    return some.map(FileLock::json).toList();
  }

  private HttpAnswer list(Call call) {
    Optional<String> path = call.query().text("path");
    Optional<String> id = call.query().text("id");
    Stream<FileLock> wanted =
        of(call)
            .filter(lock -> path.isEmpty() || path.get().equals(lock.path()))
            .filter(lock -> id.isEmpty() || id.get().equals("" + lock.id()));
    return LargeFiles.answer(200, Doc.of("locks", told(wanted)));
  }

  private HttpAnswer verify(Call call) {
    Predicate<FileLock> mine = lock -> lock.owner().equals(git.organization().me());
    return LargeFiles.answer(
        200,
        Doc.of("ours", told(of(call).filter(mine)))
            .with("theirs", told(of(call).filter(mine.negate()))));
  }

  private HttpAnswer lock(Call call) {
    UUID repository = SmartHttp.repository(git, call).id();
    String path = Json.string(call.object(), "path");
    if (path == null || path.isBlank()) {
      return LargeFiles.refused(422, "A lock needs the path of a file.");
    }
    Optional<FileLock> held = of(call).filter(lock -> lock.path().equals(path)).findFirst();
    if (held.isPresent()) {
      Doc refusal = Doc.of("message", "already created lock");
      return LargeFiles.answer(409, refusal.with("lock", held.get().json()));
    }
    FileLock made =
        new FileLock(numbers.next(), repository, path, git.me(), git.organization().now());
    locks.put(made.id(), made);
    return LargeFiles.answer(201, Doc.of("lock", made.json()));
  }

  /** Only with force may somebody take away the lock of another. */
  private HttpAnswer unlock(Call call) {
    int id = call.number("lock");
    Optional<FileLock> held = of(call).filter(lock -> lock.id() == id).findFirst();
    if (held.isEmpty()) {
      return LargeFiles.refused(404, "There is no such lock.");
    }
    JsonObject body = call.object();
    boolean forced = body.has("force") && body.get("force").getAsBoolean();
    if (!forced && !held.get().owner().equals(git.organization().me())) {
      return LargeFiles.refused(403, "The lock is held by somebody else.");
    }
    locks.remove(id);
    return LargeFiles.answer(200, Doc.of("lock", held.get().json()));
  }
}
