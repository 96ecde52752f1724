// SPDX-License-Identifier: MIT
// azure-devops-node-api with its default token handler, enums in all places, and what it keeps in each area.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, modules, place, steps, until } from '../steps.mjs';

const require = createRequire(join(modules, 'x.js'));
const azdev = require('azure-devops-node-api');
const wits = require('azure-devops-node-api/interfaces/WorkItemTrackingInterfaces.js');
const gits = require('azure-devops-node-api/interfaces/GitInterfaces.js');
const builds = require('azure-devops-node-api/interfaces/BuildInterfaces.js');
const processes = require('azure-devops-node-api/interfaces/WorkItemTrackingProcessInterfaces.js');
const cores = require('azure-devops-node-api/interfaces/CoreInterfaces.js');
const { project } = place;
const connection = new azdev.WebApi(place.url, azdev.getHandlerFromToken(place.token));
const it = {};
const add = (path, value) => ({ op: 0, path, value });
const some = (list) => { expect(list?.length, `nothing: ${JSON.stringify(list)}`); return list.length; };
const file = (path, content, changeType = gits.VersionControlChangeType.Add) => ({ changeType, item: { path }, newContent: { content, contentType: 0 } });
const zeros = '0'.repeat(40);
const pipeline = 'steps:\n- script: echo hello\n- publish: .\n  artifact: drop\n';
async function read(stream) {
  const parts = [];
  for await (const part of stream) {
    parts.push(Buffer.from(part));
  }
  return Buffer.concat(parts);
}

await steps('core', {
  connects: async () => (await connection.connect()).authenticatedUser.providerDisplayName,
  createsAProject: async () => {
    it.core = await connection.getCoreApi();
    const wanted = { name: 'made by node', visibility: cores.ProjectVisibility.Private, capabilities: {
      versioncontrol: { sourceControlType: 'Git' }, processTemplate: { templateTypeId: 'b8a3a935-7e91-48b8-a94c-606d37c3e9f2' } } };
    const queued = await it.core.queueCreateProject(wanted);
    const now = async () => (await connection.rest.get(`${place.url}/_apis/operations/${queued.id}`)).result.status;
    await until('the project', now, (status) => status === 'succeeded');
  },
  getsIt: async () => { it.made = await it.core.getProject('made by node', true); expect(it.made.capabilities.processTemplate.templateName === 'Basic', it.made); },
  listsByState: async () => some(await it.core.getProjects('wellFormed', 10, 0)),
  createsATeam: async () => { it.team = await it.core.createTeam({ name: 'Node' }, it.made.id); return it.team.id; },
  updatesTheTeam: async () => expect((await it.core.updateTeam({ description: 'new' }, it.made.id, it.team.id)).description === 'new'),
  keepsProperties: async () => {
    await it.core.setProjectProperties(undefined, it.made.id, [add('/Own.Key', 'value')]);
    const found = await it.core.getProjectProperties(it.made.id, ['Own.Key']);
    expect(found[0]?.value === 'value', found);
  },
  deletesTheTeam: async () => it.core.deleteTeam(it.made.id, it.team.id),
  listsProcesses: async () => some(await it.core.getProcesses()),
  deletesTheProject: async () => (await it.core.queueDeleteProject(it.made.id)).id,
});

