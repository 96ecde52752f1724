// SPDX-License-Identifier: MIT
package io.github.fluentado.wiki;

import io.github.fluentado.client.wiki.PagesApi;
import io.github.fluentado.client.wiki.WikiPage;
import io.github.fluentado.client.wiki.WikiPageCreateOrUpdateParameters;
import io.github.fluentado.core.Call;
import io.github.fluentado.core.Connection;
import io.github.fluentado.core.Response;
import io.github.fluentado.core.SafeUpdate;
import io.github.fluentado.core.error.AzureDevOpsException;
import io.github.fluentado.core.error.Check;
import io.github.fluentado.core.error.ErrorKind;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** Reads and writes pages together with their versions, which are in a header. */
final class WikiPages {
  private WikiPages() {}

  /** One page, however it is named. */
  record Where(Connection connection, String wiki, String name, Call<WikiPage> get) {

    static Where path(Connection connection, String wiki, String path) {
      PagesApi.Get get = new PagesApi(connection).get(wiki).path(path).includeContent(true);
      return new Where(connection, wiki, path, get);
    }

    static Where id(Connection connection, String wiki, int id) {
      PagesApi.GetById get = new PagesApi(connection).getById(wiki, id).includeContent(true);
      return new Where(connection, wiki, "page " + id, get);
    }
  }

  static Call<VersionedPage> read(Where where) {
    return versioned(where.name(), where.get());
  }

  static Call<VersionedPage> versioned(String name, Call<WikiPage> call) {
    return call.withResponse()
        .then(
            response ->
                version(response)
                    .map(version -> Call.of(new VersionedPage(response.value(), version)))
                    .orElseGet(() -> Call.failed(unversioned(name))));
  }

  private static Optional<PageVersion> version(Response<WikiPage> response) {
    return response.headers().first("ETag").filter(etag -> !etag.isBlank()).map(PageVersion::new);
  }

  private static AzureDevOpsException unversioned(String name) {
    String text = "The answer for " + name + " tells no version: it has no ETag";
    return AzureDevOpsException.of(ErrorKind.UNDECODABLE, text).build();
  }

  /**
   * Reads, changes, writes on condition; again after a conflict.
   *
   * @param write makes the call that gives what was found another content
   */
  static SafeUpdate<VersionedPage> update(
      Where where,
      UnaryOperator<String> change,
      BiFunction<VersionedPage, WikiPageCreateOrUpdateParameters, Call<WikiPage>> write) {
    Check.notNull("change", change);
    return SafeUpdate.of(
        read(where),
        found -> {
          String wanted = Check.notNull("the changed text", change.apply(found.content()));
          return wanted.equals(found.content())
              ? Call.of(found)
              : versioned(where.name(), write.apply(found, content(wanted)));
        });
  }

  static WikiPageCreateOrUpdateParameters content(String text) {
    return new WikiPageCreateOrUpdateParameters().content(Check.notNull("content", text));
  }
}
