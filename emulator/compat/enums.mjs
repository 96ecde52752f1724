// SPDX-License-Identifier: MIT
// Writes the table of the numbers that enums have on the wire, from the interfaces of two packages that send them:
//
//   npm install --no-save azure-devops-node-api@17 azure-devops-extension-api js-yaml && node enums.mjs > ../src/main/resources/io/github/fluentado/emulator/forms/enums.tsv
//
// Prints three lines of names: of the segments before an enum in a path, of query parameters, and of members of bodies
// that are enums, in lower case. Then one line for each enum: area, component, values in the description's order, the
// number of each (a dash where nobody tells it). Enums without any number are told on the error stream.
import { createRequire } from 'node:module';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const from = process.argv[2] ?? process.cwd();
const require = createRequire(join(from, 'x.js'));
const yaml = require('js-yaml');
const spec = join(dirname(fileURLToPath(import.meta.url)), '../../spec/areas');

function* declarations(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      yield* declarations(path);
    } else if (entry.name.endsWith('.d.ts')) {
      yield path;
    }
  }
}

/** All enums of the packages: name, file, and value in lower case to number. */
const enums = [];
for (const name of ['azure-devops-node-api', 'azure-devops-extension-api']) {
  const folder = join(from, 'node_modules', name);
  for (const path of declarations(folder)) {
    const text = readFileSync(path, 'utf8').replace(/\/\*[^]*?\*\//g, '');
    for (const [, enumName, body] of text.matchAll(/declare (?:const )?enum (\w+) \{([^}]*)\}/g)) {
      const numbers = new Map();
      for (const [, value, number] of body.matchAll(/(\w+) = (-?\d+)/g)) {
        numbers.set(value.toLowerCase(), Number(number));
      }
      if (numbers.size > 0) {
        enums.push({ name: enumName.toLowerCase(), file: path.toLowerCase(), numbers });
      }
    }
  }
}

function found(area, names, values) {
  const lower = values.map((value) => String(value).toLowerCase());
  const score = (one) => {
    const shared = lower.filter((value) => one.numbers.has(value)).length;
    const named = names.includes(one.name) ? 1 : 0;
    const near = one.file.includes(`${area}interfaces`) || one.file.includes(`/${area}/`) ? 1 : 0;
    const complete = shared === lower.length ? 1 : 0;
    return shared === 0 || (!complete && !named) ? -1 : complete * 100 + named * 50 + near * 10 - one.numbers.size / 100 + shared;
  };
  return enums.map((one) => ({ one, points: score(one) })).filter((x) => x.points >= 0)
    .sort((a, b) => b.points - a.points)[0]?.one;
}

/** Typed as anything in both packages; the numbers are those of the .NET client's enum. */
enums.push({ name: 'projectstate', file: 'common', numbers: new Map([['deleting', 2], ['new', 0], ['wellformed', 1],
  ['createpending', 3], ['all', -1], ['unchanged', -2], ['deleted', 4]]) });

/** Feeds are in neither package; there the numbers follow the description. A client that sends roles as numbers agrees. */
const COUNTED = ['FeedRole', 'FeedViewType', 'FeedVisibility', 'UpstreamSourceType'];

const NEAR = { wit: 'workitemtracking', distributedtask: 'taskagent' };
const docs = new Map(readdirSync(spec).filter((f) => f.endsWith('.yaml')).sort()
  .map((f) => [f, yaml.load(readFileSync(join(spec, f), 'utf8'))]));
const names = { path: new Set(), query: new Set(), body: new Set() };
const lines = [];

function target(file, schema) {
  if (!schema?.$ref) {
    return schema ?? {};
  }
  const [other, component] = schema.$ref.split('#/components/schemas/');
  return target(other || file, docs.get(other || file).components.schemas[component]);
}
const isEnum = (file, schema) => {
  const held = target(file, schema);
  return Boolean(held.enum || target(file, held.items).enum || target(file, held.additionalProperties || {}).enum);
};

for (const [file, doc] of docs) {
  const area = file.replace('.yaml', '');
  for (const [component, schema] of Object.entries(doc.components?.schemas ?? {})) {
    for (const [member, held] of Object.entries(schema.properties ?? {})) {
      if (isEnum(file, held)) {
        names.body.add(member.toLowerCase());
      }
    }
    if (schema.enum) {
      const values = schema.enum.map(String);
      const numbers = COUNTED.includes(component)
        ? new Map(values.map((value, number) => [value.toLowerCase(), number]))
        : found(NEAR[area.toLowerCase()] ?? area.toLowerCase(), [component.toLowerCase()], values)?.numbers;
      if (numbers) {
        lines.push([area, component, values, values.map((v) => numbers.get(v.toLowerCase()) ?? '-')].join('\t'));
      } else {
        console.error(`no numbers: ${area} ${component} ${values.join(',')}`);
      }
    }
  }
  for (const [path, verbs] of Object.entries(doc.paths ?? {})) {
    for (const operation of Object.values(verbs)) {
      for (const parameter of (operation.parameters ?? []).filter((p) => isEnum(file, p.schema))) {
        if (parameter.in === 'path') {
          names.path.add(path.split(`/{${parameter.name}}`)[0].split('/').pop().toLowerCase());
        } else if (parameter.in === 'query') {
          names.query.add(parameter.name.split('.').pop().toLowerCase());
        }
      }
    }
  }
}
for (const [place, all] of Object.entries(names)) {
  console.log(`${place}\t${[...all].sort()}`);
}
console.log(lines.sort().join('\n'));
