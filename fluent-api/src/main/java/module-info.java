// SPDX-License-Identifier: MIT

/** The fluent Azure DevOps client. */
module io.github.fluentado {
  requires transitive io.github.fluentado.client;
  requires java.xml;
  requires static transitive org.jspecify;

  exports io.github.fluentado.agents;
  exports io.github.fluentado.boards;
  exports io.github.fluentado.builds;
  exports io.github.fluentado.endpoints;
  exports io.github.fluentado.git;
  exports io.github.fluentado.governance;
  exports io.github.fluentado.organization;
  exports io.github.fluentado.packages;
  exports io.github.fluentado.people;
  exports io.github.fluentado.pipelines;
  exports io.github.fluentado.policies;
  exports io.github.fluentado.pullrequests;
  exports io.github.fluentado.releases;
  exports io.github.fluentado.security;
  exports io.github.fluentado.servicehooks;
  exports io.github.fluentado.teams;
  exports io.github.fluentado.tests;
  exports io.github.fluentado.variables;
  exports io.github.fluentado.wiki;
  exports io.github.fluentado.workitems;
  exports io.github.fluentado;
}
