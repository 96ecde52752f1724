// SPDX-License-Identifier: MIT
package io.github.fluentado.pipelines;

import io.github.fluentado.client.pipelines.RepositoryResourceParameters;
import io.github.fluentado.client.pipelines.RunPipelineParameters;
import io.github.fluentado.client.pipelines.RunResourcesParameters;
import io.github.fluentado.client.pipelines.Variable;
import io.github.fluentado.core.CallOptions;
import io.github.fluentado.core.error.Check;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a run is given.
 *
 * @param version of the pipeline; absent for its newest
 */
record RunInput(RunPipelineParameters body, @Nullable Integer version) {
  static final RunInput NONE = new RunInput(new RunPipelineParameters(), null);
  static final CallOptions OWN = CallOptions.none();

  RunInput version(int number) {
    return new RunInput(body, Check.positive("version", number));
  }

  private RunInput with(RunPipelineParameters other) {
    return new RunInput(other, version);
  }

  RunInput variable(String name, String value, boolean secret) {
    Variable variable = new Variable().value(Check.notNull("value", value));
    Map<String, Variable> all = copy(body.variables());
    all.put(Check.text("name", name), secret ? variable.isSecret(true) : variable);
    return with(body.variables(all));
  }

  RunInput parameter(String name, String value) {
    Map<String, String> all = copy(body.templateParameters());
    all.put(Check.text("name", name), Check.notNull("value", value));
    return with(body.templateParameters(all));
  }

  RunInput skip(List<String> stages) {
    List<String> all = new ArrayList<>(Objects.requireNonNullElse(body.stagesToSkip(), List.of()));
    Check.notNull("stages", stages).forEach(stage -> all.add(Check.text("stages", stage)));
    return with(body.stagesToSkip(all));
  }

  RunInput resources(RunResourcesParameters resources) {
    return with(body.resources(Check.notNull("resources", resources)));
  }

  /** The pipeline's own repository goes by the name of {@code self}. */
  RunInput branch(String branch) {
    String name = Check.text("branch", branch);
    Check.that(
        !name.startsWith("/") && !name.endsWith("/"), "branch", "begins or ends with a slash");
    RunResourcesParameters resources =
        Objects.requireNonNullElse(body.resources(), new RunResourcesParameters());
    Map<String, RepositoryResourceParameters> all = copy(resources.repositories());
    RepositoryResourceParameters self =
        Objects.requireNonNullElse(all.get("self"), new RepositoryResourceParameters());
    all.put("self", self.refName(name.startsWith("refs/") ? name : "refs/heads/" + name));
    return with(body.resources(resources.repositories(all)));
  }

  RunInput yaml(String text) {
    return with(body.yamlOverride(Check.notNull("text", text)));
  }

  private static <V> Map<String, V> copy(@Nullable Map<String, V> given) {
    return new LinkedHashMap<>(Objects.requireNonNullElse(given, Collections.emptyMap()));
  }
}