await steps('wit', {
  creates: async () => {
    it.wit = await connection.getWorkItemTrackingApi();
    it.item = await it.wit.createWorkItem({}, [add('/fields/System.Title', 'Größe'), add('/fields/System.Tags', 'one')], project, 'Bug', false, false, false, wits.WorkItemExpand.All);
    expect(it.item._links && it.item.fields['System.Title'] === 'Größe', it.item);
  },
  getsExpanded: async () => expect((await it.wit.getWorkItem(it.item.id, undefined, undefined, wits.WorkItemExpand.Relations, project)).id === it.item.id),
  getsAsOf: async () => expect((await it.wit.getWorkItem(it.item.id, undefined, new Date(Date.now() + 60_000))).id === it.item.id),
  omitsTheUnknown: async () => {
    const items = await it.wit.getWorkItems([it.item.id, 999999], undefined, undefined, undefined, wits.WorkItemErrorPolicy.Omit);
    expect(items.length === 2 && items[1] === null, items);
  },
  getsABatch: async () => some(await it.wit.getWorkItemsBatch({ ids: [it.item.id], fields: ['System.Title'], errorPolicy: wits.WorkItemErrorPolicy.Fail }, project)),
  tests: async () => expect((await it.wit.updateWorkItem({}, [{ op: 5, path: '/rev', value: it.item.rev }, add('/fields/System.Title', 'Maß')], it.item.id)).rev === it.item.rev + 1),
  links: async () => {
    const child = await it.wit.createWorkItem({}, [add('/fields/System.Title', 'child')], project, 'Task');
    const relation = { rel: 'System.LinkTypes.Hierarchy-Forward', url: child.url };
    const linked = await it.wit.updateWorkItem({}, [add('/relations/-', relation)], it.item.id, project, false, false, false, wits.WorkItemExpand.Relations);
    expect(linked.relations.length === 1, linked.relations);
    it.child = child.id;
  },
  unlinks: async () => expect(!(await it.wit.updateWorkItem({}, [{ op: 1, path: '/relations/0' }], it.item.id)).relations?.length),
  readsUpdates: async () => some(await it.wit.getUpdates(it.item.id)),
  readsRevisions: async () => some(await it.wit.getRevisions(it.item.id, 10, 0, wits.WorkItemExpand.Fields)),
  comments: async () => { it.comment = await it.wit.addComment({ text: 'seen' }, project, it.item.id); },
  updatesTheComment: async () => expect((await it.wit.updateComment({ text: 'read' }, project, it.item.id, it.comment.id)).text === 'read'),
  reacts: async () => expect((await it.wit.createCommentReaction(project, it.item.id, it.comment.id, wits.CommentReactionType.Heart)).count === 1),
  readsReactions: async () => some(await it.wit.getCommentReactions(project, it.item.id, it.comment.id)),
  expandsComments: async () => some((await it.wit.getComments(project, it.item.id, 5, undefined, false, wits.CommentExpandOptions.All, wits.CommentSortOrder.Desc)).comments),
  attaches: async () => {
    const made = await it.wit.createAttachment({}, Readable.from([Buffer.from('content')]), 'a b.txt', 'Simple', project);
    const linked = await it.wit.updateWorkItem({}, [add('/relations/-', { rel: 'AttachedFile', url: made.url, attributes: { comment: 'x' } })], it.item.id);
    expect((await read(await it.wit.getAttachmentContent(made.id, 'a b.txt', project, true))).toString() === 'content', linked);
  },
  queries: async () => some((await it.wit.queryByWiql({ query: "SELECT [System.Id] FROM WorkItems WHERE [System.Title] = 'Maß'" }, { project }, true, 5)).workItems),
  storesAQuery: async () => {
    it.query = await it.wit.createQuery({ name: 'by node', wiql: 'SELECT [System.Id] FROM WorkItems' }, project, 'Shared Queries');
    expect((await it.wit.getQuery(project, it.query.id, wits.QueryExpand.Wiql, 1)).wiql.includes('WorkItems'), 'no wiql');
  },
  runsTheQuery: async () => some((await it.wit.queryById(it.query.id, { project })).workItems),
  listsQueries: async () => some(await it.wit.getQueries(project, wits.QueryExpand.Minimal, 2, true)),
  deletesTheQuery: async () => it.wit.deleteQuery(project, it.query.id),
  undeletesTheQuery: async () => expect(!(await it.wit.updateQuery({ isDeleted: false }, project, it.query.id, true)).isDeleted),
  makesAnIteration: async () => { it.iteration = await it.wit.createOrUpdateClassificationNode({ name: 'Node' }, project, wits.TreeStructureGroup.Iterations); },
  readsTheIteration: async () => expect((await it.wit.getClassificationNode(project, wits.TreeStructureGroup.Iterations, 'Node', 1)).id === it.iteration.id),
  readsRoots: async () => some(await it.wit.getRootNodes(project, 2)),
  deletesTheIteration: async () => it.wit.deleteClassificationNode(project, wits.TreeStructureGroup.Iterations, 'Node', 1),
  readsTypes: async () => some((await it.wit.getWorkItemType(project, 'Bug')).fields),
  readsTypeFields: async () => some(await it.wit.getWorkItemTypeFieldsWithReferences(project, 'Bug', wits.WorkItemTypeFieldsExpandLevel.All)),
  readsStates: async () => some(await it.wit.getWorkItemTypeStates(project, 'Bug')),
  readsCategories: async () => some(await it.wit.getWorkItemTypeCategories(project)),
  readsRelationTypes: async () => some(await it.wit.getRelationTypes()),
  makesAField: async () => {
    const wanted = { name: 'By Node', referenceName: 'Custom.ByNode', type: wits.FieldType.String, usage: wits.FieldUsage.WorkItem };
    expect((await it.wit.createField(wanted)).referenceName === 'Custom.ByNode', 'not made');
  },
  readsTheField: async () => expect((await it.wit.getField('Custom.ByNode')).type === wits.FieldType.String, 'another type'),
  reportsRevisions: async () => some((await it.wit.readReportingRevisionsGet(project, undefined, undefined, undefined, undefined, undefined, false, false, false, wits.ReportingRevisionsExpand.None)).values),
  reportsLinks: async () => expect((await it.wit.getReportingLinksByLinkType(project)).isLastBatch !== undefined, 'no end'),
  makesATemplate: async () => {
    const team = { project, team: `${project} Team` };
    const made = await it.wit.createTemplate({ name: 'T', workItemTypeName: 'Bug', fields: { 'System.Title': 'x' } }, team);
    some(await it.wit.getTemplates(team, 'Bug'));
    await it.wit.deleteTemplate(team, made.id);
  },
  tags: async () => some(await it.wit.getTags(project)),
  deletes: async () => expect((await it.wit.deleteWorkItem(it.child, project)).id === it.child, 'another'),
  findsItInTheBin: async () => expect((await it.wit.getDeletedWorkItemShallowReferences(project)).some((r) => r.id === it.child), 'not there'),
  restores: async () => expect((await it.wit.restoreWorkItem({ isDeleted: false }, it.child, project)).id === it.child, 'another'),
});

