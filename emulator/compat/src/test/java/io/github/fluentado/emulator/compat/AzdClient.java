// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.compat;

import com.google.gson.JsonObject;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.azd.enums.WikiType;
import org.azd.enums.WorkItemExpand;
import org.azd.git.types.GitChange;
import org.azd.git.types.GitCommitRef;
import org.azd.git.types.GitPullRequest;
import org.azd.git.types.GitPush;
import org.azd.git.types.GitRef;
import org.azd.git.types.GitRefUpdate;
import org.azd.git.types.GitRepository;
import org.azd.pipelines.types.Pipeline;
import org.azd.pipelines.types.PipelineRun;
import org.azd.utils.AzDClientApi;
import org.azd.wiki.types.GitVersionDescriptor;
import org.azd.wiki.types.WikiCreateParameters;
import org.azd.workitemtracking.types.WorkItem;

/**
 * Calls the Java client azd as its users do, in a process of its own: it knows no address but that
 * of Azure DevOps Services, so that process has a proxy that leads elsewhere.
 */
final class AzdClient {
  private static final String ZEROS = "0".repeat(40);

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private final AzDClientApi client;
  private final String project;
  private final String repository;

  private AzdClient(AzDClientApi client, String project, String repository) {
    this.client = client;
    this.project = project;
    this.repository = repository;
  }

  /** Arguments: organization, project, repository; the token is in the environment. */
  public static void main(String[] arguments) {
    AzDClientApi client =
        new AzDClientApi(arguments[0], arguments[1], String.valueOf(System.getenv("ADO_TOKEN")));
    new AzdClient(client, arguments[1], arguments[2]).run();
    System.exit(0); // its threads would keep the process for a minute
  }

  private void run() {
    core();
    workItems();
    git();
    pullRequests();
    pipelines();
    wiki();
    policies();
    identities();
    hooks();
    others();
  }

  /** One step; its value is told. */
  private void step(String name, Callable<?> call) {
    JsonObject line = new JsonObject();
    line.addProperty("step", name);
    try {
      String value = String.valueOf(call.call());
      line.addProperty("ok", true);
      line.addProperty("detail", value.substring(0, Math.min(80, value.length())));
    } catch (Exception | StackOverflowError e) {
      line.addProperty("ok", false);
      line.addProperty("detail", String.valueOf(e));
    }
    out.println(line);
  }

  private static <T> T that(boolean condition, T value) {
    if (!condition) {
      throw new IllegalStateException("unexpected: " + value);
    }
    return value;
  }

  private void core() {
    step("core.getProjects", () -> that(count(client.getCoreApi().getProjects().getProjects()), 1));
    step("core.getProject", () -> client.getCoreApi().getProject(project).getId());
    step("core.getTeams", () -> client.getCoreApi().getTeams().getTeams().get(0).getName());
    step("core.createTeam", () -> client.getCoreApi().createTeam(project, "azd-team").getName());
    step("core.getTeam", () -> client.getCoreApi().getTeam(project, "azd-team").getId());
    step("core.getTeamWithSpace", () -> client.getCoreApi().getTeam(project, project + " Team"));
    step("core.getProcesses", () -> client.getCoreApi().getProcesses().getProcesses().size());
    step(
        "core.createProject",
        () -> client.getCoreApi().createProject("made-by-azd", "by a test").getId());
    step("core.getProjectProperties", () -> client.getCoreApi().getProjectProperties(projectId()));
  }

  private static boolean count(List<?> list) {
    return list != null && !list.isEmpty();
  }

  private String projectId() throws Exception {
    return client.getCoreApi().getProject(project).getId();
  }

  private void workItems() {
    var wit = client.getWorkItemTrackingApi();
    int[] id = new int[1];
    step(
        "wit.createWorkItem",
        () -> {
          WorkItem item = wit.createWorkItem("Task", "Größe", "of things", Map.of());
          id[0] = item.getId();
          return id[0];
        });
    step("wit.getWorkItem", () -> that(wit.getWorkItem(id[0]).getId() == id[0], id[0]));
    step(
        "wit.getWorkItemExpanded",
        () -> wit.getWorkItem(id[0], WorkItemExpand.ALL).getFields().getSystemTitle());
    step(
        "wit.updateWorkItem",
        () -> wit.updateWorkItem(id[0], Map.of("System.Title", "Maß")).getRev());
    step(
        "wit.queryByWiql",
        () -> {
          String query = "SELECT [System.Id] FROM WorkItems WHERE [System.Title] = 'Maß'";
          var found = wit.queryByWiql(project + " Team", query).getWorkItems();
          return that(count(found), found.size());
        });
    step("wit.getWorkItemRevisions", () -> wit.getWorkItemRevisions(id[0]).getWorkItems().size());
    step("wit.getWorkItemTypes", () -> wit.getWorkItemTypes().getWorkItemTypes().size());
    step("wit.getWorkItemFields", () -> wit.getWorkItemFields());
    step("wit.getQueries", () -> wit.getQueries());
    step("wit.deleteWorkItem", () -> wit.deleteWorkItem(id[0]).getId());
    step("wit.restoreWorkItemFromRecycleBin", () -> wit.restoreWorkItemFromRecycleBin(id[0]));
  }

