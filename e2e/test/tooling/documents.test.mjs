// What the documents promise, compared with what the repository has: links that lead somewhere, the first commands, what
// is installed, and tables that name everything there is.

import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const read = (...path) => readFileSync(join(ROOT, ...path), 'utf8');
const folders = (...path) =>
  readdirSync(join(ROOT, ...path), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);

/** All documents below a folder. */
const documentsIn = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      return ['node_modules', 'target'].includes(entry.name) || entry.name.startsWith('.') ? [] : documentsIn(path);
    }
    return entry.name.endsWith('.md') ? [path] : [];
  });
const documents = documentsIn(ROOT);

/** A document without its blocks of code. */
const prose = (path) => readFileSync(path, 'utf8').replace(/^```[\s\S]*?^```/gm, '');

/** The names by which the headings of a document can be reached. */
function anchorsOf(path) {
  const times = new Map();
  return new Set(
    [...prose(path).matchAll(/^#{1,6} (.*)$/gm)].map(([, heading]) => {
      const name = heading
        .trim()
        .toLowerCase()
        .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
        .replace(/[^\p{L}\p{N}\- _]/gu, '')
        .replaceAll(' ', '-');
      const before = times.get(name) ?? 0;
      times.set(name, before + 1);
      return before ? `${name}-${before}` : name;
    }),
  );
}

describe('what the documents point to', () => {
  it('is there, if it is a file or a heading', () => {
    const faults = [];
    let links = 0;
    for (const path of documents) {
      for (const [, link] of prose(path).matchAll(/\]\(([^)\s]+)\)/g)) {
        if (/^[a-z]+:/.test(link)) continue;
        links += 1;
        const [to, anchor] = link.split('#');
        const target = to ? join(dirname(path), to) : path;
        const found = existsSync(target) && (!anchor || !target.endsWith('.md') || anchorsOf(target).has(anchor));
        if (!found) faults.push(`${relative(ROOT, path)}: ${link}`);
      }
    }
    assert.ok(links > 300, `only ${links} links`);
    assert.deepEqual(faults, []);
  });

  it('is there, if it is a script', () => {
    const faults = [];
    let named = 0;
    // The changelog tells of scripts that are gone.
    for (const path of documents.filter((each) => !each.endsWith('CHANGELOG.md'))) {
      for (const [name] of readFileSync(path, 'utf8').matchAll(/(?<![\w./-])(?:\.\/)?scripts\/[\w-]+\.(?:sh|mjs)\b/g)) {
        named += 1;
        if (!existsSync(join(ROOT, name))) faults.push(`${relative(ROOT, path)}: ${name}`);
      }
    }
    assert.ok(named > 50, `only ${named} scripts are named`);
    assert.deepEqual(faults, []);
  });
});

describe('the threat model', () => {
  it('names tests of the page that there are', () => {
    const missing = [];
    let named = 0;
    for (const [, path, titles] of read('docs', 'threat-model.md').matchAll(
      /`((?:e2e|web)\/[\w./-]+\.test\.(?:mjs|ts))`((?:,? “[^”]+”)+)/g,
    )) {
      const text = existsSync(join(ROOT, path)) ? read(path) : '';
      for (const [, title] of titles.matchAll(/“([^”]+)”/g)) {
        named += 1;
        if (!text.includes(`it('${title}'`)) missing.push(`${path}: ${title}`);
      }
    }
    assert.ok(named > 30, `only ${named} tests are named`);
    assert.deepEqual(missing, []);
  });
});

