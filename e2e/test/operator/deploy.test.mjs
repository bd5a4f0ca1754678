// The contents of deploy/: alerts and dashboard use only metrics that exist, the health check tells a healthy node from
// a failed one, and the image and the service are sound.

import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { DockerfileParser } from 'dockerfile-ast';
import { parse } from 'yaml';
import { BIN, freePort, startNode } from '../../lib/node.mjs';
import { LATER, LATER_VALUES, metrics, read, whole } from '../../lib/promql.mjs';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const file = (path) => readFileSync(join(ROOT, path), 'utf8');

// Metrics that a development node lacks, and why. All others are looked up on a running node.
const ONLY_WITH_A_RELAY_CHAIN = {
  substrate_proposer_block_constructed: 'a collator counts its proposals; a development node seals uncounted',
  substrate_proposer_block_proposal_time: 'as above',
  substrate_proposer_create_inherents_time: 'as above',
  substrate_proposer_number_of_transactions: 'as above',
  parachain_block_backed_duration: 'the relay chain backs blocks',
  parachain_unincluded_segment_size: 'the relay chain includes blocks',
  polkadot_parachain_collations_generated_total: 'of the relay chain node inside',
  polkadot_parachain_collations_sent_total: 'of the relay chain node inside',
  polkadot_parachain_collation_fetch_latency: 'of the relay chain node inside',
  polkadot_parachain_collation_inclusion_latency: 'of the relay chain node inside',
};
const CHAIN_METRICS = [...file('deploy/monitoring/chain-metrics.sh').matchAll(/^\s*metric (\w+) /gm)].map(
  ([, name]) => name,
);
const MONITORING = file('deploy/monitoring/alerts-history.yml') + file('deploy/monitoring/dashboard.json');
// What `distribution index` and `serve --index` print; the test of the index looks at a running one.
const INDEX_METRICS = [...file('indexer/src/metrics.rs').matchAll(/"(distribution_index_\w+)"/g)].map(
  ([, name]) => name,
);
// Metrics from other programs, with their labels.
const OF_OTHERS = {
  up: [], // Prometheus's own
  node_filesystem_avail_bytes: ['device', 'fstype', 'mountpoint'], // of prometheus-node-exporter
  // Of the textfile collector: what deploy/monitoring/chain-metrics.sh prints.
  ...Object.fromEntries(CHAIN_METRICS.map((name) => [name, []])),
  // The same: what deploy/monitoring/reserve-metrics.sh prints.
  distribution_reserve: ['asset'],
  distribution_reserve_asked_seconds: [],
  // Those of the index that are used.
  ...Object.fromEntries(
    INDEX_METRICS.filter((name) => MONITORING.includes(`${name}{`)).map((name) => [
      name,
      name === 'distribution_index_foreign_supply' ? ['asset'] : [],
    ]),
  ),
};
const OWN_JOBS = ['distribution', 'distribution-relay'];

const config = parse(file('deploy/monitoring/prometheus.yml'));
const jobs = config.scrape_configs.map((job) => job.job_name);
const rulesOf = (name) => parse(file(`deploy/monitoring/${name}`)).groups.flatMap((group) => group.rules);
const alerts = [...rulesOf('alerts.yml'), ...rulesOf('alerts-history.yml')];
const dashboard = JSON.parse(file('deploy/monitoring/dashboard.json'));
const panels = dashboard.panels.filter((panel) => panel.type !== 'row');

/** Every expression with its name and the labels that the texts next to it use. */
const expressions = [
  ...alerts.map(({ alert, expr, annotations }) => ({
    name: alert,
    expr,
    labels: [...JSON.stringify(annotations).matchAll(/\$labels\.(\w+)/g)].map(([, label]) => label),
  })),
  ...panels.flatMap((panel) =>
    panel.targets.map(({ expr, legendFormat }) => ({
      name: panel.title,
      // Grafana's substitution.
      expr: expr.replaceAll('$__rate_interval', '5m'),
      labels: [...legendFormat.matchAll(/\{\{(\w+)\}\}/g)].map(([, label]) => label),
    })),
  ),
];

const work = mkdtempSync(join(tmpdir(), 'distribution-deploy-'));
after(() => rmSync(work, { recursive: true, force: true }));