  private GitRef branch(String name) throws Exception {
    return client.getGitApi().getRefs(repository, "heads/" + name).getRefs().get(0);
  }

  private void git() {
    var git = client.getGitApi();
    step("git.getRepositories", () -> that(count(git.getRepositories().getRepositories()), 1));
    step("git.getRepository", () -> git.getRepository(repository).getName());
    step("git.createRepository", () -> git.createRepository("by-azd", projectId()).getId());
    step("git.deleteRepository", () -> delete(git.getRepository("by-azd")));
    step("git.getDeletedRepositories", git::getDeletedRepositories);
    step("git.getBranches", () -> git.getBranches(repository).getRefs().size());
    step("git.getBranch", () -> git.getBranch(repository, "main").getName());
    step("git.getCommits", () -> git.getCommits(repository).getCommits().size());
    step("git.getItems", () -> that(count(git.getItems(repository).getItems()), 1));
    step("git.createTag", () -> git.createTag(repository, "azd", branch("main").getObjectId()));
    step("git.getRefs", () -> git.getRefs(repository, "tags").getRefs().get(0).getName());
    step("git.createPush", this::push);
    step("git.getPushes", () -> git.getPushes(repository));
  }

  private Object delete(GitRepository made) throws Exception {
    client.getGitApi().deleteRepository(made.getId());
    return made.getId();
  }

  private Object push() throws Exception {
    GitRefUpdate update = new GitRefUpdate();
    update.setName("refs/heads/azd-push");
    update.setOldObjectId(branch("main").getObjectId());
    GitChange change = new GitChange();
    change.setItem("/azd.txt");
    GitCommitRef commit = new GitCommitRef();
    commit.setComment("by azd");
    commit.setChanges(List.of(change));
    GitPush push = new GitPush();
    push.setRefUpdates(List.of(update));
    push.setCommits(List.of(commit));
    return client.getGitApi().createPush(repository, push).getPushId();
  }

  private void pullRequests() {
    var git = client.getGitApi();
    int[] id = new int[1];
    step(
        "git.updateRef",
        () ->
            git.updateRef(repository, "refs/heads/azd-topic", ZEROS, branch("main").getObjectId()));
    step(
        "git.createPullRequest",
        () -> {
          GitPullRequest made =
              git.createPullRequest(
                  git.getRepository(repository).getId(), "azd-topic", "main", "by azd", "", false);
          id[0] = made.getPullRequestId();
          return id[0];
        });
    step("git.getPullRequest", () -> git.getPullRequest(repository, id[0]).getTitle());
    step("git.getPullRequestById", () -> git.getPullRequestById(id[0]).getTitle());
    step("git.getPullRequests", () -> git.getPullRequests(repository).getPullRequests().size());
    step(
        "git.createPullRequestLabel",
        () -> git.createPullRequestLabel(repository, id[0], "azd").getName());
    step("git.getPullRequestReviewers", () -> git.getPullRequestReviewers(id[0], repository));
    step(
        "git.updatePullRequest",
        () ->
            git.updatePullRequest(
                    git.getRepository(repository).getId(), id[0], Map.of("status", "abandoned"))
                .getStatus());
  }

  private void pipelines() {
    var pipelines = client.getPipelinesApi();
    var builds = client.getBuildApi();
    int[] ids = new int[2];
    step(
        "pipelines.createPipeline",
        () -> {
          String repositoryId = client.getGitApi().getRepository(repository).getId();
          Pipeline made =
              pipelines.createPipeline(
                  "by azd", "\\", "/azure-pipelines.yml", repositoryId, repository);
          ids[0] = made.getId();
          return ids[0];
        });
    step("pipelines.getPipelines", () -> that(count(pipelines.getPipelines().getPipelines()), 1));
    step("pipelines.getPipeline", () -> pipelines.getPipeline(ids[0]).getName());
    step(
        "pipelines.runPipeline",
        () -> {
          PipelineRun run = pipelines.runPipeline(ids[0], Map.of("resources", Map.of()));
          ids[1] = run.getId();
          return ids[1];
        });
    step("pipelines.runPipelineByIdAlone", () -> pipelines.runPipeline(ids[0]).getId());
    step("pipelines.getPipelineRun", () -> pipelines.getPipelineRun(ids[0], ids[1]).getState());
    step("build.getBuilds", () -> that(count(builds.getBuilds().getBuildResults()), 1));
    step("build.getBuild", () -> builds.getBuild(ids[1]).getBuildNumber());
    step("build.getBuildLogs", () -> builds.getBuildLogs(ids[1]));
    step("build.queueBuild", () -> builds.queueBuild(ids[0]).getId());
    step("build.addBuildTag", () -> builds.addBuildTag(ids[1], "azd"));
    step("build.getBuildTags", () -> builds.getBuildTags(ids[1]));
    step("build.getBuildChanges", () -> builds.getBuildChanges(ids[1]));
    step("build.getBuildDefinitions", () -> builds.getBuildDefinitions().getBuildDefinitions());
    step("build.getBuildDefinition", () -> builds.getBuildDefinition(ids[0]).getName());
    step("build.getFolders", builds::getFolders);
  }