describe('the README', () => {
  const readme = read('README.md');
  /** The words in the code after a text. */
  const listed = (after) => {
    const match = new RegExp(`${after}\\s+\`([^\`]+)\``).exec(readme);
    assert.ok(match, after);
    return match[1].split(/\s+/).sort();
  };
  const setup = read('scripts', 'setup.sh');

  it('begins with the commands that run.sh prints', () => {
    const commands = (text) =>
      text
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => /^(printf 'di|distribution (list build|round draft|round fund|claim))/.test(line));
    const printed = commands(read('scripts', 'run.sh'));
    assert.equal(printed.length, 5);
    const [, shown] = /## First claim[\s\S]*?```sh\n([\s\S]*?)```/.exec(readme);
    assert.deepEqual(commands(shown), printed);
  });

  it('names the packages that set-up installs', () => {
    const packages = (text) => [...text.matchAll(/"\w+ ([^"]+)"/g)].flatMap(([, some]) => some.split(' ')).sort();
    const [, running] = /^NEEDED=\(([^)]*)\)/m.exec(setup);
    const [, testing] = /NEEDED\+=\(([^)]*)\)/.exec(setup);
    assert.deepEqual(listed('to build and run:'), packages(running));
    assert.deepEqual(listed('for the checks:'), packages(testing));
  });

  it('names the memory, the disk and the compiler that set-up asks for', () => {
    const number = (name) => Number(new RegExp(`^${name}=(\\d+)$`, 'm').exec(setup)[1]).toLocaleString('en');
    const [, channel] = /^channel = "(.*)"/m.exec(read('rust-toolchain.toml'));
    const needs = `**At least ${number('MEMORY_MIB')} MiB of memory and swap together, and ${number('DISK_MIB')} MiB of disk**`;
    assert.ok(readme.includes(needs), needs);
    assert.ok(readme.includes(`Rust ${channel} `), channel);
  });
});

describe('the text of a redirect in the documents', () => {
  const vectors = JSON.parse(read('testdata', 'redirect.json'));
  const { owner, message } = vectors.ed25519;
  const values = { ...vectors.redirect, owner };
  const integrators = read('docs', 'integrators.md');
  /** The text of a template, in which `written` is how it writes a name. */
  const filled = (template, written) =>
    Object.entries(values).reduce((text, [name, value]) => text.replaceAll(written(name), String(value)), template);

  it('is that of the test vectors, where it is written as a line', () => {
    for (const page of [read('docs', 'design.md'), read('primitives', 'src', 'redirect.rs')]) {
      const [, line] = /```text\n(?:\/\/! )?(distribution\/redirect1: .*)\n/.exec(page);
      assert.equal(
        filled(line, (name) => name.toUpperCase()),
        message,
      );
    }
  });

  it('is that of the test vectors, where it is a program', () => {
    for (const [language, quoted, written] of [
      ['python', /"([^"]*)"/g, (name) => `{${name}}`],
      ['js', /`([^`]*)`/g, (name) => `\${${name}}`],
    ]) {
      const blocks = [...integrators.matchAll(new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``, 'g'))];
      const [, code] = blocks.find(([, block]) => block.includes('redirect1'));
      const parts = [...code.matchAll(quoted)].map(([, part]) => part);
      assert.equal(filled(parts.join(''), written), message);
    }
  });
});

describe('the deposits in the documents', () => {
  const managers = read('docs', 'managers.md');
  const number = (text) => Number(text.replaceAll(',', ''));

  it('are the same for managers as in the design', () => {
    const [, bytes, word] = /`bytes = ([\d,]+) \+ (\d+) \* ceil\(rows \/ 1024\)`/.exec(managers);
    const design = read('docs', 'design.md');
    const [, fixed, items] = /\| manager \| the round: [^|]*\| (\d+) \+ (\d+) \* 80 \|/.exec(design);
    const [, bits] = /\| each 1,024 rows, or part of them \| (\d+) \+ 80 \|/.exec(design);
    assert.equal(number(bytes), number(fixed) + number(items) * 80);
    assert.equal(number(word), number(bits) + 80);
  });

  it('are what their formula says, row by row', () => {
    const [, fixed, word, row, stream] =
      /`bytes = ([\d,]+) \+ (\d+) \* ceil\(rows \/ 1024\)`, plus (\d+) per listed row, plus (\d+) per row of/
        .exec(managers)
        .map(number);
    const [, table] = /\| rows \| Merkle \| listed \| Merkle, streamed, prepaid \|\n\|[-|]+\|\n((?:\|.*\|\n)+)/.exec(
      managers,
    );
    const rows = table.trim().split('\n');
    assert.equal(rows.length, 5);
    for (const line of rows) {
      const [count, ...told] = line.slice(1, -1).split('|').map(number);
      const bytes = fixed + word * Math.ceil(count / 1_024);
      const deposits = [0, row, stream].map((each) => (1_000 + bytes + each * count) / 10_000);
      assert.deepEqual(told, deposits, line);
    }
  });
});