/** Runs the health check as the image does, with `env`. */
function health(env) {
  return new Promise((resolve) => {
    const child = spawn(join(ROOT, 'deploy/docker/health.sh'), { env: { PATH: process.env.PATH, ...env } });
    let out = '';
    child.stdout.on('data', (chunk) => {
      out += chunk;
    });
    child.stderr.on('data', (chunk) => {
      out += chunk;
    });
    child.on('close', (code) => resolve({ code, out }));
  });
}

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

let node;
let watched;
async function stop() {
  const running = node;
  node = undefined;
  await running?.stop();
}
after(stop);

/** Asks for the health of the running node until it has shown three blocks. Returns how it asked, and the blocks. */
async function watch() {
  const env = {
    HEALTH_PORT: String(node.prometheus),
    HEALTH_RELAY_PORT: String(await freePort()),
    HEALTH_STATE: join(work, 'running'),
    // The node updates its metrics every five seconds.
    HEALTH_STALL: '20',
  };
  const seen = new Set();
  for (let time = 0; seen.size < 3 && time < 60; time++) {
    const { code, out } = await health(env);
    assert.equal(code, 0, out);
    seen.add(Number(out.match(/^well: block (\d+)\n$/)[1]));
    await sleep(1_000);
  }
  return { env, seen };
}

describe('monitoring of a running node', () => {
  let shown;
  before(async () => {
    node = await startNode();
    // It takes a while, and nothing needs to wait for it.
    watched = watch();
    watched.catch(() => {});
    shown = metrics(await (await fetch(`http://127.0.0.1:${node.prometheus}/metrics`)).text());
  });

  it('reads both sides of a node and gives every target the label `node`', () => {
    assert.deepEqual(jobs, [...OWN_JOBS, 'machine', 'distribution-index']);
    const ports = config.scrape_configs.map((job) => {
      assert.ok(job.static_configs.every(({ labels }) => labels.node));
      return job.static_configs.flatMap(({ targets }) => targets.map((target) => target.split(':')[1]));
    });
    assert.deepEqual(ports, [['9615'], ['9616'], ['9100'], ['8090']]);
    for (const rules of config.rule_files) {
      assert.ok(existsSync(join(ROOT, 'deploy/monitoring', rules)));
    }
  });

  it('names only metrics and labels that exist', () => {
    assert.ok(expressions.length > 40, 'expressions were found');
    for (const { name, expr, labels: beside } of expressions) {
      const { selectors, labels } = read(expr);
      assert.ok(selectors.length > 0, `${name} names no metric`);
      const known = new Set(['job', 'instance', 'node']);
      for (const { metric, matchers } of selectors) {
        const others = OF_OTHERS[metric];
        const series = shown.get(metric);
        if (others) {
          others.forEach((label) => known.add(label));
        } else if (LATER[metric]) {
          LATER[metric].forEach((label) => known.add(label));
        } else if (ONLY_WITH_A_RELAY_CHAIN[whole(metric)]) {
          ['chain', ...(metric.endsWith('_bucket') ? ['le'] : [])].forEach((label) => known.add(label));
        } else {
          assert.ok(series, `${name}: the node has no metric ${metric}`);
          series.forEach((labelled) => Object.keys(labelled).forEach((label) => known.add(label)));
        }
        for (const { label, op, value } of matchers) {
          assert.ok(known.has(label), `${name}: ${metric} has no label ${label}`);
          if (label === 'job') {
            const named = value.split('|');
            assert.ok(
              named.every((job) => jobs.includes(job)),
              `${name}: prometheus.yml has no job ${value}`,
            );
            assert.equal(op, named.length > 1 ? '=~' : '=', `${name}: ${label}${op}"${value}"`);
            if (metric !== 'up') {
              assert.ok(
                named.every((job) => OWN_JOBS.includes(job) === !others),
                `${name}: ${metric} is not of ${value}`,
              );
            }
            if (metric.startsWith('polkadot_')) {
              assert.equal(value, 'distribution-relay', `${name}: ${metric} is of the relay chain node`);
            }
          } else if (series && op === '=' && !LATER_VALUES[metric]?.[label]?.includes(value)) {
            assert.ok(
              series.some((labelled) => labelled[label] === value),
              `${name}: no ${metric}{${label}="${value}"}`,
            );
          }
        }
        assert.ok(
          matchers.some(({ label }) => label === 'job'),
          `${name}: ${metric} is of any chain`,
        );
      }
      for (const label of [...labels, ...beside]) {
        assert.ok(known.has(label), `${name}: nothing has the label ${label}`);
      }
    }
  });

  it('has no unnecessary exception', () => {
    const used = new Set(expressions.flatMap(({ expr }) => read(expr).selectors.map(({ metric }) => metric)));
    const wholes = new Set([...used].map(whole));
    for (const metric of Object.keys(ONLY_WITH_A_RELAY_CHAIN)) {
      assert.ok(wholes.has(metric), `${metric} is not used`);
      assert.ok(![...shown.keys()].some((name) => name === metric || whole(name) === metric), `the node has ${metric}`);
    }
    for (const metric of Object.keys(OF_OTHERS)) {
      assert.ok(used.has(metric) && !shown.has(metric), metric);
    }
  });

  it('rejects invalid PromQL', () => {
    for (const wrong of ['sum(', 'up{job="a"', 'rate(up[5m]', 'up >']) {
      assert.throws(() => read(wrong), /not PromQL/, wrong);
    }
  });

  it('has alerts that say what is wrong and what to do', () => {
    const names = alerts.map(({ alert }) => alert);
    assert.equal(new Set(names).size, names.length);
    for (const { alert, expr, labels, annotations } of alerts) {
      assert.ok(read(expr).selectors.length > 0, alert);
      assert.match(labels.severity, /^(critical|warning)$/, alert);
      assert.match(annotations.summary, /\{\{ \$labels\.node \}\}/, alert);
      assert.ok(annotations.description.length > 30, alert);
    }
  });

  it('has a dashboard that can be imported anywhere', () => {
    const variables = dashboard.templating.list.map(({ name, type }) => `${name}: ${type}`);
    assert.deepEqual(variables, ['datasource: datasource', 'node: query']);
    const [, of, label] = dashboard.templating.list[1].definition.match(/^label_values\((.*), (\w+)\)$/);
    assert.equal(label, 'node');
    assert.ok(shown.has(read(of).selectors[0].metric));
    const ids = dashboard.panels.map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    for (const panel of panels) {
      for (const { uid } of [panel.datasource, ...panel.targets.map(({ datasource }) => datasource)]) {
        assert.equal(uid, '${datasource}', panel.title);
      }
      for (const { expr } of panel.targets) {
        const unknown = [...expr.matchAll(/\$(\w+)/g)].filter(
          ([, name]) => !['node', '__rate_interval'].includes(name),
        );
        assert.deepEqual(unknown, [], panel.title);
      }
      const { x, y, w, h } = panel.gridPos;
      const overlap = panels.find(
        ({ id, gridPos: other }) =>
          id < panel.id && x < other.x + other.w && other.x < x + w && y < other.y + other.h && other.y < y + h,
      );
      assert.ok(x + w <= 24 && !overlap, `${panel.title} overlaps ${overlap?.title ?? 'the edge'}`);
    }
  });
});