  private void wiki() {
    var wikis = client.getWikiApi();
    String id = project + ".wiki";
    step(
        "wiki.createWiki",
        () -> {
          var version = new GitVersionDescriptor();
          version.setVersion("main");
          String repositoryId = client.getGitApi().getRepository(repository).getId();
          var wanted =
              new WikiCreateParameters(
                  "/", "by-azd", projectId(), repositoryId, WikiType.CODEWIKI, version);
          return wikis.createWiki(wanted).getId();
        });
    step("wiki.getWikis", wikis::getWikis);
    step("wiki.getWiki", () -> wikis.getWiki(id).getName());
    step(
        "wiki.createOrUpdateWikiPage",
        () -> wikis.createOrUpdateWikiPage(id, "/Azd", "new", null, "# Azd").getPath());
    step("wiki.getWikiPage", () -> wikis.getWikiPage(id).getPath());
    step("wiki.deleteWikiPage", () -> wikis.deleteWikiPage(id, "/Azd", "gone").getPath());
  }

  private void policies() {
    var policies = client.getPolicyApi();
    String minimum = "fa4e907d-c16b-4a4c-9dfa-4906e5d171dd";
    int[] id = new int[1];
    step("policy.getPolicyTypes", () -> that(count(policies.getPolicyTypes().getPolicyTypes()), 1));
    step(
        "policy.createPolicyConfiguration",
        () -> {
          Map<String, Object> scope =
              Map.of(
                  "refName", "refs/heads/azd",
                  "matchKind", "Exact",
                  "repositoryId", client.getGitApi().getRepository(repository).getId());
          Map<String, Object> settings =
              Map.of(
                  "minimumApproverCount", 1, "creatorVoteCounts", false, "scope", List.of(scope));
          id[0] = policies.createPolicyConfiguration(minimum, true, false, settings).getId();
          return id[0];
        });
    step("policy.getPolicyConfiguration", () -> policies.getPolicyConfiguration(id[0]).getId());
    step("policy.getPolicyConfigurations", policies::getPolicyConfigurations);
    step("policy.deletePolicyConfiguration", () -> policies.deletePolicyConfiguration(id[0]));
  }

  private void identities() {
    var graph = client.getGraphApi();
    step("graph.getUsers", () -> that(count(graph.getUsers().getUsers()), 1));
    step("graph.getGroups", () -> that(count(graph.getGroups().getGraphGroups()), 1));
    step(
        "graph.getUser",
        () -> graph.getUser(graph.getUsers().getUsers().get(0).getDescriptor()).getDisplayName());
    step("graph.createGroup", () -> graph.createGroup("by azd", "a test's"));
    var security = client.getSecurityApi();
    step(
        "security.getNamespaces",
        () -> that(count(security.getNamespaces().getSecurityNamespaces()), 1));
    step(
        "security.getAccessControlLists",
        () -> security.getAccessControlLists("52d39943-cb85-4d7f-8fa8-c6baac873819"));
  }

  private void hooks() {
    var hooks = client.getServiceHooksApi();
    step("hooks.getSubscriptions", hooks::getSubscriptions);
    step(
        "hooks.createSubscription",
        () -> {
          var wanted = new org.azd.servicehooks.types.ServiceHooks();
          wanted.setPublisherId("tfs");
          wanted.setEventType("git.push");
          wanted.setResourceVersion("1.0");
          wanted.setConsumerId("webHooks");
          wanted.setConsumerActionId("httpRequest");
          wanted.setPublisherInputs(Map.of("projectId", projectId()));
          wanted.setConsumerInputs(Map.of("url", "http://127.0.0.1:9/hook"));
          return hooks.createSubscription(wanted).getId();
        });
  }

  private void others() {
    step("accounts.getProfile", () -> client.getAccountsApi().getProfile().getDisplayName());
    step("release.getReleases", () -> client.getReleaseApi().getReleases());
    step("release.getRelease", () -> client.getReleaseApi().getRelease(1).getId());
    step(
        "work.getTeamSettingsIterations",
        () -> client.getWorkApi().getTeamSettingsIterations(project + " Team"));
    step(
        "distributedTask.getVariableGroups",
        () -> client.getDistributedTaskApi().getVariableGroups());
    step("distributedTask.getEnvironments", () -> client.getDistributedTaskApi().getEnvironments());
    step(
        "serviceEndpoint.getServiceEndpoints",
        () -> client.getServiceEndpointApi().getServiceEndpoints());
  }
}