await steps('git', {
  createsARepository: async () => { it.git = await connection.getGitApi(); it.repo = await it.git.createRepository({ name: 'node' }, project); },
  pushes: async () => {
    const commits = [{ comment: 'first', changes: [file('/read me.md', 'hello\n'), file('/azure-pipelines.yml', pipeline)] }];
    it.main = (await it.git.createPush({ refUpdates: [{ name: 'refs/heads/main', oldObjectId: zeros }], commits }, it.repo.id, project)).commits[0].commitId;
  },
  pushesABranch: async () => {
    const commits = [{ comment: 'second', changes: [file('/b.txt', 'b')] }];
    await it.git.updateRefs([{ name: 'refs/heads/topic', oldObjectId: zeros, newObjectId: it.main }], it.repo.id, project);
    it.topic = (await it.git.createPush({ refUpdates: [{ name: 'refs/heads/topic', oldObjectId: it.main }], commits }, it.repo.id, project)).commits[0].commitId;
  },
  readsTextOfAVersion: async () => expect((await read(await it.git.getItemText(it.repo.id, '/b.txt', project, undefined, gits.VersionControlRecursionType.None, false, false, false,
    { version: 'topic', versionType: gits.GitVersionType.Branch }))).toString() === 'b', 'another text'),
  listsItems: async () => some(await it.git.getItems(it.repo.id, project, '/', gits.VersionControlRecursionType.Full, true)),
  zips: async () => expect((await read(await it.git.getItemZip(it.repo.id, '/read me.md', project))).subarray(0, 2).toString() === 'PK', 'no zip'),
  searchesCommits: async () => some(await it.git.getCommits(it.repo.id, { itemVersion: { version: 'topic', versionType: gits.GitVersionType.Branch }, $top: 5 }, project)),
  comparesCommits: async () => some((await it.git.getCommitDiffs(it.repo.id, project, true, 10, 0, { version: 'main', versionType: 0 }, { version: 'topic', versionType: 0 })).changes),
  readsChanges: async () => some((await it.git.getChanges(it.topic, it.repo.id, project)).changes),
  readsStats: async () => expect((await it.git.getBranch(it.repo.id, 'topic', project)).aheadCount === 1, 'not ahead'),
  setsAStatus: async () => {
    await it.git.createCommitStatus({ state: gits.GitStatusState.Succeeded, context: { name: 'ci', genre: 'node' } }, it.topic, it.repo.id, project);
    expect((await it.git.getStatuses(it.topic, it.repo.id, project))[0].state === gits.GitStatusState.Succeeded, 'another state');
  },
  opens: async () => {
    const wanted = { title: 'Add b', sourceRefName: 'refs/heads/topic', targetRefName: 'refs/heads/main', workItemRefs: [{ id: '0' }, { id: `${it.item.id}` }] };
    it.pr = await it.git.createPullRequest(wanted, it.repo.id, project, true);
    expect(it.pr.status === gits.PullRequestStatus.Active, it.pr);
  },
  searchesByStatus: async () => some(await it.git.getPullRequests(it.repo.id, { status: gits.PullRequestStatus.All, creatorId: 'nobody' }, project)),
  searchesTheProject: async () => some(await it.git.getPullRequestsByProject(project, { status: gits.PullRequestStatus.Active })),
  readsWorkItems: async () => some(await it.git.getPullRequestWorkItemRefs(it.repo.id, it.pr.pullRequestId, project)),
  discusses: async () => {
    const context = { filePath: '/b.txt', rightFileStart: { line: 1, offset: 1 }, rightFileEnd: { line: 1, offset: 2 } };
    it.thread = await it.git.createThread({ comments: [{ content: 'why', commentType: gits.CommentType.Text }], status: gits.CommentThreadStatus.Active, threadContext: context }, it.repo.id, it.pr.pullRequestId, project);
  },
  resolves: async () => expect((await it.git.updateThread({ status: gits.CommentThreadStatus.Fixed }, it.repo.id, it.pr.pullRequestId, it.thread.id, project)).status === gits.CommentThreadStatus.Fixed, 'not fixed'),
  replies: async () => (await it.git.createComment({ content: 'so', parentCommentId: 1, commentType: 1 }, it.repo.id, it.pr.pullRequestId, it.thread.id, project)).id,
  likes: async () => it.git.createLike(it.repo.id, it.pr.pullRequestId, it.thread.id, 1, project),
  votes: async () => {
    const me = (await connection.connect()).authenticatedUser.id;
    expect((await it.git.createPullRequestReviewer({ vote: 10 }, it.repo.id, it.pr.pullRequestId, me, project)).vote === 10, 'no vote');
  },
  labels: async () => { await it.git.createPullRequestLabel({ name: 'node' }, it.repo.id, it.pr.pullRequestId, project); some(await it.git.getPullRequestLabels(it.repo.id, it.pr.pullRequestId, project)); },
  statuses: async () => (await it.git.createPullRequestStatus({ state: gits.GitStatusState.Pending, context: { name: 'x', genre: 'y' } }, it.repo.id, it.pr.pullRequestId, project)).id,
  readsIterations: async () => some(await it.git.getPullRequestIterations(it.repo.id, it.pr.pullRequestId, project, true)),
  readsIterationChanges: async () => some((await it.git.getPullRequestIterationChanges(it.repo.id, it.pr.pullRequestId, 1, project)).changeEntries),
  attachesAFile: async () => expect((await it.git.createAttachment(undefined, Readable.from(['x']), 'x.txt', it.repo.id, it.pr.pullRequestId, project)).url, 'no url'),
  readsProperties: async () => it.git.getPullRequestProperties(it.repo.id, it.pr.pullRequestId, project),
  queriesByCommit: async () => some((await it.git.getPullRequestQuery({ queries: [{ type: gits.GitPullRequestQueryType.Commit, items: [it.topic] }] }, it.repo.id, project)).results),
  completes: async () => {
    const options = { mergeStrategy: gits.GitPullRequestMergeStrategy.Squash, deleteSourceBranch: true };
    await it.git.updatePullRequest({ status: gits.PullRequestStatus.Completed, lastMergeSourceCommit: { commitId: it.topic }, completionOptions: options }, it.repo.id, it.pr.pullRequestId, project);
    await until('completion', () => it.git.getPullRequestById(it.pr.pullRequestId), (now) => now.status === gits.PullRequestStatus.Completed);
  },
  tagsIt: async () => (await it.git.createAnnotatedTag({ name: 'v1', message: 'one', taggedObject: { objectId: it.main } }, project, it.repo.id)).objectId,
  picks: async () => {
    const wanted = { generatedRefName: 'refs/heads/pick', ontoRefName: 'refs/heads/main', repository: { id: it.repo.id }, source: { commitList: [{ commitId: it.topic }] } };
    const made = await it.git.createCherryPick(wanted, project, it.repo.id);
    await until('the pick', () => it.git.getCherryPick(project, made.cherryPickId, it.repo.id), (now) => now.status >= 3);
  },
  forks: async () => (await it.git.createRepository({ name: 'fork', parentRepository: { id: it.repo.id, project: { id: it.repo.project.id } } }, project)).id,
  listsForks: async () => some(await it.git.getForks(it.repo.id, (await connection.connect()).instanceId, project)),
  seesPushes: async () => some(await it.git.getPushes(it.repo.id, project, 0, 10, { includeRefUpdates: true })),
  limitsABranch: async () => it.git.updateRef({ name: 'heads/main', isLocked: true }, it.repo.id, 'heads/main', project),
});