describe('the health check', () => {
  it('fails when the best block stands still, unless the relay chain is syncing', async () => {
    const pages = {};
    const serve = async (name) => {
      const server = createServer((_, response) => response.end(pages[name]));
      await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
      return server;
    };
    const page = (best, syncing) =>
      `substrate_block_height{status="finalized",chain="a"} 1\n` +
      `substrate_block_height{status="best",chain="a"} ${best}\nsubstrate_sub_libp2p_is_major_syncing{chain="a"} ${syncing}\n`;
    const servers = [await serve('parachain'), await serve('relay')];
    try {
      const [HEALTH_PORT, HEALTH_RELAY_PORT] = servers.map((server) => String(server.address().port));
      const check = () =>
        health({ HEALTH_PORT, HEALTH_RELAY_PORT, HEALTH_STATE: join(work, 'standing'), HEALTH_STALL: '1' });
      pages.parachain = page(7, 0);
      pages.relay = page(100, 0);
      assert.equal((await check()).code, 0);
      await sleep(2_500);
      // The relay chain advances, the parachain does not.
      pages.relay = page(101, 0);
      const stalled = await check();
      assert.equal(stalled.code, 1);
      assert.match(stalled.out, /^ill: still at block 7 for [2-9] seconds\n$/);
      pages.relay = page(102, 1);
      assert.equal((await check()).code, 0);
      await sleep(2_500);
      assert.match((await check()).out, /^ill: still at block 7, relay chain syncing at block 102 for/);
      pages.parachain = page(8, 0);
      assert.equal((await check()).code, 0);
      pages.parachain = 'something else\n';
      assert.match((await check()).out, /^ill: port \d+ shows no best block\n$/);
    } finally {
      servers.forEach((server) => server.close());
    }
  });

  it('passes while the node runs, and fails when it has stopped', async () => {
    const { env, seen } = await watched;
    assert.equal(seen.size, 3, `blocks seen: ${[...seen]}`);
    await stop();
    const { code, out } = await health(env);
    assert.equal(code, 1);
    assert.match(out, /^ill: nothing answers on port \d+\n$/);
  });
});

