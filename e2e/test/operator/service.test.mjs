// The command line of the systemd service starts a collator with an embedded relay chain node, on the ports that the
// documents, the image and the monitoring name. Both sides have every metric that alerts and dashboard use, including
// those that a development node lacks. The relay chain cannot be reached, so no block is authored.

import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { isolated } from '../../lib/program.mjs';
import { LATER, LATER_VALUES, metrics, read } from '../../lib/promql.mjs';

const at = (path) => fileURLToPath(new URL(`../../../deploy/${path}`, import.meta.url));
const file = (path) => readFileSync(at(path), 'utf8');
const work = mkdtempSync(join(tmpdir(), 'distribution-service-'));
after(() => rmSync(work, { recursive: true, force: true }));

const alerts = parse(file('monitoring/alerts.yml')).groups.flatMap((group) => group.rules);
const panels = JSON.parse(file('monitoring/dashboard.json')).panels.filter(({ type }) => type !== 'row');
const expressions = [
  ...alerts.map(({ alert, expr }) => [alert, expr]),
  ...panels.flatMap(({ title, targets }) =>
    targets.map(({ expr }) => [title, expr.replaceAll('$__rate_interval', '5m')]),
  ),
];
const selectors = expressions.flatMap(([name, expr]) =>
  read(expr).selectors.map((selector) => ({ name, ...selector })),
);

describe('the service', () => {
  let seen;
  let sides;
  before(async () => {
    const data = join(work, 'data');
    mkdirSync(data);
    const paths = ['systemd/distribution-node.service', 'systemd/distribution-node.env.example'].map(at);
    seen = await isolated('service-collator.mjs', [...paths, data, at('docker/health.sh')]);
    sides = { distribution: metrics(seen.parachain), 'distribution-relay': metrics(seen.relay) };
  });

  it('starts a healthy collator, which stops when told to', () => {
    assert.equal(seen.alive.code, 0, seen.alive.log);
    assert.equal(seen.code, 0, seen.log);
    assert.equal(seen.dead.code, 1, seen.dead.log);
  });

  it('exposes every metric, label and value that alerts and dashboard select on either side', () => {
    let looked = 0;
    for (const { name, metric, matchers } of selectors) {
      const job = matchers.find(({ label }) => label === 'job').value;
      for (const side of job.split('|').filter((each) => sides[each] && metric !== 'up' && !LATER[metric])) {
        const series = sides[side].get(metric);
        assert.ok(series, `${name}: no ${metric} in ${side}`);
        for (const { label, op, value } of matchers.filter(isOfNode)) {
          const values = [...series.map((labels) => labels[label]), ...(LATER_VALUES[metric]?.[label] ?? [])];
          const fits = (each) => (op === '=~' ? new RegExp(`^(${value})$`).test(each) : each === value);
          assert.ok(values.some(fits), `${name}: no ${metric}{${label}${op}"${value}"} in ${side}`);
        }
        looked += 1;
      }
    }
    assert.ok(looked > 50, `${looked} were looked up`);
  });

  it('has no unnecessary exception', () => {
    for (const metric of [...Object.keys(LATER), ...Object.keys(LATER_VALUES)]) {
      assert.ok(
        selectors.some((selector) => selector.metric === metric),
        `${metric} is not used`,
      );
    }
    for (const metric of Object.keys(LATER)) assert.ok(!sides.distribution.has(metric), `the node has ${metric}`);
  });
});

/** Whether the label of a matcher comes from the node rather than from Prometheus. */
function isOfNode({ label, op }) {
  return !['job', 'instance', 'node'].includes(label) && ['=', '=~'].includes(op);
}