await steps('build', {
  defines: async () => {
    it.build = await connection.getBuildApi();
    const wanted = { name: 'node', path: '\\', type: builds.DefinitionType.Build, queueStatus: builds.DefinitionQueueStatus.Enabled, process: { type: 2, yamlFilename: 'azure-pipelines.yml' },
      repository: { id: it.repo.id, type: 'TfsGit', defaultBranch: 'refs/heads/main' }, triggers: [{ triggerType: builds.DefinitionTriggerType.ContinuousIntegration, branchFilters: ['+main'] }],
      variables: { 'emulator.artifact': { value: 'drop' } } };
    it.definition = await it.build.createDefinition(wanted, project);
    expect(it.definition.queueStatus === builds.DefinitionQueueStatus.Enabled, it.definition);
  },
  updatesTheDefinition: async () => expect((await it.build.updateDefinition({ ...it.definition, description: 'new' }, project, it.definition.id)).revision === 2, 'another revision'),
  listsDefinitions: async () => some(await it.build.getDefinitions(project, 'node', undefined, undefined, builds.DefinitionQueryOrder.LastModifiedDescending)),
  queues: async () => { it.run = await it.build.queueBuild({ definition: { id: it.definition.id }, reason: builds.BuildReason.Manual, priority: builds.QueuePriority.High }, project); },
  endsWell: async () => until('the build', () => it.build.getBuild(project, it.run.id), (now) => now.status === builds.BuildStatus.Completed && now.result === builds.BuildResult.Succeeded),
  filters: async () => some(await it.build.getBuilds(project, [it.definition.id], undefined, undefined, undefined, undefined, undefined, builds.BuildReason.All, builds.BuildStatus.Completed, builds.BuildResult.Succeeded,
    undefined, undefined, 5, undefined, undefined, builds.QueryDeletedOption.ExcludeDeleted, builds.BuildQueryOrder.FinishTimeDescending)),
  downloadsAnArtifact: async () => {
    const [artifact] = await it.build.getArtifacts(project, it.run.id);
    expect((await read(await it.build.getArtifactContentZip(project, it.run.id, artifact.name))).subarray(0, 2).toString() === 'PK', 'no zip');
    return artifact.resource.type;
  },
  registersAnArtifact: async () => (await it.build.createArtifact({ name: 'own', resource: { type: 'FilePath', data: '\\\\share\\x' } }, project, it.run.id)).id,
  reads: async () => some((await it.build.getBuildTimeline(project, it.run.id)).records),
  readsALog: async () => some(await read(await it.build.getBuildLog(project, it.run.id, 1))),
  tags: async () => some(await it.build.addBuildTags(['a', 'b'], project, it.run.id)),
  keeps: async () => some(await it.build.addRetentionLeases([{ daysValid: 2, definitionId: it.definition.id, ownerId: 'User:node', protectPipeline: false, runId: it.run.id }], project)),
  readsWorkItems: async () => (await it.build.getBuildWorkItemsRefs(project, it.run.id)).length,
  cancels: async () => {
    const made = await it.build.queueBuild({ definition: { id: it.definition.id }, parameters: '{"emulator.duration":"PT1H"}' }, project);
    const now = await it.build.updateBuild({ status: builds.BuildStatus.Cancelling }, project, made.id);
    return now.status;
  },
  makesAFolder: async () => { await it.build.createFolder({ path: '\\Node' }, project, '\\Node'); some(await it.build.getFolders(project, '\\Node', builds.FolderQueryOrder.FolderAscending)); },
  readsSettings: async () => expect(await it.build.getBuildSettings(project), 'none'),
  deletesTheBuild: async () => (await it.build.getBuildTags(project, it.run.id)).length,
});

