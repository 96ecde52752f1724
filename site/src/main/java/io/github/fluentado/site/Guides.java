// SPDX-License-Identifier: MIT
package io.github.fluentado.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * The guides as pages. A link to a guide leads to its page, one to another file of the repository
 * to where that is kept.
 */
final class Guides {
  private static final List<Extension> EXTENSIONS =
      List.of(TablesExtension.create(), HeadingAnchorExtension.create());
  // What most people look for first stands first; the others follow by name.
  private static final List<String> FIRST =
      List.of("README.md", "docs/first-program.md", "docs/sign-in.md", "docs/tasks.md");

  private final Path root;
  private final String repository;
  private final Map<Path, String> pages = new LinkedHashMap<>();

  /** Of the repository in that folder, which is kept at that address. */
  Guides(Path root, String repository) throws IOException {
    this.root = root.toAbsolutePath().normalize();
    this.repository = repository;
    FIRST.forEach(this::add);
    try (Stream<Path> files = Files.list(this.root.resolve("docs"))) {
      files
          .filter(file -> file.toString().endsWith(".md") && !file.toString().contains("-head."))
          .sorted()
          .map(file -> "docs/" + file.getFileName())
          .forEach(this::add);
    }
    List.of("CHANGELOG.md", "CONTRIBUTING.md").forEach(this::add);
  }

  private void add(String file) {
    String name = Path.of(file).getFileName().toString();
    String page =
        name.equals("README.md")
            ? "index.html"
            : name.replace(".md", ".html").toLowerCase(Locale.ROOT);
    pages.putIfAbsent(root.resolve(file), page);
  }

  /** Writes all of them. */
  void write(Path folder) throws IOException {
    String frame = Resources.text("guide.html").replace("@STYLE@", Resources.text("style.css"));
    Map<String, String> titles = new LinkedHashMap<>();
    for (Map.Entry<Path, String> page : pages.entrySet()) {
      titles.put(page.getValue(), title(parsed(page.getKey())));
    }
    for (Map.Entry<Path, String> page : pages.entrySet()) {
      Node guide = parsed(page.getKey());
      guide.accept(new Links(page.getKey(), folder));
      String html = HtmlRenderer.builder().extensions(EXTENSIONS).build().render(guide);
      Files.writeString(
          folder.resolve(page.getValue()),
          frame
              .replace("@TITLE@", titles.get(page.getValue()))
              .replace("@MENU@", menu(titles, page.getValue()))
              .replace("@BODY@", html));
    }
  }

  private static String menu(Map<String, String> titles, String current) {
    List<String> items = new ArrayList<>();
    titles.forEach(
        (page, title) ->
            items.add(
                "<li><a href=\"%s\"%s>%s</a></li>"
                    .formatted(page, page.equals(current) ? " aria-current=\"page\"" : "", title)));
    return String.join("\n", items);
  }

  private static Node parsed(Path file) throws IOException {
    return Parser.builder().extensions(EXTENSIONS).build().parse(Files.readString(file));
  }

  private static String title(Node guide) {
    List<String> titles = new ArrayList<>();
    guide.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Heading heading) {
            StringBuilder text = new StringBuilder();
            heading.accept(
                new AbstractVisitor() {
                  @Override
                  public void visit(Heading itself) {
                    visitChildren(itself);
                  }

                  @Override
                  public void visit(Text part) {
                    text.append(part.getLiteral());
                  }
                });
            titles.add(text.toString());
          }
        });
    return titles.isEmpty() ? "" : titles.get(0);
  }

  /** Turns the links of one guide. */
  private final class Links extends AbstractVisitor {
    private final Path guide;
    private final Path folder;

    Links(Path guide, Path folder) {
      this.guide = guide;
      this.folder = folder;
    }

    @Override
    public void visit(Link link) {
      link.setDestination(turned(link.getDestination()));
      visitChildren(link);
    }

    /** A picture lies beside the page. */
    @Override
    public void visit(Image image) {
      Path file = guide.resolveSibling(image.getDestination()).normalize();
      try {
        Path copy = folder.resolve(file.getFileName().toString());
        Files.write(copy, Files.readAllBytes(file));
        image.setDestination(copy.getFileName().toString());
      } catch (IOException missing) {
        throw new IllegalStateException(guide + " shows a picture that is not there", missing);
      }
    }

    private String turned(String target) {
      if (target.contains("://") || target.startsWith("#") || target.startsWith("mailto:")) {
        return target;
      }
      int hash = target.indexOf('#');
      String file = hash < 0 ? target : target.substring(0, hash);
      Path meant = guide.resolveSibling(file).normalize();
      String page = pages.get(meant);
      String anchor = hash < 0 ? "" : target.substring(hash);
      return page != null
          ? page + anchor
          : repository + "/blob/main/" + slashed(root.relativize(meant)) + anchor;
    }

    private String slashed(Path path) {
      List<String> parts = new ArrayList<>();
      path.forEach(part -> parts.add(part.toString()));
      return String.join("/", parts);
    }
  }
}
