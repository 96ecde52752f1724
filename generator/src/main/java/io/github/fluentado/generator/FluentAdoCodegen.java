// SPDX-License-Identifier: MIT
package io.github.fluentado.generator;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.servers.Server;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.openapitools.codegen.CodegenModel;
import org.openapitools.codegen.CodegenOperation;
import org.openapitools.codegen.languages.AbstractJavaCodegen;
import org.openapitools.codegen.model.ModelMap;
import org.openapitools.codegen.model.ModelsMap;
import org.openapitools.codegen.model.OperationsMap;

/**
 * The generator as openapi-generator knows it: {@code fluent-ado}.
 *
 * <p>A file for each tag and each schema, in the package of its area. Operations are grouped by
 * area and tag, since two areas may have a tag of the same name.
 */
public final class FluentAdoCodegen extends AbstractJavaCodegen {
  private static final String SOURCE = "x-source";

  private @Nullable Description description;
  private final List<Map<String, Object>> facts = new ArrayList<>();
  private final TreeSet<String> packages = new TreeSet<>();

  public FluentAdoCodegen() {
    embeddedTemplateDir = templateDir = "fluent-ado";
    apiTemplateFiles.clear();
    modelTemplateFiles.clear();
    apiTemplateFiles.put("api.mustache", ".java");
    modelTemplateFiles.put("model.mustache", ".java");
    modelDocTemplateFiles.clear();
    apiDocTemplateFiles.clear();
    modelTestTemplateFiles.clear();
    apiTestTemplateFiles.clear();
    importMapping.clear();
    hideGenerationTimestamp = true;
  }

  @Override
  public String getName() {
    return "fluent-ado";
  }

  @Override
  public String getHelp() {
    return "The generated client of Fluent ADO.";
  }

  /** The description is plain already; rewriting it would lose names. */
  @Override
  public boolean getUseInlineModelResolver() {
    return false;
  }

  @Override
  public boolean getUseOpenapiNormalizer() {
    return false;
  }

  @Override
  public void processOpts() {
    super.processOpts();
    supportingFiles.clear();
  }

  @Override
  public void preprocessOpenAPI(OpenAPI document) {
    description = new Description(document);
    packages.addAll(description.packages());
    document.getComponents().getSchemas().values().forEach(FluentAdoCodegen::fill);
  }

  /** A schema without properties would be taken for free-form and left out. */
  private static void fill(Schema<?> schema) {
    boolean empty = schema.getProperties() == null || schema.getProperties().isEmpty();
    if (empty && schema.getEnum() == null) {
      schema.addProperty(Description.PLACEHOLDER, new StringSchema());
    }
  }

  private Description description() {
    if (description == null) {
      throw new IllegalStateException("nothing has been parsed yet");
    }
    return description;
  }

  @Override
  @SuppressWarnings("rawtypes") // As the method it overrides.
  public CodegenModel fromModel(String name, Schema schema) {
    CodegenModel model = new CodegenModel();
    model.name = name;
    model.classname = name;
    model.classFilename = name;
    model.schemaName = name;
    return model;
  }

  @Override
  public CodegenOperation fromOperation(
      String path, String httpMethod, Operation operation, List<Server> servers) {
    CodegenOperation result = new CodegenOperation();
    result.path = path;
    result.httpMethod = httpMethod;
    result.operationId = operation.getOperationId();
    result.operationIdOriginal = operation.getOperationId();
    result.vendorExtensions.put(SOURCE, new OperationSource(path, httpMethod, operation));
    return result;
  }

  @Override
  public void addOperationToGroup(
      String tag,
      String resourcePath,
      Operation operation,
      CodegenOperation result,
      Map<String, List<CodegenOperation>> operations) {
    String area = String.valueOf(operation.getExtensions().get("x-ado-area"));
    operations
        .computeIfAbsent(area + "." + operation.getTags().get(0), key -> new ArrayList<>())
        .add(result);
  }

  @Override
  public Map<String, ModelsMap> postProcessAllModels(Map<String, ModelsMap> models) {
    models.forEach((name, map) -> map.put(isEnum(name) ? "enum" : "plain", view(name)));
    return models;
  }

  private boolean isEnum(String name) {
    return description().schema(name).getEnum() != null;
  }

  private Object view(String name) {
    return isEnum(name)
        ? EnumView.of(description(), name)
        : new ModelView.Builder(description(), name).build();
  }

  @Override
  public OperationsMap postProcessOperationsWithModels(
      OperationsMap operations, List<ModelMap> models) {
    List<OperationSource> sources =
        operations.getOperations().getOperation().stream()
            .map(operation -> (OperationSource) operation.vendorExtensions.get(SOURCE))
            .sorted(Comparator.comparing(OperationSource::id))
            .toList();
    OperationSource first = sources.get(0);
    String area = first.text("x-ado-area");
    ApiView view = ApiView.of(description(), area, first.operation().getTags().get(0), sources);
    packages.add(view.packageName());
    view.requests().forEach(request -> facts.add(request.facts()));
    operations.put("view", view);
    return operations;
  }

  @Override
  public Map<String, Object> postProcessSupportingFileData(Map<String, Object> data) {
    Extras extras = new Extras(Path.of(getOutputDir()));
    packages.forEach(extras::packageInfo);
    extras.moduleInfo(packages);
    extras.index(facts);
    return data;
  }

  @Override
  public String toModelName(String name) {
    return name;
  }

  @Override
  public String toModelFilename(String name) {
    return name;
  }

  @Override
  public String toModelImport(String name) {
    return description().className(name);
  }

  @Override
  public String modelFilename(String templateName, String modelName) {
    return file(description().className(modelName));
  }

  @Override
  public String toApiName(String group) {
    return group.substring(group.indexOf('.') + 1) + "Api";
  }

  @Override
  public String toApiVarName(String group) {
    return toApiName(group).substring(0, 1).toLowerCase(Locale.ROOT)
        + toApiName(group).substring(1);
  }

  @Override
  public String toApiFilename(String group) {
    return toApiName(group);
  }

  @Override
  public String apiFilename(String templateName, String group) {
    String area = group.substring(0, group.indexOf('.'));
    return file(Names.packageOf(area) + "." + toApiName(group));
  }

  private String file(String className) {
    String path = getOutputDir() + "/" + sourceFolder + "/" + className.replace('.', '/') + ".java";
    return path.replace('/', File.separatorChar);
  }
}