await steps('agents', {
  listsPools: async () => { it.agents = await connection.getTaskAgentApi(); it.pools = await it.agents.getAgentPools(); return some(it.pools); },
  filtersPools: async () => some(await it.agents.getAgentPools('Azure Pipelines', undefined, 1, 2)),
  listsQueues: async () => some(await it.agents.getAgentQueues(project)),
  addsVariables: async () => {
    const reference = { name: 'vars', projectReference: { id: it.repo.project.id, name: project } };
    it.vars = await it.agents.addVariableGroup({ name: 'vars', type: 'Vsts', variables: { a: { value: '1' }, b: { value: 'x', isSecret: true } }, variableGroupProjectReferences: [reference] });
    expect(!(await it.agents.getVariableGroup(project, it.vars.id)).variables.b.value, 'a secret is told');
  },
  listsVariables: async () => some(await it.agents.getVariableGroups(project, 'vars')),
  addsAnEnvironment: async () => { it.environment = await it.agents.addEnvironment({ name: 'prod' }, project); some(await it.agents.getEnvironments(project)); },
  listsTasks: async () => some(await it.agents.getTaskDefinitions()),
  getsATask: async () => {
    const [{ id, version }] = await it.agents.getTaskDefinitions();
    expect((await it.agents.getTaskDefinition(id, `${version.major}.${version.minor}.${version.patch}`)).id === id, 'another');
  },
});

