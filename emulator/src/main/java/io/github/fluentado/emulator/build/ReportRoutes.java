// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.build;

import static io.github.fluentado.emulator.server.Scope.ORGANIZATION;
import static io.github.fluentado.emulator.server.Scope.PROJECT;

import io.github.fluentado.emulator.core.Project;
import io.github.fluentado.emulator.http.HttpAnswer;
import io.github.fluentado.emulator.server.Answers;
import io.github.fluentado.emulator.server.Call;
import io.github.fluentado.emulator.server.Doc;
import io.github.fluentado.emulator.server.Route;
import java.util.List;
import java.util.Optional;

/** How a pipeline's last build went, as a picture; how a build went, as a page. */
final class ReportRoutes {
  private final Builds builds;

  ReportRoutes(Builds builds) {
    this.builds = builds;
  }

  List<Route> routes() {
    return List.of(
        Route.of("GET", "build/status/{definition}", this::status).in(PROJECT).preview(),
        Route.of("GET", "public/build/definitions/{project}/{definition:int}/badge", this::badge)
            .in(ORGANIZATION),
        Route.of("GET", "build/builds/{build:int}/report", this::report).in(PROJECT));
  }

  private HttpAnswer status(Call call) {
    Project project = builds.organization().requiredProject(call);
    return picture(project, call.part("definition"), call);
  }

  private HttpAnswer badge(Call call) {
    return picture(
        builds.organization().project(call.part("project")), call.part("definition"), call);
  }

  private HttpAnswer picture(Project project, String wanted, Call call) {
    Pipeline pipeline =
        builds
            .definitions()
            .named(project, wanted)
            .orElseThrow(() -> BuildErrors.noDefinition(wanted));
    String branch =
        call.query().text("branchName").map(Words::ref).orElse(pipeline.latest().defaultBranch());
    Optional<Build> last =
        builds
            .of(pipeline)
            .filter(build -> !build.state().open() && build.request().branch().equals(branch))
            .reduce((first, second) -> second);
    String text = last.map(build -> words(build)).orElse("never built");
    String label = call.query().text("label").orElse(pipeline.latest().name());
    return HttpAnswer.of(200, "image/svg+xml; charset=utf-8", svg(label, text));
  }

  private static String words(Build build) {
    String result = String.valueOf(build.state().result());
    return result.equals("partiallySucceeded") ? "partially succeeded" : result;
  }

  private static String color(String text) {
    return switch (text) {
      case "succeeded" -> "#4da2db"; // the service's own pictures are blue, not green
      case "failed" -> "#d55c4c";
      case "partially succeeded" -> "#cc6600";
      default -> "#a1a1a1";
    };
  }

  private static String svg(String label, String text) {
    int left = 12 + 7 * label.length();
    int right = 12 + 7 * text.length();
    return """
        <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="20">
          <rect width="%d" height="20" fill="#555555"/>
          <rect x="%d" width="%d" height="20" fill="%s"/>
          <g fill="#ffffff" font-family="Segoe UI, sans-serif" font-size="12">
            <text x="6" y="14">%s</text>
            <text x="%d" y="14">%s</text>
          </g>
        </svg>
        """
        .formatted(
            left + right, left, left, right, color(text), escaped(label), left + 6, escaped(text));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private HttpAnswer report(Call call) {
    Build build = builds.get(builds.organization().requiredProject(call), call.number("build"));
    String type = call.query().text("type").orElse("html");
    if (!type.equalsIgnoreCase("html")) {
      throw BuildErrors.of(
          400, "ReportFormatTypeNotSupportedException", "There are no reports of type " + type);
    }
    String page =
        "<html><body><h1>Build %s</h1><p>%s %s</p></body></html>"
            .formatted(
                escaped(build.state().number()),
                escaped(build.request().definition().name()),
                build.state().open() ? build.state().status() : words(build));
    boolean html = call.headers().first("Accept").orElse("").contains("text/html");
    return html
        ? HttpAnswer.of(200, "text/html; charset=utf-8", page)
        : Answers.ok(Doc.of("buildId", build.id()).with("content", page).with("type", "text/html"));
  }
}