describe('the tables of the documents', () => {
  it('name every pallet', () => {
    const faults = [];
    for (const [document, begins] of [
      ['README.md', '| `pallets` |'],
      ['CONTRIBUTING.md', ''],
      ['docs/architecture.md', ''],
    ]) {
      const lines = read(document)
        .split('\n')
        .filter((line) => line.startsWith('|') && line.startsWith(begins));
      const text = lines.join('\n');
      for (const name of folders('pallets')) {
        if (!text.includes(`\`${name}\``) && !text.includes(`pallets/${name}`)) faults.push(`${document}: ${name}`);
      }
    }
    assert.deepEqual(faults, []);
  });

  it('name every file of the crates that have a table of files', () => {
    const faults = [];
    let tables = 0;
    const crates = [...folders('pallets').map((name) => `pallets/${name}`), 'primitives', 'runtime', 'node'];
    for (const crate of crates) {
      const text = read(crate, 'README.md');
      if (!/^\| (file|module) \|/m.test(text)) continue;
      tables += 1;
      for (const file of readdirSync(join(ROOT, crate, 'src'))) {
        const name = file.replace(/\.rs$/, '');
        // Every crate has its root, and every pallet these.
        if (['lib', 'main', 'mock', 'tests', 'benchmarking'].includes(name)) continue;
        if (!new RegExp(`\`(src/)?${name}(\\.rs|/)?\``).test(text)) faults.push(`${crate}: ${file}`);
      }
    }
    assert.ok(tables > 8, `only ${tables} tables`);
    assert.deepEqual(faults, []);
  });

  it('name every decision', () => {
    const files = readdirSync(join(ROOT, 'docs', 'decisions')).filter((name) => /^\d{4}-/.test(name));
    const rows = [...read('docs', 'decisions', 'README.md').matchAll(/^\| (\d+) \| \[([^\]]*)\]\(([^)]*)\) \|$/gm)];
    assert.deepEqual(
      rows.map(([, number, title, file]) => [Number(number), title, file]),
      files.sort().map((file) => {
        const [, number, title] = /^# (\d+)\. (.*)$/m.exec(read('docs', 'decisions', file));
        return [Number(number), title, file];
      }),
    );
  });

  it('name every scenario of the network tests, and every variable that they read', () => {
    const guide = read('zombienet', 'README.md');
    const scenarios = readdirSync(join(ROOT, 'zombienet', 'tests')).map((file) => file.replace(/\.rs$/, ''));
    const named = [...guide.matchAll(/^\| `(\w+)` \| /gm)].map(([, name]) => name);
    const sources = ['src', 'tests'].flatMap((folder) =>
      readdirSync(join(ROOT, 'zombienet', folder)).map((file) => read('zombienet', folder, file)),
    );
    const text = [...sources, read('scripts', 'zombienet.sh')].join('\n');
    const variables = new Set(text.match(/\bZOMBIENET_[A-Z]+\b/g));
    assert.ok(scenarios.length > 8 && variables.size > 6);
    assert.deepEqual(named.sort(), [...scenarios, ...variables, 'UPGRADE_WASM'].sort());
  });

  it('have the folders of the end-to-end tests', () => {
    const guide = read('CONTRIBUTING.md');
    const missing = folders('e2e', 'test').filter((name) => !guide.includes(`\`${name}\``));
    assert.deepEqual(missing, []);
  });
});