await steps('work', {
  reads: async () => { it.work = await connection.getWorkApi(); it.context = { project, team: `${project} Team` }; return (await it.work.getTeamSettings(it.context)).backlogIteration.id; },
  listsIterations: async () => some(await it.work.getTeamIterations(it.context)),
  readsTheCurrent: async () => (await it.work.getTeamIterations(it.context, 'current')).length,
  listsBoards: async () => { it.boards = await it.work.getBoards(it.context); return some(it.boards); },
  readsABoard: async () => some((await it.work.getBoard(it.context, it.boards[0].id)).columns),
  readsBacklogs: async () => some(await it.work.getBacklogs(it.context)),
  readsAreas: async () => some((await it.work.getTeamFieldValues(it.context)).values),
  plansCapacity: async () => {
    const [iteration] = await it.work.getTeamIterations(it.context);
    await it.work.replaceCapacitiesWithIdentityRef([{ teamMember: { id: (await connection.connect()).authenticatedUser.id }, activities: [{ name: 'Development', capacityPerDay: 4 }], daysOff: [] }], it.context, iteration.id);
    return (await it.work.getCapacitiesWithIdentityRefAndTotals(it.context, iteration.id)).totalCapacityPerDay;
  },
  makesAPlan: async () => {
    const made = await it.work.createPlan({ name: 'plan', type: 0, properties: {} }, project);
    expect((await it.work.getPlan(project, made.id)).name === 'plan', 'another');
    await it.work.deletePlan(project, made.id);
  },
});

