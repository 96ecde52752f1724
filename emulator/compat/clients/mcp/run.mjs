// SPDX-License-Identifier: MIT
// @azure-devops/mcp, Microsoft's server for assistants: each of its tools, each action of a tool, over its own protocol.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ask, expect, folder, modules, place, steps } from '../steps.mjs';
import { way } from '../proxy.mjs';

const sdk = (file) => import(pathToFileURL(join(modules, 'node_modules/@modelcontextprotocol/sdk/dist/esm/client', file)));
const { Client } = await sdk('index.js');
const { StdioClientTransport } = await sdk('stdio.js');
const url = new URL(place.url);
const home = folder();
const server = join(modules, 'node_modules/@azure-devops/mcp/dist/index.js');
const transport = new StdioClientTransport({
  command: process.execPath,
  args: [server, url.pathname.slice(1), '--authentication', 'pat'],
  env: { ...process.env, ...way.environment, HOME: home, PERSONAL_ACCESS_TOKEN: Buffer.from(`ann:${place.token}`).toString('base64') },
  cwd: home,
  stderr: 'ignore',
});
const client = new Client({ name: 'compat', version: '1' });
await client.connect(transport);
const offered = new Set((await client.listTools()).tools.map((tool) => tool.name));
const called = new Set();

/** What a tool says; an error of the tool is one here. */
async function call(name, args) {
  called.add(name);
  const answer = await client.callTool({ name, arguments: args });
  const text = (answer.content ?? []).map((part) => part.text ?? '').join('\n');
  expect(!answer.isError, text);
  return text;
}

