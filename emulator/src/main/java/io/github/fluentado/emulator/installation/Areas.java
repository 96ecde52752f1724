// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.installation;

import io.github.fluentado.emulator.agent.AgentArea;
import io.github.fluentado.emulator.audit.AuditArea;
import io.github.fluentado.emulator.build.BuildArea;
import io.github.fluentado.emulator.contribution.ContributionArea;
import io.github.fluentado.emulator.core.ConnectionRoutes;
import io.github.fluentado.emulator.core.Operations;
import io.github.fluentado.emulator.core.ProcessRoutes;
import io.github.fluentado.emulator.core.ProjectPropertyRoutes;
import io.github.fluentado.emulator.core.ProjectRoutes;
import io.github.fluentado.emulator.core.TeamRoutes;
import io.github.fluentado.emulator.core.WorkProcessRoutes;
import io.github.fluentado.emulator.core.World;
import io.github.fluentado.emulator.dashboard.DashboardArea;
import io.github.fluentado.emulator.discovery.ResourceAreaRoutes;
import io.github.fluentado.emulator.endpoint.EndpointArea;
import io.github.fluentado.emulator.extension.ExtensionArea;
import io.github.fluentado.emulator.feed.FeedArea;
import io.github.fluentado.emulator.git.GitArea;
import io.github.fluentado.emulator.governance.GovernanceArea;
import io.github.fluentado.emulator.graph.GraphArea;
import io.github.fluentado.emulator.hooks.HooksArea;
import io.github.fluentado.emulator.policy.PolicyArea;
import io.github.fluentado.emulator.pullrequest.PullRequestArea;
import io.github.fluentado.emulator.release.ReleaseArea;
import io.github.fluentado.emulator.search.SearchArea;
import io.github.fluentado.emulator.security.SecurityArea;
import io.github.fluentado.emulator.server.Area;
import io.github.fluentado.emulator.server.Router;
import io.github.fluentado.emulator.task.TaskArea;
import io.github.fluentado.emulator.testplan.TestPlanArea;
import io.github.fluentado.emulator.testrun.TestRunArea;
import io.github.fluentado.emulator.wiki.WikiArea;
import io.github.fluentado.emulator.wit.Tracking;
import io.github.fluentado.emulator.wit.WitArea;
import io.github.fluentado.emulator.work.WorkArea;
import java.util.List;

/** Each area of the service is a class with its routes; another one is one line more here. */
final class Areas {
  private Areas() {}

  /** In the order in which they look at a request, and in which they are seeded. */
  static List<Area> of(World world, Router router, Tracking.Limits limits) {
    WitArea wit = new WitArea(world, router, limits);
    GitArea git = new GitArea(world);
    Operations operations = new Operations(world);
    AgentArea agents = new AgentArea(world);
    PolicyArea policies = new PolicyArea(world);
    BuildArea builds = new BuildArea(world, git, agents.pools());
    policies.evaluations().builds(builds::pullRequest);
    FeedArea feeds = new FeedArea(world);
    router.otherwise(feeds.doors());
    TestPlanArea plans = new TestPlanArea(world, router::handleOwn);
    return List.of(
        new ConnectionRoutes(world.organization()),
        new ResourceAreaRoutes(world.organization()),
        operations,
        new ProjectRoutes(world, operations),
        new ProjectPropertyRoutes(world),
        new TeamRoutes(world),
        new ProcessRoutes(world),
        new GraphArea(world),
        new SecurityArea(world),
        wit,
        new WorkArea(world, wit.tracking()),
        git,
        policies,
        new PullRequestArea(world, git, policies, wit.artifactLinks()),
        agents,
        builds,
        new WikiArea(world, git),
        new EndpointArea(world),
        new HooksArea(world, router),
        new AuditArea(world),
        new GovernanceArea(world),
        plans,
        new TestRunArea(world, plans),
        feeds,
        new SearchArea(world, router::handleOwn),
        new ReleaseArea(world),
        new ExtensionArea(world),
        new ContributionArea(world, router::handleOwn),
        new TaskArea(world),
        new DashboardArea(world),
        new WorkProcessRoutes(world)); // behind the lists below the same path
  }
}