await steps('wiki', {
  creates: async () => { it.wikis = await connection.getWikiApi(); it.wiki = await it.wikis.createWiki({ name: 'node', type: 1, projectId: it.repo.project.id, repositoryId: it.repo.id, mappedPath: '/', version: { version: 'main' } }, project); },
  reads: async () => expect((await it.wikis.getWiki(it.wiki.id, project)).type === 1, 'another type'),
  writes: async () => connection.rest.replace(`${place.url}/${project}/_apis/wiki/wikis/${project}.wiki/pages?path=/Node&api-version=7.1`, { content: '# Größe' }),
  readsText: async () => expect((await read(await it.wikis.getPageText(project, `${project}.wiki`, '/Node', 1, undefined, true))).toString().includes('Größe'), 'another text'),
  lists: async () => some(await it.wikis.getPagesBatch({ top: 10 }, project, `${project}.wiki`)),
  deletes: async () => (await it.wikis.deleteWiki(it.wiki.id, project)).id,
});

await steps('policy', {
  lists: async () => { it.policy = await connection.getPolicyApi(); return some(await it.policy.getPolicyTypes(project)); },
  creates: async () => {
    const settings = { minimumApproverCount: 1, creatorVoteCounts: true, scope: [{ repositoryId: it.repo.id, refName: 'refs/heads/main', matchKind: 'Exact' }] };
    it.rule = await it.policy.createPolicyConfiguration({ isEnabled: true, isBlocking: true, type: { id: 'fa4e907d-c16b-4a4c-9dfa-4906e5d171dd' }, settings }, project);
  },
  updates: async () => expect((await it.policy.updatePolicyConfiguration({ ...it.rule, isBlocking: false }, project, it.rule.id)).isBlocking === false, 'still blocking'),
  deletes: async () => it.policy.deletePolicyConfiguration(project, it.rule.id),
});

await steps('tests', {
  makesARun: async () => { it.tests = await connection.getTestApi(); it.testRun = await it.tests.createTestRun({ name: 'by node', automated: true, plan: { id: '0' } }, project); },
  addsResults: async () => some(await it.tests.addTestResultsToTestRun([{ testCaseTitle: 'a', automatedTestName: 'a', outcome: 'Passed', state: 'Completed' }], project, it.testRun.id)),
  readsResults: async () => some(await it.tests.getTestResults(project, it.testRun.id)),
  endsTheRun: async () => expect((await it.tests.updateTestRun({ state: 'Completed' }, project, it.testRun.id)).state === 'Completed', 'not ended'),
  makesAPlan: async () => {
    it.plans = await connection.getTestPlanApi();
    it.plan = await it.plans.createTestPlan({ name: 'plan', areaPath: project, iteration: project }, project);
    expect((await it.plans.getTestPlanById(project, it.plan.id)).name === 'plan', 'another');
  },
  makesASuite: async () => {
    const made = await it.plans.createTestSuite({ name: 'suite', suiteType: 2, parentSuite: { id: it.plan.rootSuite.id } }, project, it.plan.id);
    expect((await it.plans.getTestSuitesForPlan(project, it.plan.id)).some((s) => s.id === made.id), 'not listed');
  },
});