describe('the image', () => {
  const dockerfile = DockerfileParser.parse(file('deploy/docker/Dockerfile'));
  const instructions = dockerfile.getInstructions();
  const stages = dockerfile.getFROMs();
  const last = instructions.slice(instructions.lastIndexOf(stages.at(-1)));
  const words = (instruction) => instruction.getArguments().map((argument) => argument.getValue());
  const only = (keyword) => {
    const found = last.filter((instruction) => instruction.getInstruction() === keyword);
    assert.equal(found.length, 1, `${keyword} in the last stage`);
    return found[0];
  };
  const copies = instructions
    .filter((instruction) => instruction.getInstruction() === 'COPY')
    .map((copy) => ({
      from: copy
        .getFlags()
        .find((flag) => flag.getName() === 'from')
        ?.getValue(),
      sources: words(copy).slice(0, -1),
      target: words(copy).at(-1),
    }));

  it('is built on pinned bases from stages that exist', () => {
    assert.ok(stages.length > 1);
    const names = stages.map((stage) => stage.getBuildStage());
    for (const stage of stages) {
      const tag = stage.getImageTag();
      assert.ok(
        names.includes(stage.getImage()) || stage.getImageDigest() || /^\d+\.\d+/.test(tag ?? ''),
        `${stage.getImage()} is not pinned`,
      );
    }
    // So that the libraries are those the programs were linked with.
    assert.equal(new Set(stages.map((stage) => stage.getImage())).size, 1);
    for (const { from } of copies) {
      assert.ok(from === undefined || names.slice(0, -1).includes(from), `no stage ${from}`);
    }
  });

  it('adds only packages from the network, and only files that exist', () => {
    assert.ok(instructions.every((instruction) => instruction.getInstruction() !== 'ADD'));
    const ignored = file('.dockerignore')
      .split('\n')
      .filter((line) => line && !/^[#!]/.test(line));
    const kept = file('.dockerignore')
      .split('\n')
      .filter((line) => line.startsWith('!'))
      .map((line) => line.slice(1));
    const isIgnored = (path) =>
      !kept.includes(path) && ignored.some((line) => path === line || path.startsWith(`${line}/`));
    for (const source of copies.filter(({ from }) => !from).flatMap(({ sources }) => sources)) {
      assert.ok(existsSync(join(ROOT, source)) && !isIgnored(source), source);
    }
    const [, members] = file('Cargo.toml').match(/^members = \[([^\]]*)\]/m);
    for (const [, member] of members.matchAll(/"([^"]+)"/g)) {
      assert.ok(!isIgnored(member), `.dockerignore leaves out ${member} of the workspace`);
    }
  });

  it('runs as an unprivileged user, has a health check, and stops gracefully', () => {
    const [user] = words(only('USER'));
    assert.ok(!/^(root|0)(:|$)/.test(user), user);
    assert.ok(last.indexOf(only('USER')) < last.indexOf(only('ENTRYPOINT')));
    assert.deepEqual(words(only('STOPSIGNAL')), ['SIGTERM']);
    const [how, command] = words(only('HEALTHCHECK'));
    assert.equal(how, 'CMD');
    const [script] = JSON.parse(command);
    assert.ok(
      copies.some(
        ({ sources, target }) => sources.includes(`deploy/docker/${script}`) && target === `/usr/local/bin/${script}`,
      ),
    );
    assert.deepEqual(words(only('VOLUME')), ['/data']);
    assert.ok(['9615', '9616', '9944', '30333'].every((port) => words(only('EXPOSE')).includes(port)));
  });

  it('has the libraries the programs are linked with', () => {
    const inBase = /^(linux-vdso|ld-linux|libc\.so|libm\.so|libdl\.so|libpthread\.so|librt\.so|libgcc_s\.so)/;
    const packages = { 'libssl.so.3': 'libssl3', 'libcrypto.so.3': 'libssl3', 'libstdc++.so.6': 'libstdc++6' };
    const installed = last.filter((instruction) => instruction.getInstruction() === 'RUN').flatMap(words);
    for (const program of ['distribution-node', 'distribution']) {
      const { status, stdout } = spawnSync('ldd', [join(BIN, program)], { encoding: 'utf8' });
      assert.equal(status, 0, `ldd ${program}`);
      for (const line of stdout.trim().split('\n')) {
        const name = line.trim().split(' ')[0].split('/').at(-1);
        assert.ok(inBase.test(name) || installed.includes(packages[name]), `${program} needs ${name}`);
      }
    }
  });
});

