// SPDX-License-Identifier: MIT
// Runs in the browser, as an extension's page does: azure-devops-extension-api from another origin than the service's.
import { getClient } from 'azure-devops-extension-api';
import { BuildRestClient, BuildResult, BuildStatus } from 'azure-devops-extension-api/Build';
import { CoreRestClient } from 'azure-devops-extension-api/Core';
import { ExtensionManagementRestClient } from 'azure-devops-extension-api/ExtensionManagement';
import { GitRestClient, GitVersionType, PullRequestStatus, VersionControlChangeType, VersionControlRecursionType } from 'azure-devops-extension-api/Git';
import { GraphRestClient } from 'azure-devops-extension-api/Graph';
import { PolicyRestClient } from 'azure-devops-extension-api/Policy';
import { ReleaseRestClient } from 'azure-devops-extension-api/Release';
import { TaskAgentRestClient } from 'azure-devops-extension-api/TaskAgent';
import { TestRestClient } from 'azure-devops-extension-api/Test';
import { WikiRestClient } from 'azure-devops-extension-api/Wiki';
import { WorkRestClient } from 'azure-devops-extension-api/Work';
import { TreeStructureGroup, WorkItemExpand, WorkItemErrorPolicy, WorkItemTrackingRestClient } from 'azure-devops-extension-api/WorkItemTracking';

