// SPDX-License-Identifier: MIT
package io.github.fluentado.wiki;

import io.github.fluentado.client.common.VersionControlRecursionType;
import io.github.fluentado.client.wiki.AttachmentsApi;
import io.github.fluentado.client.wiki.PageCommentsApi;
import io.github.fluentado.client.wiki.PageMovesApi;
import io.github.fluentado.client.wiki.PageStatsApi;
import io.github.fluentado.client.wiki.PagesApi;
import io.github.fluentado.client.wiki.PagesBatchApi;
import io.github.fluentado.client.wiki.WikiPageMoveParameters;
import io.github.fluentado.client.wiki.WikiPagesBatchRequest;
import io.github.fluentado.client.wiki.WikisApi;
import io.github.fluentado.core.Call;
import io.github.fluentado.core.Connection;
import io.github.fluentado.core.Download;
import io.github.fluentado.core.SafeUpdate;
import io.github.fluentado.core.error.Check;
import io.github.fluentado.core.http.RequestBody;
import io.github.fluentado.git.Version;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The door to the wikis of a project. Sends nothing itself.
 *
 * <pre>{@code
 * Wikis.One handbook = ado.project("web").wikis().wiki("web.wiki");
 * handbook.update("/Hours", text -> text + "\nSunday: closed\n").execute();
 * }</pre>
 */
public final class Wikis {
  private final Connection connection;

  private Wikis(Connection connection) {
    this.connection = connection;
  }

  /** Of the project that the connection is a view of. */
  public static Wikis of(Connection connection) {
    return new Wikis(Check.notNull("connection", connection));
  }

  public WikisApi.List list() {
    return new WikisApi(connection).list();
  }

  /**
   * The door to one. Not even looks whether it is there.
   *
   * @param nameOrId a project's own one is called after it: {@code web.wiki}
   */
  public One wiki(String nameOrId) {
    return new One(connection, Check.segment("wiki", nameOrId));
  }

  /**
   * The door to one wiki. A page is named by its path, from the root of the wiki with a slash, or
   * by its number, which stays when the page is moved.
   */
  public static final class One {
    private static final int PAGES_AT_ONCE = 100;

    private final Connection connection;
    private final String wiki;

    private One(Connection connection, String wiki) {
      this.connection = connection;
      this.wiki = wiki;
    }

    public WikisApi.Get get() {
      return new WikisApi(connection).get(wiki);
    }

    /** What is known of a page, without its content and its version. */
    public PagesApi.Get page(String path) {
      return new PagesApi(connection).get(wiki).path(path("path", path));
    }

    /** The same by number. */
    public PagesApi.GetById page(int id) {
      return new PagesApi(connection).getById(wiki, Check.positive("id", id));
    }

    /** A page and all below it, one within the other. */
    public PagesApi.Get tree(String path) {
      return page(path).recursionLevel(VersionControlRecursionType.FULL);
    }

    /** A page with its content and its version. */
    public Call<VersionedPage> read(String path) {
      return WikiPages.read(where(path));
    }

    /** The same by number. */
    public Call<VersionedPage> read(int id) {
      return WikiPages.read(where(id));
    }

    private WikiPages.Where where(String path) {
      return WikiPages.Where.path(connection, wiki, path("path", path));
    }

    private WikiPages.Where where(int id) {
      return WikiPages.Where.id(connection, wiki, Check.positive("id", id));
    }

    /** The version of a page, without its content. */
    public Call<PageVersion> version(String path) {
      return WikiPages.versioned(path, page(path)).map(VersionedPage::version);
    }

    /** The same by number. */
    public Call<PageVersion> version(int id) {
      return WikiPages.versioned("page " + id, page(id)).map(VersionedPage::version);
    }

    /** Makes a page; the pages above it must be there. If it is there, that is a failure. */
    public Call<VersionedPage> create(String path, String content) {
      return WikiPages.versioned(
          path,
          new PagesApi(connection)
              .createOrUpdate(wiki, path("path", path), WikiPages.content(content)));
    }

    /** Gives a page another content if it is at that version, else {@code CONFLICT}. */
    public Call<VersionedPage> update(String path, String content, PageVersion version) {
      return WikiPages.versioned(
          path,
          new PagesApi(connection)
              .createOrUpdate(wiki, path("path", path), WikiPages.content(content))
              .ifMatch(Check.notNull("version", version).etag()));
    }

