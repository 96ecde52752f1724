// SPDX-License-Identifier: MIT
// Runs azure-devops-node-api against the organization URL in ADO_URL with the token in ADO_TOKEN, in the project
// ADO_PROJECT. Prints one line of JSON per step: {"step", "ok", "detail"}. A step that fails ends those of its group.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Readable } from 'node:stream';

const require = createRequire(join(process.argv[2], 'x.js'));
const azdev = require('azure-devops-node-api');
const { ADO_URL: url, ADO_TOKEN: token, ADO_PROJECT: project } = process.env;

const connection = new azdev.WebApi(url, azdev.getPersonalAccessTokenHandler(token, false));
const shared = {};

function tell(step, ok, detail) {
  process.stdout.write(JSON.stringify({ step, ok, detail: String(detail) }) + '\n');
}

function expect(condition, text) {
  if (!condition) {
    throw new Error(text);
  }
}

async function group(steps) {
  for (const [name, run] of Object.entries(steps)) {
    try {
      tell(name, true, (await run()) ?? '');
    } catch (error) {
      tell(name, false, `${error.statusCode ?? ''} ${error.message ?? error}`);
      return;
    }
  }
}

async function read(stream) {
  const parts = [];
  for await (const part of stream) {
    parts.push(Buffer.from(part));
  }
  return Buffer.concat(parts);
}

const pipeline = 'steps:\n- script: echo hello\n- publish: .\n  artifact: drop\n';
const file = (path, content) => ({ changeType: 1, item: { path }, newContent: { content, contentType: 0 } });
const add = (path, value) => ({ op: 'add', path, value });
const zeros = '0'.repeat(40);

await group({
  async connect() {
    const data = await connection.connect();
    expect(data.authenticatedUser.id, 'nobody is signed in');
    return data.authenticatedUser.providerDisplayName;
  },
});

await group({
  async listsProjects() {
    shared.core = await connection.getCoreApi();
    const projects = await shared.core.getProjects();
    expect(projects.some((p) => p.name === project), `no ${project} among ${projects.map((p) => p.name)}`);
    return projects.length;
  },
  async getsAProject() {
    const found = await shared.core.getProject(project, true);
    expect(found.capabilities.versioncontrol, 'no capabilities');
    return found.id;
  },
  async getsNothingForAnUnknownProject() {
    expect((await shared.core.getProject('nowhere')) === null, 'something was found');
  },
  async listsTeamsAndMembers() {
    const teams = await shared.core.getTeams(project);
    const members = await shared.core.getTeamMembersWithExtendedProperties(project, teams[0].id);
    expect(members[0].identity.displayName, 'a member has no name');
    return teams[0].name;
  },
});

await group({
  async createsAWorkItem() {
    shared.wit = await connection.getWorkItemTrackingApi();
    const fields = [add('/fields/System.Title', 'Größe & Maß'), add('/fields/System.Tags', 'one; two')];
    shared.item = await shared.wit.createWorkItem({}, fields, project, 'Task');
    expect(shared.item.fields['System.Title'] === 'Größe & Maß', 'another title');
    return shared.item.id;
  },
  async updatesAWorkItem() {
    const change = [{ op: 'test', path: '/rev', value: shared.item.rev }, add('/fields/System.State', 'Active')];
    const updated = await shared.wit.updateWorkItem({}, change, shared.item.id);
    expect(updated.rev === shared.item.rev + 1, `rev ${updated.rev}`);
    return updated.fields['System.State'];
  },
  async isToldOfAConflict() {
    const stale = [{ op: 'test', path: '/rev', value: 1 }, add('/fields/System.Title', 'late')];
    const error = await shared.wit.updateWorkItem({}, stale, shared.item.id).catch((e) => e);
    expect(error.statusCode === 412 || error.statusCode === 409, `status ${error.statusCode}`);
    return error.message;
  },
  async findsItByWiql() {
    const query = "SELECT [System.Id] FROM WorkItems WHERE [System.Title] CONTAINS 'Größe'";
    const result = await shared.wit.queryByWiql({ query }, { project });
    expect(result.workItems.some((w) => w.id === shared.item.id), 'not found');
    return result.workItems.length;
  },
  async getsManyWorkItems() {
    const items = await shared.wit.getWorkItems([shared.item.id], ['System.Title']);
    expect(items.length === 1, `${items.length} items`);
  },
  async commentsOnIt() {
    const comment = await shared.wit.addComment({ text: 'seen' }, project, shared.item.id);
    const comments = await shared.wit.getComments(project, shared.item.id);
    expect(comments.comments.some((c) => c.id === comment.id), 'the comment is missing');
    return comment.text;
  },
  async attachesAFile() {
    const body = Readable.from([Buffer.from('content')]);
    const attachment = await shared.wit.createAttachment({}, body, 'a b.txt', 'Simple', project);
    const text = (await read(await shared.wit.getAttachmentContent(attachment.id))).toString();
    expect(text === 'content', `content is ${text}`);
    return attachment.id;
  },
  async listsTypesAndFields() {
    const types = await shared.wit.getWorkItemTypes(project);
    const fields = await shared.wit.getFields(project);
    expect(types.some((t) => t.name === 'Task') && fields.length > 10, 'too few');
    return `${types.length} types, ${fields.length} fields`;
  },
});