window.run = async ({ url, token, project }) => {
  const options = { rootPath: `${url}/`, authTokenProvider: { getAuthorizationHeader: async () => `Bearer ${token}` } };
  const client = (type) => getClient(type, options);
  const [core, wit, git, build] = [CoreRestClient, WorkItemTrackingRestClient, GitRestClient, BuildRestClient].map(client);
  const team = { project, team: `${project} Team`, projectId: '', teamId: '' };
  const zeros = '0'.repeat(40);
  const it = {};
  const some = (list) => { if (!list?.length) throw new Error(`nothing: ${JSON.stringify(list)}`); return list.length; };
  const that = (condition, value) => { if (!condition) throw new Error(JSON.stringify(value)?.slice(0, 200)); };
  const change = (path, content) => ({ changeType: VersionControlChangeType.Add, item: { path }, newContent: { content, contentType: 0 } });
  const all = {
    'core.projects': async () => some(await core.getProjects()),
    'core.project': async () => that((it.project = await core.getProject(project, true)).capabilities, it.project),
    'core.teams': async () => some(await core.getTeams(project)),
    'core.properties': async () => core.getProjectProperties(it.project.id),
    'core.members': async () => { it.member = (await core.getTeamMembersWithExtendedProperties(project, `${project} Team`))[0].identity; that(it.member.descriptor, it.member); },
    'wit.create': async () => { it.item = await wit.createWorkItem([{ op: 'add', path: '/fields/System.Title', value: 'Größe' }], project, 'Task'); },
    'wit.update': async () => that((await wit.updateWorkItem([{ op: 0, path: '/fields/System.Title', value: 'Maß' }], it.item.id)).rev === 2, 'no second revision'),
    'wit.get': async () => that((await wit.getWorkItem(it.item.id, undefined, undefined, undefined, WorkItemExpand.All)).fields['System.Title'] === 'Maß', 'another title'),
    'wit.list': async () => some(await wit.getWorkItems([it.item.id, 99999], undefined, undefined, undefined, undefined, WorkItemErrorPolicy.Omit)),
    'wit.query': async () => some((await wit.queryByWiql({ query: "SELECT [System.Id] FROM WorkItems WHERE [System.Title] = 'Maß'" }, project)).workItems),
    'wit.types': async () => some(await wit.getWorkItemTypes(project)),
    'wit.states': async () => some(await wit.getWorkItemTypeStates(project, 'Bug')),
    'wit.fields': async () => some(await wit.getFields(project)),
    'wit.area': async () => that((await wit.getClassificationNode(project, TreeStructureGroup.Areas, undefined, 2)).id, 'no area'),
    'wit.newIteration': async () => (await wit.createOrUpdateClassificationNode({ name: 'Browser' }, project, TreeStructureGroup.Iterations)).id,
    'wit.attachment': async () => (await wit.createAttachment(new Blob(['content']), project, 'a.txt')).id,
    'wit.queries': async () => some(await wit.getQueries(project, undefined, 1)),
    'wit.revisions': async () => some(await wit.getRevisions(it.item.id)),
    'wit.delete': async () => (await wit.deleteWorkItem(it.item.id)).id,
    'git.create': async () => { it.repo = await git.createRepository({ name: 'browser', project: { id: it.project.id } }, project); },
    'git.push': async () => { it.main = (await git.createPush({ refUpdates: [{ name: 'refs/heads/main', oldObjectId: zeros }], commits: [{ comment: 'one', changes: [change('/a.md', 'a')] }] }, it.repo.id, project)).commits[0].commitId; },
    'git.branch': async () => git.createPush({ refUpdates: [{ name: 'refs/heads/topic', oldObjectId: zeros }], commits: [{ comment: 'two', parents: [it.main], changes: [change('/b.md', 'b')] }] }, it.repo.id, project),
    'git.items': async () => some(await git.getItems(it.repo.id, project, '/', VersionControlRecursionType.Full)),
    'git.text': async () => that((await git.getItemText(it.repo.id, '/b.md', project, undefined, undefined, undefined, undefined, undefined, { version: 'topic', versionType: GitVersionType.Branch })) === 'b', 'another text'),
    'git.commits': async () => some(await git.getCommits(it.repo.id, {}, project)),
    'git.refs': async () => some(await git.getRefs(it.repo.id, project)),
    'git.pullRequest': async () => { it.pr = await git.createPullRequest({ title: 'b', sourceRefName: 'refs/heads/topic', targetRefName: 'refs/heads/main' }, it.repo.id, project); that(it.pr.status === PullRequestStatus.Active, it.pr); },
    'git.pullRequests': async () => some(await git.getPullRequests(it.repo.id, { status: PullRequestStatus.Active }, project)),
    'git.thread': async () => (await git.createThread({ comments: [{ content: 'x', commentType: 1 }], status: 1 }, it.repo.id, it.pr.pullRequestId, project)).id,
    'git.complete': async () => git.updatePullRequest({ status: PullRequestStatus.Completed, lastMergeSourceCommit: it.pr.lastMergeSourceCommit }, it.repo.id, it.pr.pullRequestId, project),
    'build.definitions': async () => { it.definitions = await build.getDefinitions(project); return some(it.definitions); },
    'build.queue': async () => { it.build = await build.queueBuild({ definition: { id: it.definitions[0].id } }, project); that(typeof it.build.status === 'number', it.build); },
    'build.list': async () => some(await build.getBuilds(project, undefined, undefined, undefined, undefined, undefined, undefined, undefined, BuildStatus.Completed, BuildResult.Succeeded)),
    'build.timeline': async () => some((await build.getBuildTimeline(project, 1)).records),
    'build.log': async () => some(await build.getBuildLogLines(project, 1, 1)),
    'work.settings': async () => (await client(WorkRestClient).getTeamSettings(team)).backlogIteration.id,
    'work.iterations': async () => (await client(WorkRestClient).getTeamIterations(team)).length,
    'work.boards': async () => some(await client(WorkRestClient).getBoards(team)),
    'wiki.list': async () => some(await client(WikiRestClient).getAllWikis(project)),
    'policy.types': async () => some(await client(PolicyRestClient).getPolicyTypes(project)),
    'agents.pools': async () => some(await client(TaskAgentRestClient).getAgentPools()),
    'tests.runs': async () => (await client(TestRestClient).getTestRuns(project)).length,
    'release.definitions': async () => (await client(ReleaseRestClient).getReleaseDefinitions(project)).length,
    'graph.user': async () => (await client(GraphRestClient).getUser(it.member.descriptor)).displayName,
    'extension.data': async () => {
      const api = client(ExtensionManagementRestClient);
      await api.createDocumentByName({ id: 'one', text: 'x' }, 'ann', 'sample', 'Default', 'Current', 'things');
      that((await api.getDocumentByName('ann', 'sample', 'Default', 'Current', 'things', 'one')).text === 'x', 'lost');
    },
  };
  const lines = [];
  for (const [step, run] of Object.entries(all)) {
    try {
      lines.push({ step, ok: true, detail: String((await run()) ?? '') });
    } catch (error) {
      lines.push({ step, ok: false, detail: `${error.status ?? ''} ${error.message ?? error}`.slice(0, 300) });
    }
  }
  return lines;
};
