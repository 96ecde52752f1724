// SPDX-License-Identifier: MIT
package io.github.fluentado.git;

import io.github.fluentado.client.git.GitRef;
import io.github.fluentado.client.git.RefsApi;
import io.github.fluentado.core.Call;
import io.github.fluentado.core.Connection;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.ErrorKind;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Finds a ref by its exact name, where the service finds all that begin with it. */
final class Refs {
  private Refs() {}

  static Call<GitRef> get(Connection connection, String repository, Ref ref) {
    return find(connection, repository, ref)
        .then(found -> found.map(Call::of).orElseGet(() -> Call.failed(missing(ref))));
  }

  static Call<Optional<GitRef>> find(Connection connection, String repository, Ref ref) {
    String name = ref.ref();
    return Call.defer(
        () -> {
          AtomicReference<Optional<GitRef>> found = new AtomicReference<>(Optional.empty());
          return new RefsApi(connection)
              .list(repository)
              .filter(name.substring("refs/".length()))
              .peelTags(ref instanceof Tag)
              .walk(
                  one -> {
                    boolean same = name.equals(one.name());
                    if (same) {
                      found.set(Optional.of(one));
                    }
                    return !same;
                  })
              .map(done -> found.get());
        });
  }

  /** The commit that it leads to, through an annotated tag if there is one. */
  static Call<CommitId> tip(Connection connection, String repository, Ref ref) {
    return get(connection, repository, ref)
        .map(
            found -> {
              String peeled = found.peeledObjectId();
              return CommitId.of(peeled == null ? String.valueOf(found.objectId()) : peeled);
            });
  }

  private static AzureDevOpsException missing(Ref ref) {
    return AzureDevOpsException.of(ErrorKind.NOT_FOUND, "There is no " + ref.ref()).build();
  }
}