await steps('release', {
  defines: async () => {
    it.release = await connection.getReleaseApi();
    const approvals = { approvals: [{ rank: 1, isAutomated: true }] };
    const environment = { name: 'prod', preDeployApprovals: approvals, postDeployApprovals: approvals, deployPhases: [{ phaseType: 1, name: 'job', rank: 1, workflowTasks: [] }], retentionPolicy: { daysToKeep: 30, releasesToKeep: 3, retainBuild: true } };
    it.releases = await it.release.createReleaseDefinition({ name: 'by node', environments: [environment] }, project);
  },
  getsItAgain: async () => expect((await it.release.getReleaseDefinition(project, it.releases.id)).name === 'by node', 'another'),
  releases: async () => { it.one = await it.release.createRelease({ definitionId: it.releases.id }, project); expect((await it.release.getRelease(project, it.one.id)).id === it.one.id, 'another'); },
});

await steps('others', {
  dashboards: async () => {
    const api = await connection.getDashboardApi();
    const made = await api.createDashboard({ name: 'by node' }, { project });
    expect((await api.getDashboardsByProject({ project })).some((d) => d.id === made.id), 'not listed');
  },
  profile: async () => (await (await connection.getProfileApi()).getProfile('me')).displayName,
  notifications: async () => (await (await connection.getNotificationApi()).listSubscriptions()).length,
  extensionData: async () => {
    const api = await connection.getExtensionManagementApi();
    const made = await api.createDocumentByName({ id: 'one', text: 'x' }, 'publisher', 'extension', 'Default', 'Current', 'things');
    expect((await api.getDocumentByName('publisher', 'extension', 'Default', 'Current', 'things', 'one')).text === 'x', made);
  },
  processes: async () => some(await (await connection.getWorkItemTrackingProcessApi()).getListOfProcesses()),
  picklists: async () => {
    const api = await connection.getWorkItemTrackingProcessApi();
    const made = await api.createList({ name: 'colours', type: 'String', items: ['red'], isSuggested: false });
    expect((await api.getList(made.id)).items.includes('red'), 'lost');
  },
  adaptsAProcess: async () => {
    const api = await connection.getWorkItemTrackingProcessApi();
    const agile = (await api.getListOfProcesses()).find((one) => one.name === 'Agile');
    it.process = (await api.createNewProcess({ name: 'Node Agile', parentProcessTypeId: agile.typeId })).typeId;
    const types = await api.getProcessWorkItemTypes(it.process, processes.GetWorkItemTypeExpand.States);
    const bug = types.find((one) => one.name === 'Bug');
    expect(bug.customization === processes.CustomizationType.System && bug.states.length === 4, bug);
  },
  makesATypeOfIt: async () => {
    const api = await connection.getWorkItemTrackingProcessApi();
    const made = await api.createProcessWorkItemType({ name: 'Idea', color: 'f6546a', icon: 'icon_airplane', isDisabled: false }, it.process);
    expect(made.referenceName === 'NodeAgile.Idea', made);
    await api.createStateDefinition({ name: 'Weighed', color: 'b2b2b2', stateCategory: 'Proposed' }, it.process, made.referenceName);
    const states = await api.getStateDefinitions(it.process, made.referenceName);
    expect(states.map((one) => one.name).join() === 'New,Weighed,Active,Closed', states);
    await api.addFieldToWorkItemType({ referenceName: 'Microsoft.VSTS.Common.Risk', defaultValue: '2 - Medium' }, it.process, made.referenceName);
    const field = await api.getWorkItemTypeField(it.process, made.referenceName, 'Microsoft.VSTS.Common.Risk', processes.ProcessWorkItemTypeFieldsExpandLevel.All);
    expect(field.allowedValues.length === 3 && field.defaultValue === '2 - Medium', field);
    await api.addBehaviorToWorkItemType({ behavior: { id: 'System.RequirementBacklogBehavior' }, isDefault: false }, it.process, made.referenceName);
    expect((await api.getBehaviorsForWorkItemType(it.process, made.referenceName)).length === 1, 'not there');
    expect((await api.getProcessBehaviors(it.process)).some((one) => one.name === 'Stories'), 'no stories');
  },
  deletesTheProcess: async () => (await connection.getWorkItemTrackingProcessApi()).deleteProcessById(it.process),
  featureManagement: async () => (await (await connection.getFeatureManagementApi()).getFeatures()).length,
});
