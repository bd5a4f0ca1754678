// A reporter for Node's test runner that run.mjs reads: one line of JSON for each test and suite that has ended, and one
// when all have. A process that exits before that writes no such line.

export default async function* reporter(source) {
  const path = [];
  for await (const { type, data } of source) {
    if (type === 'test:start') path.splice(data.nesting, Infinity, data.name);
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    yield `${JSON.stringify({
      name: [...path.slice(0, data.nesting), data.name].join(': '),
      suite: data.details.type === 'suite',
      passed: type === 'test:pass',
      skipped: [data.skip, data.todo].some((mark) => mark !== undefined && mark !== false),
      seconds: data.details.duration_ms / 1000,
    })}\n`;
  }
  yield `${JSON.stringify({ end: true })}\n`;
}
