// SPDX-License-Identifier: MIT
// Maven as it is installed, its plugins pinned, with a feed as its repository.
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { feed, told } from '../feed.mjs';
import { expect, folder, modules, place, program, steps } from '../steps.mjs';

const home = folder();
const tools = await feed('maven-tools');
const url = `${tools.url}/maven/v1`;
const repository = join(modules, 'repository'); // kept from run to run: what Maven itself needs
const ours = join(repository, 'com', 'contoso');
const forget = () => rmSync(ours, { recursive: true, force: true });
const settings = (file, secret) => writeFileSync(join(home, file), `<settings>
  <localRepository>${repository}</localRepository>
  <servers><server><id>tools</id><username>any</username><password>${secret}</password></server></servers>
</settings>`);
settings('settings.xml', place.token);
settings('stranger.xml', 'wrong');
const mvn = (args, options = {}) => program('mvn', ['-B', '-ntp', '-s', join(home, options.settings ?? 'settings.xml'), ...args], { cwd: home, milliseconds: 600_000, ...options });
const deploy = (version, options) => mvn(['org.apache.maven.plugins:maven-deploy-plugin:3.1.4:deploy-file', '-DrepositoryId=tools', `-Durl=${url}`, '-DgroupId=com.contoso',
  '-DartifactId=core', `-Dversion=${version}`, '-Dpackaging=jar', '-Dfile=core.jar'], options);
const get = async (version, options) => { forget(); return mvn(['org.apache.maven.plugins:maven-dependency-plugin:3.8.1:get', `-Dartifact=com.contoso:core:${version}`, `-DremoteRepositories=tools::default::${url}`, '-Dtransitive=false'], options); };
const has = (version) => expect(existsSync(join(ours, 'core', version)) && readdirSync(join(ours, 'core', version)).some((file) => file.endsWith('.jar')), `no jar of ${version}`);
const project = (name, body) => { const at = join(home, name); mkdirSync(at); writeFileSync(join(at, 'pom.xml'), `<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion><groupId>com.contoso</groupId><artifactId>${name}</artifactId><version>1.0</version><packaging>pom</packaging>${body}</project>`); return at; };
writeFileSync(join(home, 'core.txt'), 'core\n');
await program('jar', ['cf', 'core.jar', 'core.txt'], { cwd: home });
const using = project('using', `<dependencies><dependency><groupId>com.contoso</groupId><artifactId>core</artifactId><version>[1.0,1.5)</version></dependency></dependencies>
<repositories><repository><id>tools</id><url>${url}</url></repository></repositories>`);
const parent = project('parent', `<distributionManagement><repository><id>tools</id><url>${url}</url></repository></distributionManagement>
<build><plugins><plugin><artifactId>maven-deploy-plugin</artifactId><version>3.1.4</version></plugin><plugin><artifactId>maven-install-plugin</artifactId><version>3.1.4</version></plugin></plugins></build>`);

await steps('maven', {
  isRefusedWithAWrongToken: async () => { const out = await deploy('1.0', { settings: 'stranger.xml', code: 1 }); expect(/401|status code/.test(out), out); },
  deploys: async () => { await deploy('1.0'); return told(tools, 'com.contoso:core', '1.0'); },
  isRefusedTheSameAgain: async () => deploy('1.0', { code: 1 }),
  deploysMore: async () => { await deploy('1.1'); return told(tools, 'com.contoso:core', '1.0 1.1'); },
  deploysASnapshot: async () => { await deploy('2.0-SNAPSHOT'); await deploy('2.0-SNAPSHOT'); return told(tools, 'com.contoso:core', '1.0 1.1 2.0-SNAPSHOT'); },
  deploysAProject: async () => { await mvn(['deploy'], { cwd: parent }); return told(tools, 'com.contoso:parent', '1.0'); },
  gets: async () => { await get('1.0'); has('1.0'); },
  getsASnapshot: async () => { await get('2.0-SNAPSHOT'); has('2.0-SNAPSHOT'); },
  getsTheNewest: async () => { await get('RELEASE'); has('1.1'); },
  resolvesARange: async () => { forget(); await mvn(['org.apache.maven.plugins:maven-dependency-plugin:3.8.1:resolve'], { cwd: using }); has('1.1'); },
  asksForWhatIsNotThere: async () => { const out = await get('9.9', { code: 1 }); expect(/Could not find artifact/.test(out), out.slice(-300)); },
});
