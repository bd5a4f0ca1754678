// Writes what programs are made of, as a bill of materials (CycloneDX 1.6): sbom.mjs VERSION PACKAGE…, with the output of
// `cargo metadata --format-version 1 --locked` on standard input. PACKAGE names crates of ours; everything that is linked
// into them is listed with version, licence and checksum, not what only tests or build scripts use. `--npm FILE` adds what
// a package-lock.json has for production. The same input gives the same bytes.

import { createHash } from 'node:crypto';
import { readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checksums of crates, as Cargo.lock has them. */
export function checksums(lock) {
  const found = new Map();
  for (const [, name, version, rest] of lock.matchAll(/\[\[package\]\]\nname = "(.+)"\nversion = "(.+)"\n([^[]*)/g)) {
    const [, checksum] = /^checksum = "([0-9a-f]{64})"$/m.exec(rest) ?? [];
    if (checksum) found.set(`${name} ${version}`, checksum);
  }
  return found;
}

/** The identifiers of the crates that are linked into those named. */
export function linked({ packages, resolve }, names) {
  const nodes = new Map(resolve.nodes.map((node) => [node.id, node]));
  const members = names.map((name) => {
    const found = packages.find((each) => each.name === name && each.source === null);
    if (!found) throw new Error(`there is no crate of ours named ${name}`);
    return found.id;
  });
  const reached = new Set(members);
  const waiting = [...members];
  while (waiting.length > 0) {
    for (const { pkg, dep_kinds: kinds } of nodes.get(waiting.pop()).deps) {
      if (reached.has(pkg) || !kinds.some(({ kind }) => kind === null)) continue;
      reached.add(pkg);
      waiting.push(pkg);
    }
  }
  return reached;
}

const licences = (text) => (text ? [{ expression: text.replaceAll('/', ' OR ') }] : undefined);
const byRef = (a, b) => (a['bom-ref'] < b['bom-ref'] ? -1 : 1);

/** The bill of materials of these crates. */
export function bill(metadata, lock, version, names, npm) {
  const sums = checksums(lock);
  const reached = linked(metadata, names);
  const crates = metadata.packages.filter(({ id }) => reached.has(id));
  const purl = ({ name, version: of }) => `pkg:cargo/${name}@${of}`;
  const components = crates.map((crate) => {
    const hash = sums.get(`${crate.name} ${crate.version}`);
    return {
      type: names.includes(crate.name) ? 'application' : 'library',
      'bom-ref': purl(crate),
      name: crate.name,
      version: crate.version,
      ...(hash && { hashes: [{ alg: 'SHA-256', content: hash }] }),
      ...(crate.license && { licenses: licences(crate.license) }),
      purl: purl(crate),
    };
  });
  for (const [path, entry] of Object.entries(npm?.packages ?? {})) {
    if (path === '' || entry.dev || entry.link) continue;
    const name = path.split('node_modules/').at(-1);
    const ref = `pkg:npm/${name.replace('@', '%40')}@${entry.version}`;
    const [algorithm, content] = entry.integrity?.split('-') ?? [];
    components.push({
      type: 'library',
      'bom-ref': ref,
      name,
      version: entry.version,
      ...(algorithm === 'sha512' && {
        hashes: [{ alg: 'SHA-512', content: Buffer.from(content, 'base64').toString('hex') }],
      }),
      ...(entry.license && { licenses: licences(entry.license) }),
      purl: ref,
    });
  }
  const refs = new Map(crates.map((crate) => [crate.id, purl(crate)]));
  const dependencies = metadata.resolve.nodes
    .filter(({ id }) => reached.has(id))
    .map(({ id, deps }) => {
      const on = deps
        .filter(({ pkg, dep_kinds: kinds }) => refs.has(pkg) && kinds.some(({ kind }) => kind === null))
        .map(({ pkg }) => refs.get(pkg));
      return { ref: refs.get(id), dependsOn: [...new Set(on)].sort() };
    })
    .sort((a, b) => (a.ref < b.ref ? -1 : 1));
  const unique = [...new Map(components.map((each) => [each['bom-ref'], each])).values()].sort(byRef);
  const content = { components: unique, dependencies };
  // Not random, so that everybody gets the same.
  const hash = createHash('sha256')
    .update(JSON.stringify([version, content]))
    .digest('hex');
  const serial = [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `5${hash.slice(13, 16)}`,
    `8${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ];
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${serial.join('-')}`,
    version: 1,
    metadata: { component: { type: 'application', 'bom-ref': 'distribution', name: 'distribution', version } },
    ...content,
  };
}

function main(args) {
  const at = args.indexOf('--npm');
  const npm = at < 0 ? undefined : JSON.parse(readFileSync(args.splice(at, 2)[1], 'utf8'));
  const [version, ...names] = args;
  if (!version || names.length === 0) throw new Error('usage: sbom.mjs VERSION PACKAGE… [--npm FILE]');
  const metadata = JSON.parse(readFileSync(0, 'utf8'));
  const root = dirname(dirname(fileURLToPath(import.meta.url)));
  const lock = readFileSync(join(root, 'Cargo.lock'), 'utf8');
  console.log(JSON.stringify(bill(metadata, lock, version, names, npm), null, 1));
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) main(process.argv.slice(2));
