// Finds the metrics and labels in a PromQL expression and on a page of metrics.

import { parser } from '@prometheus-io/lezer-promql';

/** Metrics that appear only after something has happened: their labels, and where the node registers them. */
export const LATER = {
  // sc-proposer-metrics, Metrics::register: a counter by reason, shown from the first block it makes.
  substrate_proposer_end_proposal_reason: ['reason', 'chain'],
};

/** The same for values of labels. */
export const LATER_VALUES = {
  // sc-service, task manager: shown once a task has panicked.
  substrate_tasks_ended_total: { reason: ['panic'] },
};

/** The metrics, matchers and other labels that an expression names. Throws if it cannot be parsed. */
export function read(expression) {
  const selectors = [];
  const labels = new Set();
  const text = (node) => expression.slice(node.from, node.to);
  parser.parse(expression).iterate({
    enter(node) {
      if (node.type.isError) {
        throw new Error(`not PromQL at ${node.from}: ${expression}`);
      }
      if (node.name === 'VectorSelector') {
        const matchers = node.node.getChild('LabelMatchers')?.getChildren('UnquotedLabelMatcher') ?? [];
        selectors.push({
          metric: text(node.node.getChild('Identifier')),
          matchers: matchers.map((matcher) => ({
            label: text(matcher.getChild('LabelName')),
            op: text(matcher.getChild('MatchOp')),
            value: JSON.parse(text(matcher.getChild('StringLiteral'))),
          })),
        });
      }
      if (node.name === 'GroupingLabels') {
        node.node.getChildren('LabelName').forEach((label) => labels.add(text(label)));
      }
    },
  });
  return { selectors, labels: [...labels] };
}

/** The metrics of a page in Prometheus's text format: a map from each name to the labels of its series. */
export function metrics(page) {
  const found = new Map();
  for (const line of page.split('\n')) {
    const [, name, labels] = line.match(/^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? \S+$/) ?? [];
    if (name) {
      const series = [...(labels ?? '').matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)].map(([, label, value]) => [
        label,
        value,
      ]);
      found.set(name, [...(found.get(name) ?? []), Object.fromEntries(series)]);
    }
  }
  return found;
}

/** The metric that `name` belongs to: the parts of a histogram have its name and a suffix. */
export function whole(name) {
  return name.replace(/_(bucket|sum|count)$/, '');
}
