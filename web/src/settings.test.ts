import { describe, expect, it } from 'vitest';
import { nodeFault, readDeployment } from './settings';

const NOTHING = { name: '', genesis: null, nodes: [], token: null, light: false, index: null };
const GENESIS = `0x${'ab'.repeat(32)}`;

describe('deployment.json', () => {
  it('gives name, network, nodes and token', () => {
    const nodes = ['wss://node.example.org', 'ws://127.0.0.1:9944'];
    const token = { symbol: 'DIST', decimals: 12 };
    expect(
      readDeployment({ name: 'A chain', genesis: GENESIS.toUpperCase().replace('0X', '0x'), nodes, token }),
    ).toEqual({
      name: 'A chain',
      genesis: GENESIS,
      nodes,
      token,
      light: false,
      index: null,
    });
    expect(readDeployment({ light: true }).light).toBe(true);
    expect(readDeployment({ index: 'https://index.example.org' }).index).toBe('https://index.example.org');
  });

  it('gives nothing of what makes no sense', () => {
    const wrong = { name: {}, genesis: '0x12', nodes: 'ws://a', token: 1, light: 'yes', index: 7 };
    for (const hostile of [null, 3, 'text', [], wrong]) {
      expect(readDeployment(hostile)).toEqual(NOTHING);
    }
    expect(
      readDeployment({ nodes: ['javascript:alert(1)', 'https://a', 'wss://a:b@c', 7, 'wss://d', 'wss://d'] }).nodes,
    ).toEqual(['wss://d']);
    for (const token of [
      { symbol: '<b>', decimals: 12 },
      { symbol: 'A', decimals: 39 },
      { symbol: 'A', decimals: 1.5 },
    ]) {
      expect(readDeployment({ token }).token).toBe(null);
    }
    expect(readDeployment({ nodes: Array.from({ length: 99 }, (_, at) => `wss://n${at}`) }).nodes.length).toBe(20);
  });
});

describe('the address of a node', () => {
  it('is ws:// or wss://, without a password', () => {
    expect(nodeFault('wss://node.example.org/path')).toBe(null);
    expect(nodeFault('ws://127.0.0.1:9944')).toBe(null);
    for (const text of ['', 'node.example.org', 'http://a', 'javascript:alert(1)'])
      expect(nodeFault(text), text).toBe('form');
    expect(nodeFault('wss://user:secret@a')).toBe('secret');
  });
});
