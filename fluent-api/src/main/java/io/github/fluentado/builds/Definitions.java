// SPDX-License-Identifier: MIT
package io.github.fluentado.builds;

import io.github.fluentado.client.build.BuildDefinition;
import io.github.fluentado.client.build.DefinitionsApi;
import io.github.fluentado.core.Call;
import io.github.fluentado.core.Connection;
import io.github.fluentado.core.SafeUpdate;
import io.github.fluentado.core.error.Check;
import java.util.function.UnaryOperator;

/** The door to build definitions, which are the pipelines of a project. */
public final class Definitions {
  private final DefinitionsApi api;

  Definitions(Connection connection) {
    this.api = new DefinitionsApi(connection);
  }

  public DefinitionsApi.List list() {
    return api.list();
  }

  public DefinitionsApi.Get get(int id) {
    return api.get(Check.positive("id", id));
  }

  public DefinitionsApi.Create create(BuildDefinition definition) {
    return api.create(Check.notNull("definition", definition));
  }

  /** Deletes a definition with all of its builds. */
  public DefinitionsApi.Delete delete(int id) {
    return api.delete(Check.positive("id", id));
  }

  /** Who changed it, and when. */
  public DefinitionsApi.ListRevisions revisions(int id) {
    return api.listRevisions(Check.positive("id", id));
  }

  /**
   * Changes a definition: reads it, applies the function, and saves what that gives as the next
   * revision. If somebody else was faster, all of it is done again on what is there then, five
   * times in all if {@code tries} says nothing else; after that it fails as {@code CONFLICT}.
   *
   * <p>The function may be called several times. If an answer is lost, the change may have been
   * saved: that is {@code OUTCOME_UNKNOWN} unless the service tells.
   */
  public SafeUpdate<BuildDefinition> update(int id, UnaryOperator<BuildDefinition> change) {
    Check.notNull("change", change);
    return SafeUpdate.of(
        api.get(Check.positive("id", id)),
        now -> save(id, now, Check.notNull("what the function gave", change.apply(now))));
  }

  private Call<BuildDefinition> save(int id, BuildDefinition read, BuildDefinition changed) {
    Integer revision = Check.notNull("revision", read.revision());
    return api.update(id, changed.revision(revision));
  }
}