await group({
  async createsARepository() {
    shared.git = await connection.getGitApi();
    shared.repo = await shared.git.createRepository({ name: 'from-node' }, project);
    expect(shared.repo.remoteUrl, 'no remote URL');
    return shared.repo.id;
  },
  async pushesAFirstCommit() {
    const push = await shared.git.createPush({
      refUpdates: [{ name: 'refs/heads/main', oldObjectId: zeros }],
      commits: [{ comment: 'first', changes: [file('/read me.md', 'hello\n'), file('/azure-pipelines.yml', pipeline)] }],
    }, shared.repo.id, project);
    shared.main = push.commits[0].commitId;
    expect(/^[0-9a-f]{40}$/.test(shared.main), 'no commit id');
    return shared.main;
  },
  async readsTheFileBack() {
    const text = (await read(await shared.git.getItemText(shared.repo.id, '/read me.md', project))).toString();
    expect(text.includes('hello'), `text is ${text}`);
  },
  async listsRefsAndCommits() {
    const refs = await shared.git.getRefs(shared.repo.id, project);
    const commits = await shared.git.getCommits(shared.repo.id, {}, project);
    expect(refs[0].objectId === shared.main && commits.length === 1, 'the push is not seen');
    return refs[0].name;
  },
  async pushesABranch() {
    const push = await shared.git.createPush({
      refUpdates: [{ name: 'refs/heads/topic', oldObjectId: zeros }],
      commits: [{ comment: 'second', parents: [shared.main], changes: [file('/b.txt', 'b')] }],
    }, shared.repo.id, project);
    return push.pushId;
  },
  async opensAPullRequest() {
    const wanted = { title: 'Add b', sourceRefName: 'refs/heads/topic', targetRefName: 'refs/heads/main' };
    shared.pr = await shared.git.createPullRequest(wanted, shared.repo.id, project);
    expect(shared.pr.status === 1, `status ${shared.pr.status}`);
    return shared.pr.pullRequestId;
  },
  async discussesIt() {
    const thread = { comments: [{ content: 'nice', commentType: 1 }], status: 1 };
    const made = await shared.git.createThread(thread, shared.repo.id, shared.pr.pullRequestId, project);
    const threads = await shared.git.getThreads(shared.repo.id, shared.pr.pullRequestId, project);
    expect(threads.some((t) => t.id === made.id), 'the thread is missing');
  },
  async completesThePullRequest() {
    const id = shared.pr.pullRequestId;
    const completion = { status: 3, lastMergeSourceCommit: shared.pr.lastMergeSourceCommit };
    await shared.git.updatePullRequest(completion, shared.repo.id, id, project);
    for (let i = 0; i < 100; i++) {
      const now = await shared.git.getPullRequestById(id);
      if (now.status === 3) {
        return now.lastMergeCommit.commitId;
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('it never was completed');
  },
  async findsTheMergeOnMain() {
    const items = await shared.git.getItems(shared.repo.id, project, '/', 1);
    expect(items.some((i) => i.path === '/b.txt'), `items ${items.map((i) => i.path)}`);
  },
});

await group({
  async definesABuild() {
    shared.build = await connection.getBuildApi();
    const definition = { name: 'from-node', path: '\\', type: 2, process: { type: 2, yamlFilename: 'azure-pipelines.yml' },
      repository: { id: shared.repo.id, type: 'TfsGit', defaultBranch: 'refs/heads/main' }, queue: { name: 'Azure Pipelines' } };
    shared.definition = await shared.build.createDefinition(definition, project);
    return shared.definition.id;
  },
  async queuesABuild() {
    shared.run = await shared.build.queueBuild({ definition: { id: shared.definition.id } }, project);
    expect(shared.run.buildNumber, 'no number');
    return shared.run.id;
  },
  async waitsForItsEnd() {
    for (let i = 0; i < 400; i++) {
      const now = await shared.build.getBuild(project, shared.run.id);
      if (now.status === 2) {
        return `result ${now.result}`;
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('it never was completed');
  },
  async readsItsTimelineAndLogs() {
    const timeline = await shared.build.getBuildTimeline(project, shared.run.id);
    const logs = await shared.build.getBuildLogs(project, shared.run.id);
    const lines = await shared.build.getBuildLogLines(project, shared.run.id, logs[0].id);
    expect(timeline.records.length && lines.length, 'nothing there');
    return `${timeline.records.length} records, ${lines.length} lines`;
  },
  async downloadsItsArtifact() {
    const artifacts = await shared.build.getArtifacts(project, shared.run.id);
    expect(artifacts.length, 'no artifact');
    const zip = await read(await shared.build.getArtifactContentZip(project, shared.run.id, artifacts[0].name));
    expect(zip.subarray(0, 2).toString() === 'PK', `not a zip: ${zip.subarray(0, 80)}`);
    return `${artifacts[0].name}: ${zip.length} bytes`;
  },
});

await group({
  async createsAWiki() {
    shared.wikis = await connection.getWikiApi();
    const { id } = await shared.core.getProject(project);
    const wanted = { name: 'from-node', type: 1, projectId: id, repositoryId: shared.repo.id, mappedPath: '/', version: { version: 'main' } };
    shared.wiki = await shared.wikis.createWiki(wanted, project);
    return shared.wiki.id;
  },
  async listsWikis() {
    const wikis = await shared.wikis.getAllWikis(project);
    expect(wikis.some((w) => w.id === shared.wiki.id), 'the wiki is missing');
    shared.wiki = wikis.find((w) => w.type === 0);
    return wikis.map((w) => w.name);
  },
  async writesAndReadsAPage() {
    // The client has no method that writes a page; its own HTTP client can.
    const page = `${url}/${project}/_apis/wiki/wikis/${shared.wiki.id}/pages?path=/From-node&api-version=7.1`;
    await connection.rest.replace(page, { content: '# Größe' });
    const text = (await read(await shared.wikis.getPageText(project, shared.wiki.id, '/From-node', 1, undefined, true))).toString();
    expect(text.includes('Größe'), `text is ${text}`);
  },
  async listsPages() {
    const pages = await shared.wikis.getPagesBatch({ top: 10 }, project, shared.wiki.id);
    expect(pages.some((p) => p.path === '/From-node'), 'the page is missing');
  },
});

await group({
  async listsPolicyTypes() {
    const policy = await connection.getPolicyApi();
    const types = await policy.getPolicyTypes(project);
    expect(types.length, 'none');
    return types.length;
  },
});

await group({
  async plansTests() {
    const api = await connection.getTestPlanApi();
    const plan = await api.createTestPlan({ name: 'from node', iteration: project }, project);
    const plans = await api.getTestPlans(project);
    expect(plans.some(one => one.id === plan.id && one.name === 'from node'), 'no such plan');
    return plans.length;
  },
  async releases() {
    const api = await connection.getReleaseApi();
    const environments = [
      { name: 'test', conditions: [{ conditionType: 1, name: 'ReleaseStarted' }] },
    ];
    const definition = await api.createReleaseDefinition({ name: 'from node', environments }, project);
    const made = await api.createRelease({ definitionId: definition.id }, project);
    const release = await api.getRelease(project, made.id);
    expect(release.id === made.id && release.createdOn instanceof Date, 'another release');
  },
  async readsDashboards() {
    const dashboards = await (await connection.getDashboardApi()).getDashboardsByProject({ project });
    return dashboards.length;
  },
});