function analyze(...args) {
  const { error, status, stdout, stderr } = spawnSync('systemd-analyze', args, { encoding: 'utf8' });
  assert.notEqual(
    error?.code,
    'ENOENT',
    'systemd-analyze is missing: install the package `systemd` (scripts/setup.sh does)',
  );
  return { status, out: stdout + stderr };
}

/** What a program says about its options. */
const helpOf = (program, ...args) => spawnSync(join(BIN, program), [...args, '--help'], { encoding: 'utf8' }).stdout;

/** Fails if one of the options in a text is not in a help text. */
function known(text, help) {
  for (const [flag] of text.matchAll(/--[a-z][a-z-]+/g)) {
    assert.match(help, new RegExp(`^ +(-\\w, )?${flag}\\b`, 'm'), flag);
  }
}

for (const [name, program] of [
  ['distribution-node', 'distribution-node'],
  ['distribution-page', 'distribution'],
  ['distribution-index', 'distribution'],
]) {
  describe(`the service ${name}`, () => {
    const unit = file(`deploy/systemd/${name}.service`);
    // The program is not installed here.
    const path = join(work, `${name}.service`);
    before(() => writeFileSync(path, unit.replace(`=/usr/local/bin/${program} `, `=${join(BIN, program)} `)));

    it('is a valid systemd unit', () => {
      const { status, out } = analyze('verify', '--man=no', path);
      assert.equal(status, 0, out);
      assert.equal(out.trim(), '');
      writeFileSync(join(work, 'wrong.service'), `${unit}\n[Service]\nNoNewPrivilege=yes\n`);
      assert.match(analyze('verify', '--man=no', join(work, 'wrong.service')).out, /NoNewPrivilege/);
    });

    it('is sandboxed', () => {
      // In tenths: 0 is no exposure, 100 the worst; a service without any sandboxing has 96.
      const { status, out } = analyze('security', '--offline=true', '--no-pager', '--threshold=15', path);
      assert.equal(status, 0, out);
      assert.ok(unit.split('\n').includes('Restart=on-failure'));
    });
  });
}

describe('the service of the node', () => {
  const unit = file('deploy/systemd/distribution-node.service');
  const environment = file('deploy/systemd/distribution-node.env.example');

  it('runs as its own user, and writes below its own folder only', () => {
    assert.doesNotMatch(unit, /^MemoryDenyWriteExecute=(yes|true)/m, 'the node compiles wasm in memory');
    for (const line of [
      'User=distribution-node',
      'StateDirectory=distribution-node',
      'ProtectSystem=strict',
      'NoNewPrivileges=yes',
    ]) {
      assert.ok(unit.split('\n').includes(line), line);
    }
  });

  it('passes only arguments that the node knows', () => {
    const given = Object.fromEntries(
      [...environment.matchAll(/^(\w+)="(.*)"$/gm)].map(([, name, value]) => [name, value]),
    );
    const used = [...unit.matchAll(/\$(\w+)/g)].map(([, name]) => name);
    assert.deepEqual(Object.keys(given), used);
    known([unit.match(/^ExecStart=.*$/m)[0], environment].join('\n'), helpOf('distribution-node'));
  });
});

describe('the service of the page', () => {
  it('passes only arguments that the command knows', () => {
    const [line] = file('deploy/systemd/distribution-page.service').match(/^ExecStart=.*$/m);
    known(line, helpOf('distribution', 'serve'));
  });
});

describe('the service of the index', () => {
  const unit = file('deploy/systemd/distribution-index.service');

  it('passes only arguments that the command knows', () => {
    known(unit.match(/^ExecStart=.*$/m)[0], helpOf('distribution', 'index'));
  });

  it('is not started again when the blocks do not add up', () => {
    assert.match(helpOf('distribution'), /^ +7 {2}not proven/m);
    assert.ok(unit.split('\n').includes('RestartPreventExitStatus=7'));
  });
});
