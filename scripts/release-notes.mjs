// Writes the notes of a release: release-notes.mjs VERSION FACTS [INTERFACE], with the section of CHANGELOG.md, the facts
// that the build has found (a file of `name: value` lines), and what scripts/interface-diff.mjs printed. Fails if the
// changelog has no such section.

import { readFileSync, realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The section of a version in a changelog, without its heading. */
export function section(changelog, version) {
  const sections = changelog.split(/^## /m).slice(1);
  const found = sections.find((text) => text.startsWith(`[${version}]`) || text.startsWith(`${version} `));
  const body = found?.split('\n').slice(1).join('\n').trim();
  if (!body) throw new Error(`CHANGELOG.md has no section for ${version}, or nothing in it`);
  return body;
}

/** Headings and links as they are right outside of the repository's root: links lead to the tag. */
function outside(text, version, home) {
  const target = (link) => (/^[a-z]+:/.test(link) || link.startsWith('#') ? link : `${home}/blob/v${version}/${link}`);
  return text.replace(/\]\(([^)\s]+)\)/g, (_, link) => `](${target(link)})`);
}

/** The notes. */
export function notes(changelog, version, facts, difference, home = '') {
  const body = section(changelog, version);
  const rows = facts
    .split('\n')
    .filter((line) => line.includes(': '))
    .map((line) => line.split(/: (.*)/s))
    .map(([name, value]) => `| ${name} | \`${value.trim()}\` |`);
  return [
    `# ${version}`,
    '',
    home ? outside(body, version, home) : body,
    '',
    '## What this is',
    '',
    '| | |',
    '|---|---|',
    ...rows,
    '',
    'How to check it: `sha256sum --check SHA256SUMS`, then the signature of that file, as docs/releases.md says.',
    '',
    ...(difference ? ['## What changed for everybody outside', '', '```', difference.trim(), '```', ''] : []),
  ].join('\n');
}

function main([version, facts, difference]) {
  if (!version || !facts) throw new Error('usage: release-notes.mjs VERSION FACTS [INTERFACE]');
  const read = (path) => readFileSync(path, 'utf8');
  const changelog = read(fileURLToPath(new URL('../CHANGELOG.md', import.meta.url)));
  console.log(notes(changelog, version, read(facts), difference && read(difference), process.env.HOMEPAGE));
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) main(process.argv.slice(2));