/** What a tool says as JSON, without the frame that the server puts around what comes from outside. */
async function json(name, args) {
  const text = await call(name, args);
  const at = text.search(/[[{]\s*["\]}[{\d]/);
  for (let end = text.length; end > at; end = Math.max(text.lastIndexOf(']', end - 1), text.lastIndexOf('}', end - 1)) + 1) {
    try {
      return JSON.parse(text.slice(at, end));
    } catch {
      if (text.lastIndexOf(']', end - 2) < at && text.lastIndexOf('}', end - 2) < at) break;
      end -= 1;
    }
  }
  throw new Error(`no JSON: ${text.slice(0, 200)}`);
}

const { project } = place;
const it = {};
const team = `${project} Team`;
/** The id of what an answer tells of, which may be a batch with texts of JSON in it. */
const made = (answer) => answer.id ?? answer.value?.id ?? Number(JSON.stringify(answer).match(/\\*"id\\*":\s*"?(\d+)/)?.[1]);

await steps('core', {
  projects: async () => call('core_list_projects', {}),
  projectsFiltered: async () => call('core_list_projects', { stateFilter: 'wellFormed', projectNameFilter: 'we', top: 5 }),
  teams: async () => call('core_list_project_teams', { project }),
  myTeams: async () => call('core_list_project_teams', { project, mine: true }),
  identities: async () => call('core_get_identity_ids', { searchFilter: 'Ada' }),
});

await steps('work', {
  iterations: async () => call('work', { action: 'list_iterations', project, depth: 2 }),
  creates: async () => {
    const text = await call('work_iteration_write', { action: 'create', project, iterations: [{ iterationName: 'Sprint M', startDate: '2026-12-01T00:00:00Z', finishDate: '2026-12-14T00:00:00Z' }] });
    it.iteration = text.match(/[0-9a-f]{8}-[0-9a-f-]{27}/)[0];
  },
  assigns: async () => call('work_iteration_write', { action: 'assign', project, team, iterations: [{ identifier: it.iteration, path: '\\\\' + project + '\\\\Iteration\\\\Sprint M' }] }),
  teamIterations: async () => call('work', { action: 'list_team_iterations', project, team }),
  currentIteration: async () => call('work', { action: 'list_team_iterations', project, team, timeframe: 'current' }),
  settings: async () => call('work', { action: 'get_team_settings', project, team }),
  capacity: async () => {
    const me = (await ask('GET', '/_apis/connectionData?api-version=7.1-preview')).authenticatedUser.id;
    return call('work_capacity_write', { action: 'update', project, team, teamMemberId: me, iterationId: it.iteration, activities: [{ name: 'Development', capacityPerDay: 3 }] });
  },
  teamCapacity: async () => call('work', { action: 'get_team_capacity', project, team, iterationId: it.iteration }),
  iterationCapacities: async () => call('work', { action: 'get_iteration_capacities', project, iterationId: it.iteration }),
});

await steps('wit', {
  creates: async () => { it.item = made(await json('wit_work_item_write', { action: 'create', project, workItemType: 'Bug', fields: [{ name: 'System.Title', value: 'by mcp' }, { name: 'Microsoft.VSTS.TCM.ReproSteps', value: '# steps', format: 'Markdown' }] })); expect(it.item, 'no id'); },
  updates: async () => call('wit_work_item_write', { action: 'update', id: it.item, updates: [{ op: 'add', path: '/fields/System.Title', value: 'new' }] }),
  updatesMany: async () => call('wit_work_item_write', { action: 'update_batch', batchUpdates: [{ op: 'Add', id: it.item, path: '/fields/System.Tags', value: 'x' }, { op: 'Add', id: it.item, path: '/fields/Microsoft.VSTS.TCM.ReproSteps', value: '**b**', format: 'Markdown' }] }),
  addsAChild: async () => { it.child = made(await json('wit_work_item_write', { action: 'add_child', project, parentId: it.item, workItemType: 'Task', items: [{ title: 'child', description: 'd', format: 'Markdown' }] })); },
  gets: async () => call('wit_work_item', { action: 'get', project, id: it.item, expand: 'Relations' }),
  getsAsOf: async () => call('wit_work_item', { action: 'get', project, id: it.item, fields: ['System.Title'], asOf: new Date(Date.now() + 60_000).toISOString() }),
  getsABatch: async () => call('wit_work_item', { action: 'get_batch', project, ids: [it.item, 1] }),
  comments: async () => { it.comment = made(await json('wit_work_item_comment_write', { action: 'add', project, workItemId: it.item, text: '**bold**', format: 'Markdown' })); },
  updatesTheComment: async () => call('wit_work_item_comment_write', { action: 'update', project, workItemId: it.item, commentId: it.comment, text: 'plain', format: 'Html' }),
  listsComments: async () => call('wit_work_item', { action: 'list_comments', project, workItemId: it.item, top: 5 }),
  mine: async () => call('wit_work_item', { action: 'my', project, type: 'assignedtome', includeCompleted: true }),
  myActivity: async () => call('wit_work_item', { action: 'my', project, type: 'myactivity', top: 5 }),
  revisions: async () => call('wit_work_item', { action: 'list_revisions', project, workItemId: it.item, expand: 'Fields' }),
  ofAnIteration: async () => call('wit_work_item', { action: 'list_for_iteration', project, team, iterationId: it.iteration }),
  type: async () => call('wit_work_item', { action: 'get_type', project, workItemType: 'Bug' }),
  wiql: async () => expect((await call('wit_query', { action: 'wiql', project, wiql: 'SELECT [System.Id] FROM WorkItems', top: 5 })).includes('workItems'), 'none'),
  query: async () => { const made = await ask('POST', `/${project}/_apis/wit/queries/Shared%20Queries?api-version=7.1`, { name: 'mcp', wiql: 'SELECT [System.Id] FROM WorkItems' }); it.query = made.id; return call('wit_query', { action: 'get', project, query: it.query, expand: 'Wiql', depth: 1 }); },
  queryResults: async () => call('wit_query', { action: 'get_results', project, id: it.query, responseType: 'full' }),
  queryIds: async () => call('wit_query', { action: 'get_results', project, id: it.query, responseType: 'ids' }),
  backlogs: async () => call('wit_backlog', { action: 'list', project, team }),
  backlog: async () => call('wit_backlog', { action: 'list_work_items', project, team, backlogId: 'Microsoft.RequirementCategory' }),
  reorders: async () => {
    const [one, two] = await Promise.all([1, 2].map(() => ask('POST', `/${project}/_apis/wit/workitems/$User%20Story?api-version=7.1`, [{ op: 'add', path: '/fields/System.Title', value: 's' }])));
    return call('wit_backlog', { action: 'reorder', project, team, ids: [two.id], previousId: 0, nextId: one.id, parentId: 0, backlogId: 'Microsoft.RequirementCategory' });
  },
  links: async () => call('wit_work_item_link_write', { action: 'link', project, updates: [{ id: it.item, linkToId: 1, type: 'related', comment: 'x' }] }),
  unlinks: async () => call('wit_work_item_link_write', { action: 'unlink', project, id: it.item, type: 'related' }),
  attachment: async () => {
    const file = await ask('POST', `/${project}/_apis/wit/attachments?fileName=a.txt&api-version=7.1`, { text: 1 });
    return call('wit_work_item_attachment', { project, attachmentId: file.id, fileName: 'a.txt' });
  },
});

await steps('repo', {
  list: async () => call('repo_repository', { action: 'list', project }),
  get: async () => { it.repository = (await json('repo_repository', { action: 'get', project, repositoryNameOrId: place.repository })).id; },
  branches: async () => call('repo_branch', { action: 'list', repositoryId: it.repository }),
  myBranches: async () => call('repo_branch', { action: 'list_mine', repositoryId: it.repository }),
  branch: async () => call('repo_branch', { action: 'get', repositoryId: it.repository, branchName: 'main' }),
  createsABranch: async () => call('repo_create_branch', { repositoryId: it.repository, branchName: 'mcp', sourceBranchName: 'main', project }),
  directory: async () => call('repo_file', { action: 'list_directory', repositoryId: it.repository, path: '/', recursive: true, recursionDepth: 2, version: 'main', versionType: 'Branch' }),
  file: async () => {
    const { value } = await ask('GET', `/${project}/_apis/git/repositories/${it.repository}/items?recursionLevel=Full&api-version=7.1`);
    it.file = value.find((item) => !item.isFolder).path;
    return call('repo_file', { action: 'get_content', repositoryId: it.repository, path: it.file, version: 'main', versionType: 'Branch' });
  },
  searchesCommits: async () => call('repo_search_commits', { searchText: 'a', project, top: 5 }),
  pushes: async () => {
    const { value } = await ask('GET', `/${project}/_apis/git/repositories/${it.repository}/refs?filter=heads/mcp&api-version=7.1`);
    const commits = [{ comment: 'x', changes: [{ changeType: 'add', item: { path: '/mcp.txt' }, newContent: { content: 'x', contentType: 'rawtext' } }] }];
    const push = await ask('POST', `/${project}/_apis/git/repositories/${it.repository}/pushes?api-version=7.1`, { refUpdates: [{ name: 'refs/heads/mcp', oldObjectId: value[0].objectId }], commits });
    it.commit = push.commits[0].commitId;
  },
  opens: async () => { it.pr = (await json('repo_pull_request_write', { action: 'create', repositoryId: it.repository, project, sourceRefName: 'refs/heads/mcp', targetRefName: 'refs/heads/main', title: 'by mcp', workItems: `${it.item}`, labels: ['mcp'] })).pullRequestId; expect(it.pr, 'no id'); },
  getsTheRequest: async () => call('repo_pull_request', { action: 'get', repositoryId: it.repository, pullRequestId: it.pr, includeWorkItemRefs: true, includeLabels: true, includeChangedFiles: true }),
  listsRequests: async () => call('repo_pull_request', { action: 'list', repositoryId: it.repository, status: 'Active', created_by_me: true }),
  listsOfAProject: async () => call('repo_pull_request', { action: 'list', project, status: 'All', i_am_reviewer: true }),
  listsByCommits: async () => call('repo_pull_request', { action: 'list_by_commits', project, repository: place.repository, commits: [it.commit], queryType: 'Commit' }),
  updates: async () => call('repo_pull_request_write', { action: 'update', repositoryId: it.repository, pullRequestId: it.pr, title: 'new', labels: ['two'] }),
  reviewers: async () => { it.me = (await ask('GET', '/_apis/connectionData?api-version=7.1-preview')).authenticatedUser.id; return call('repo_pull_request_write', { action: 'update_reviewers', repositoryId: it.repository, pullRequestId: it.pr, reviewerIds: [it.me], reviewerAction: 'add' }); },
  votes: async () => call('repo_pull_request_write', { action: 'vote', repositoryId: it.repository, pullRequestId: it.pr, vote: 'Approved' }),
  removesReviewers: async () => call('repo_pull_request_write', { action: 'update_reviewers', repositoryId: it.repository, pullRequestId: it.pr, reviewerIds: [it.me], reviewerAction: 'remove' }),
  discusses: async () => { it.thread = made(await json('repo_pull_request_thread_write', { action: 'create', repositoryId: it.repository, pullRequestId: it.pr, content: 'why', status: 'Active', filePath: '/mcp.txt', rightFileStartLine: 1, rightFileStartOffset: 1, rightFileEndLine: 1, rightFileEndOffset: 2 })); },
  replies: async () => call('repo_pull_request_thread_write', { action: 'reply', repositoryId: it.repository, pullRequestId: it.pr, threadId: it.thread, content: 'so' }),
  editsAComment: async () => call('repo_pull_request_thread_write', { action: 'update', repositoryId: it.repository, pullRequestId: it.pr, threadId: it.thread, commentId: 1, content: 'why?' }),
  resolves: async () => call('repo_pull_request_thread_write', { action: 'update_status', repositoryId: it.repository, pullRequestId: it.pr, threadId: it.thread, status: 'Fixed' }),
  threads: async () => call('repo_pull_request_thread', { action: 'list', repositoryId: it.repository, pullRequestId: it.pr, status: 'Fixed' }),
  threadComments: async () => call('repo_pull_request_thread', { action: 'list_comments', repositoryId: it.repository, pullRequestId: it.pr, threadId: it.thread }),
  linksAWorkItem: async () => call('wit_work_item_link_write', { action: 'link_to_pull_request', project, projectId: (await ask('GET', `/_apis/projects/${project}?api-version=7.1`)).id, repositoryId: it.repository, pullRequestId: it.pr, workItemId: it.child }),
  linksABranch: async () => call('wit_work_item_link_write', { action: 'add_artifact_link', project, projectId: (await ask('GET', `/_apis/projects/${project}?api-version=7.1`)).id, workItemId: it.item, repositoryId: it.repository, branchName: 'main', linkType: 'Branch' }),
  completesItself: async () => call('repo_pull_request_write', { action: 'update', repositoryId: it.repository, pullRequestId: it.pr, autoComplete: true, mergeStrategy: 'Squash', deleteSourceBranch: true }),
});

await steps('pipelines', {
  definitions: async () => call('pipelines_definition', { action: 'list', project, includeLatestBuilds: true, queryOrder: 'LastModifiedDescending' }),
  revisions: async () => { it.definition = (await ask('GET', `/${project}/_apis/build/definitions?api-version=7.1`)).value[0].id; return call('pipelines_definition', { action: 'list_revisions', project, definitionId: it.definition }); },
  creates: async () => { it.pipeline = made(await json('pipelines_write', { action: 'create_pipeline', project, name: 'by mcp', folder: '\\', yamlPath: '/azure-pipelines.yml', repositoryType: 'AzureReposGit', repositoryName: place.repository, repositoryId: it.repository })); },
  renames: async () => call('pipelines_write', { action: 'rename_pipeline', project, pipelineId: it.pipeline, name: 'renamed' }),
  runs: async () => { it.run = made(await json('pipelines_write', { action: 'run_pipeline', project, pipelineId: it.definition })); },
  previews: async () => call('pipelines_write', { action: 'run_pipeline', project, pipelineId: it.definition, previewRun: true, yamlOverride: 'steps:\n- script: x\n' }),
  getsARun: async () => call('pipelines_run', { action: 'get', project, pipelineId: it.definition, runId: it.run }),
  listsRuns: async () => call('pipelines_run', { action: 'list', project, pipelineId: it.definition }),
  builds: async () => call('pipelines_build', { action: 'list', project, top: 5, queryOrder: 'QueueTimeDescending', statusFilter: 63, resultFilter: 2 }),
  status: async () => call('pipelines_build', { action: 'get_status', project, buildId: it.run }),
  changes: async () => call('pipelines_build', { action: 'get_changes', project, buildId: it.run, top: 5 }),
  logs: async () => call('pipelines_build_log', { action: 'list', project, buildId: 1 }),
  log: async () => call('pipelines_build_log', { action: 'get_content', project, buildId: 1, logId: 1 }),
  artifacts: async () => call('pipelines_artifact', { action: 'list', project, buildId: 1 }),
  artifact: async () => call('pipelines_artifact', { action: 'download', project, buildId: 1, artifactName: 'drop', destinationPath: 'compat-download' }),
  stage: async () => {
    const { records } = await ask('GET', `/${project}/_apis/build/builds/1/timeline?api-version=7.1`);
    const stage = records.find((record) => record.type === 'Stage');
    return call('pipelines_write', { action: 'update_build_stage', project, buildId: 1, stageName: stage.identifier ?? stage.name, status: 'Retry', forceRetryAllJobs: true });
  },
});

await steps('wiki', {
  list: async () => { it.wiki = (await json('wiki', { action: 'list_wikis', project }))[0].id; },
  get: async () => call('wiki', { action: 'get_wiki', project, wikiIdentifier: it.wiki }),
  writes: async () => call('wiki_upsert_page', { project, wikiIdentifier: it.wiki, path: '/Mcp', content: '# Größe' }),
  rewrites: async () => call('wiki_upsert_page', { project, wikiIdentifier: it.wiki, path: '/Mcp', content: '# Maß' }),
  pages: async () => call('wiki', { action: 'list_pages', project, wikiIdentifier: it.wiki, top: 5, pageViewsForDays: 3 }),
  page: async () => call('wiki', { action: 'get_page', project, wikiIdentifier: it.wiki, path: '/Mcp', recursionLevel: 'OneLevel' }),
  content: async () => expect((await call('wiki', { action: 'get_page_content', project, wikiIdentifier: it.wiki, path: '/Mcp' })).includes('Maß'), 'another text'),
  contentByUrl: async () => call('wiki', { action: 'get_page_content', url: `https://dev.azure.com${url.pathname}/${project}/_wiki/wikis/${it.wiki}?pagePath=%2FMcp` }),
});

await steps('testplan', {
  creates: async () => { it.plan = made(await json('testplan_test_plan_write', { action: 'create', project, name: 'by mcp', iteration: project, areaPath: project })); },
  plans: async () => expect((await call('testplan', { action: 'list_plans', project, filterActivePlans: true, includePlanDetails: true })).includes('by mcp'), 'not listed'),
  suite: async () => { it.suite = made(await json('testplan_test_suite_write', { action: 'create', project, planId: it.plan, parentSuiteId: it.plan + 1, name: 'suite' })); },
  suites: async () => expect((await call('testplan', { action: 'list_suites', project, planId: it.plan })).includes('suite'), 'not listed'),
  case: async () => { it.case = made(await json('testplan_test_case_write', { action: 'create', project, title: 'case', steps: '1. do|done\n2. more|fine' })); },
  steps: async () => call('testplan_test_case_write', { action: 'update_steps', project, id: it.case, steps: '1. other|way' }),
  adds: async () => call('testplan_test_suite_write', { action: 'add_test_cases', project, planId: it.plan, suiteId: it.suite, testCaseIds: [`${it.case}`] }),
  cases: async () => expect((await call('testplan', { action: 'list_cases', project, planId: it.plan, suiteId: it.suite })).includes('case'), 'not listed'),
  results: async () => call('testplan_show_test_results_from_build_id', { project, buildid: 1 }),
});

await steps('search', {
  workItems: async () => expect((await call('search_workitem', { searchText: 'new', project: [project], top: 5 })).includes('"new"') , 'not found'),
  code: async () => call('search_code', { searchText: 'hello', project: [project], top: 5 }),
  wiki: async () => call('search_wiki', { searchText: 'Maß', project: [project], top: 5 }),
});

await steps('advsec', {
  alerts: async () => call('advsec_get_alerts', { project, repository: place.repository, alertType: 'Code', states: ['Active'], confidenceLevels: ['High', 'Other'] }),
  alert: async () => call('advsec_get_alert_details', { project, repository: place.repository, alertId: 1 }),
});

await steps('mcp', {
  hasNoOtherTools: async () => expect([...offered].every((name) => called.has(name)), [...offered].filter((name) => !called.has(name))),
  cameThroughItsOwnHosts: async () => { const hosts = await way.hosts(); expect(hosts.includes('dev.azure.com') && hosts.includes('almsearch.dev.azure.com'), hosts); return hosts; },
});
await client.close();
process.exit(0);
