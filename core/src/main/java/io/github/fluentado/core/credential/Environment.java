// SPDX-License-Identifier: MIT
package io.github.fluentado.core.credential;

import io.github.fluentado.core.error.Check;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Where a process is told who it is and whom it talks to, by the variables that Azure Pipelines and
 * Microsoft's own tools use. A variable that is blank, or holds a macro which a pipeline did not
 * know ({@code $(Name)}), counts as missing. No text of this has a value in it.
 *
 * <table>
 *   <caption>Variables, the first that is there counts</caption>
 *   <tr><th>for</th><th>variable</th><th>holds</th></tr>
 *   <tr><td>credential</td><td>{@code AZURE_DEVOPS_EXT_PAT}</td>
 *       <td>a personal access token, as for {@code az devops}</td></tr>
 *   <tr><td></td><td>{@code SYSTEM_ACCESSTOKEN}</td>
 *       <td>the token of a pipeline's job, which a step must map:
 *           {@code env: SYSTEM_ACCESSTOKEN: $(System.AccessToken)}</td></tr>
 *   <tr><td>address</td><td>{@code AZURE_DEVOPS_ORG_URL}</td>
 *       <td>the organization or collection</td></tr>
 *   <tr><td></td><td>{@code SYSTEM_COLLECTIONURI}</td><td>the same, set in each job</td></tr>
 *   <tr><td></td><td>{@code SYSTEM_TEAMFOUNDATIONCOLLECTIONURI}</td>
 *       <td>the same by its older name</td></tr>
 * </table>
 */
public final class Environment {
  private static final String PAT = "AZURE_DEVOPS_EXT_PAT";
  private static final String JOB_TOKEN = "SYSTEM_ACCESSTOKEN";
  private static final List<String> URLS =
      List.of("AZURE_DEVOPS_ORG_URL", "SYSTEM_COLLECTIONURI", "SYSTEM_TEAMFOUNDATIONCOLLECTIONURI");

  private final Map<String, String> variables;

  private Environment(Map<String, String> variables) {
    this.variables = variables;
  }

  /** The environment of this process, as it is now. */
  public static Environment system() {
    return new Environment(System.getenv());
  }

  /** Variables from elsewhere. */
  public static Environment of(Map<String, String> variables) {
    return new Environment(Map.copyOf(Check.notNull("variables", variables)));
  }

  /**
   * The credential.
   *
   * @throws IllegalStateException if no variable holds one; the message says which to set
   */
  public Credential credential() {
    Optional<String> pat = value(PAT);
    if (pat.isPresent()) {
      return named(PAT, () -> Credential.pat(pat.get()));
    }
    Optional<String> job = value(JOB_TOKEN);
    if (job.isPresent()) {
      return named(JOB_TOKEN, () -> Credential.bearer(job.get()));
    }
    throw new IllegalStateException(
        "No credential in the environment: set "
            + PAT
            + " to a personal access token, or in a pipeline map "
            + JOB_TOKEN
            + ": $(System.AccessToken)"
            + emptyOnes(List.of(PAT, JOB_TOKEN)));
  }

  /**
   * The address of the organization or collection.
   *
   * @throws IllegalStateException if no variable holds one, or the first holds something else; the
   *     message says which, and what to write
   */
  public URI url() {
    return url(url -> url);
  }

  /**
   * What is made of that address, such as {@code environment.url(ServiceHosts::at)}.
   *
   * @param use may refuse it by an {@link IllegalArgumentException}, whose message must not repeat
   *     it; the variable is named then
   */
  public <T> T url(Function<URI, T> use) {
    for (String name : URLS) {
      Optional<String> value = value(name);
      if (value.isPresent()) {
        return named(name, () -> use.apply(absolute(value.get())));
      }
    }
    throw new IllegalStateException(
        "No address in the environment: set "
            + URLS.get(0)
            + " to that of the organization, such as https://dev.azure.com/contoso; the job of a"
            + " pipeline has "
            + URLS.get(1)
            + emptyOnes(URLS));
  }

  private static URI absolute(String text) {
    try {
      URI url = new URI(text);
      Check.that(url.isAbsolute(), "url", "is not absolute, as https://dev.azure.com/contoso is");
      return url;
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("url is no address"); // the cause would repeat it
    }
  }

  private Optional<String> value(String name) {
    return Optional.ofNullable(variables.get(name))
        .map(String::strip)
        .filter(value -> !isEmpty(value));
  }

  private static boolean isEmpty(String value) {
    return value.isEmpty() || (value.startsWith("$(") && value.endsWith(")"));
  }

  /** What is there and holds nothing is the likeliest mistake. */
  private String emptyOnes(List<String> names) {
    List<String> empty = names.stream().filter(variables::containsKey).toList();
    return empty.isEmpty() ? "" : " (" + String.join(", ", empty) + " is there, but empty)";
  }

  private static <T> T named(String name, Supplier<T> read) {
    try {
      return read.get();
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(
          "The environment variable " + name + " cannot be used: its " + e.getMessage(), e);
    }
  }
}