    /** The same by number. */
    public Call<VersionedPage> update(int id, String content, PageVersion version) {
      return WikiPages.versioned(
          "page " + id,
          new PagesApi(connection)
              .update(wiki, Check.positive("id", id), WikiPages.content(content))
              .ifMatch(Check.notNull("version", version).etag()));
    }

    /**
     * Reads a page, and writes what the function makes of its text if nobody has changed the page
     * meanwhile; else it is read and changed anew, five times at most. Sends nothing more if the
     * text stays the same.
     *
     * @param change may run several times
     */
    public SafeUpdate<VersionedPage> update(String path, UnaryOperator<String> change) {
      return WikiPages.update(
          where(path),
          change,
          (found, content) ->
              new PagesApi(connection)
                  .createOrUpdate(wiki, path, content)
                  .ifMatch(found.version().etag()));
    }

    /** The same by number. */
    public SafeUpdate<VersionedPage> update(int id, UnaryOperator<String> change) {
      return WikiPages.update(
          where(id),
          change,
          (found, content) ->
              new PagesApi(connection).update(wiki, id, content).ifMatch(found.version().etag()));
    }

    /** Deletes a page with all below it. */
    public PagesApi.Delete delete(String path) {
      return new PagesApi(connection).delete(wiki, path("path", path));
    }

    /** The same by number. */
    public PagesApi.DeleteById delete(int id) {
      return new PagesApi(connection).deleteById(wiki, Check.positive("id", id));
    }

    /** Gives a page another path, with all below it. */
    public PageMovesApi.Create move(String from, String to) {
      return new PageMovesApi(connection)
          .create(
              wiki, new WikiPageMoveParameters().path(path("from", from)).newPath(path("to", to)));
    }

    /**
     * All pages with their numbers, in the order of the numbers. Servers before 2020 have no such
     * list ({@code NOT_SUPPORTED}); {@link #tree} gives the pages there.
     */
    public PagesBatchApi.List walk() {
      return new PagesBatchApi(connection)
          .list(wiki, new WikiPagesBatchRequest().top(PAGES_AT_ONCE));
    }

    /** How often a page was looked at. */
    public PageStatsApi.Get stats(int id) {
      return new PageStatsApi(connection).get(wiki, Check.positive("id", id));
    }

    /** What people say below a page. */
    public PageCommentsApi.List comments(int id) {
      return new PageCommentsApi(connection).list(wiki, Check.positive("id", id));
    }

    /**
     * Brings a file, which a page can then show or link to. It goes as base64 text, made while it
     * is sent. {@code CONFLICT} if there is one of that name.
     */
    public AttachmentsApi.Create attach(String fileName, RequestBody content) {
      return new AttachmentsApi(connection)
          .create(wiki, Check.segment("fileName", fileName), Check.notNull("content", content));
    }

    /**
     * A file that was brought by {@link #attach}, by people or by a push. The service has no
     * operation for it, so it is read from the wiki's repository, from the first of the versions
     * that the wiki shows. What the wiki says of itself is asked for each time: one request more,
     * and a credential must be good for reading code, too.
     *
     * <p>It lies in the folder {@code .attachments} below the folder that the wiki shows. For a
     * wiki of a project that is the root of its repository (Microsoft's page on files of wikis says
     * so, and the example of the operation that brings one). For a folder of code the service's
     * pages do not say it; that it is that folder rather than the repository's root is what tools
     * do that read such wikis (WikiExport, and issue 392 of Microsoft's azure-devops-python-api).
     *
     * @param fileName as {@link #attach} was given it, and not encoded as links in pages have it
     */
    public Download attachment(String fileName) {
      return new WikiAttachment(connection, wiki, Check.segment("fileName", fileName), null)
          .download();
    }

    /** The same as of a version. */
    public Download attachment(String fileName, Version version) {
      return new WikiAttachment(
              connection,
              wiki,
              Check.segment("fileName", fileName),
              Check.notNull("version", version))
          .download();
    }

    private static String path(String parameter, @Nullable String path) {
      String text = Check.text(parameter, path);
      Check.that(text.startsWith("/"), parameter, "does not begin with a slash");
      return text;
    }

    @Override
    public String toString() {
      return "Wiki[" + wiki + "]";
    }
  }
}
