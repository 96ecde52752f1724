// SPDX-License-Identifier: MIT
package io.github.fluentado.examples;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles single calls, as a program would have them that knows some names. */
final class Snippets {
  private static final List<String> IMPORTS =
      """
      io.github.fluentado.*
      io.github.fluentado.core.*
      io.github.fluentado.core.Observer
      io.github.fluentado.core.credential.*
      io.github.fluentado.core.credential.azure.AzureCredential
      io.github.fluentado.core.error.*
      io.github.fluentado.core.run.*
      io.github.fluentado.core.http.RequestBody
      io.github.fluentado.core.transport.TransportSettings
      io.github.fluentado.core.transport.ProxySettings
      io.github.fluentado.core.transport.jdk.JdkTransport
      io.github.fluentado.builds.*
      io.github.fluentado.git.*
      io.github.fluentado.governance.*
      io.github.fluentado.policies.*
      io.github.fluentado.pullrequests.*
      io.github.fluentado.security.*
      io.github.fluentado.servicehooks.*
      io.github.fluentado.tests.*
      io.github.fluentado.wiki.*
      io.github.fluentado.workitems.*
      io.github.fluentado.workitems.Wiql
      io.github.fluentado.workitems.WorkItem
      io.github.fluentado.client.build.*
      io.github.fluentado.client.common.TaskAgent
      io.github.fluentado.client.core.*
      io.github.fluentado.client.distributedtask.*
      io.github.fluentado.client.git.*
      io.github.fluentado.client.graph.*
      io.github.fluentado.client.memberentitlementmanagement.*
      io.github.fluentado.client.pipelines.PipelinesApi
      io.github.fluentado.client.policy.TypesApi
      io.github.fluentado.client.release.ReleasesApi
      io.github.fluentado.client.test.*
      io.github.fluentado.client.wit.*
      com.google.gson.*
      java.net.URI
      java.nio.file.*
      java.time.*
      java.util.*
      """
          .lines()
          .toList();

  private static final List<String> FIELDS =
      """
      AzureDevOps ado
      Project project
      WorkItems items
      WorkItem item
      Repositories.One repository
      PullRequests.One pullRequest
      Builds.One build
      Wikis.One wiki
      Governance.One governed
      Policies policies
      Page<?> page
      AzureDevOpsException error
      Branch branch
      CommitId commit
      CommitId base
      GitPullRequestCommentThread thread
      UUID identity
      UUID id
      Instant since
      OffsetDateTime time
      Path file
      JsonObject json
      TaskAgent agent
      Observer observer
      com.azure.core.credential.TokenCredential azure
      URI url
      String group
      String token
      String text
      List<Integer> ids
      """
          .lines()
          .toList();

  /** Of what there is: each page tells what they stand for. */
  static final List<String> NAMES =
      FIELDS.stream().map(field -> field.substring(field.lastIndexOf(' ') + 1)).toList();

  private Snippets() {}

  /** What the compiler says against which of them. */
  static List<String> errors(List<String> calls, Path classes) throws IOException {
    List<String> lines = new ArrayList<>();
    IMPORTS.forEach(name -> lines.add("import " + name + ";"));
    lines.add("@SuppressWarnings(\"all\") abstract class Calls {");
    FIELDS.forEach(field -> lines.add(field + ";"));
    int first = lines.size() + 1;
    for (int i = 0; i < calls.size(); i++) {
      lines.add("void call" + i + "() throws Exception { " + statement(calls.get(i)) + " }");
    }
    lines.add("}");
    return compiled(new Source(String.join("\n", lines)), classes).stream()
        .filter(found -> found.getKind() == Diagnostic.Kind.ERROR)
        .map(found -> at(calls, (int) found.getLineNumber() - first) + ": " + said(found))
        .toList();
  }

  private static String at(List<String> calls, int number) {
    return number >= 0 && number < calls.size() ? calls.get(number) : "(imports and names)";
  }

  private static String said(Diagnostic<?> found) {
    return found.getMessage(Locale.ROOT);
  }

  /** A value that is shown alone is no statement. */
  private static String statement(String code) {
    return code.endsWith(")") ? code + ";" : "Object it = " + code + ";";
  }

  private static List<Diagnostic<? extends JavaFileObject>> compiled(Source source, Path classes)
      throws IOException {
    JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    List<String> options =
        List.of(
            "-proc:none", "-cp", System.getProperty("java.class.path"), "-d", classes.toString());
    try (StandardJavaFileManager files = compiler.getStandardFileManager(found, null, null)) {
      compiler.getTask(null, files, found, options, null, List.of(source)).call();
    }
    return found.getDiagnostics();
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String text) {
      super(URI.create("string:///Calls.java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
