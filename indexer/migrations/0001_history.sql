-- Every column is TEXT or BIGINT, so that SQLite and PostgreSQL read the same statements and hold the same values:
-- amounts are 39 digits with leading zeros, accounts and hashes 0x and 64 digits, yes and no are 1 and 0.
-- docs/indexer.md describes each table.

CREATE TABLE chain (
  id BIGINT PRIMARY KEY,
  genesis TEXT NOT NULL
);

CREATE TABLE blocks (
  number BIGINT PRIMARY KEY,
  hash TEXT NOT NULL,
  time BIGINT NOT NULL,
  relay BIGINT NOT NULL,
  spec BIGINT NOT NULL,
  supply TEXT NOT NULL,
  extrinsics BIGINT NOT NULL,
  events BIGINT NOT NULL
);
CREATE INDEX blocks_by_hash ON blocks (hash);
CREATE INDEX blocks_by_time ON blocks (time);

CREATE TABLE extrinsics (
  block BIGINT NOT NULL,
  position BIGINT NOT NULL,
  hash TEXT NOT NULL,
  call TEXT NOT NULL,
  signer TEXT,
  success BIGINT NOT NULL,
  error TEXT,
  payer TEXT,
  fee TEXT NOT NULL,
  tip TEXT NOT NULL,
  PRIMARY KEY (block, position)
);
CREATE INDEX extrinsics_by_hash ON extrinsics (hash);
CREATE INDEX extrinsics_by_payer ON extrinsics (payer, block, position);

CREATE TABLE events (
  block BIGINT NOT NULL,
  event BIGINT NOT NULL,
  extrinsic BIGINT,
  pallet TEXT NOT NULL,
  name TEXT NOT NULL,
  fields TEXT NOT NULL,
  PRIMARY KEY (block, event)
);
CREATE INDEX events_by_name ON events (pallet, name, block, event);

CREATE TABLE mentions (
  block BIGINT NOT NULL,
  event BIGINT NOT NULL,
  account TEXT NOT NULL,
  PRIMARY KEY (block, event, account)
);
CREATE INDEX mentions_by_account ON mentions (account, block, event);

CREATE TABLE movements (
  block BIGINT NOT NULL,
  event BIGINT NOT NULL,
  side BIGINT NOT NULL,
  extrinsic BIGINT,
  account TEXT NOT NULL,
  asset TEXT NOT NULL,
  kind TEXT NOT NULL,
  free BIGINT NOT NULL,
  held BIGINT NOT NULL,
  amount TEXT NOT NULL,
  counterparty TEXT,
  reason TEXT,
  round BIGINT,
  row_index BIGINT,
  pool BIGINT,
  owner TEXT,
  payee TEXT,
  PRIMARY KEY (block, event, side)
);
CREATE INDEX movements_by_account ON movements (account, block, event, side);

CREATE TABLE vesting (
  block BIGINT NOT NULL,
  event BIGINT NOT NULL,
  account TEXT NOT NULL,
  unvested TEXT NOT NULL,
  PRIMARY KEY (block, event)
);
CREATE INDEX vesting_by_account ON vesting (account, block, event);

CREATE TABLE rounds (
  id BIGINT PRIMARY KEY,
  manager TEXT NOT NULL,
  asset TEXT NOT NULL,
  pot TEXT NOT NULL,
  terms TEXT NOT NULL,
  status TEXT NOT NULL,
  drafted BIGINT NOT NULL,
  opened BIGINT,
  closed BIGINT,
  removed BIGINT,
  funded TEXT NOT NULL,
  claimed TEXT NOT NULL,
  payments BIGINT NOT NULL,
  digest TEXT NOT NULL,
  refusals BIGINT NOT NULL,
  returned TEXT NOT NULL
);

CREATE TABLE payments (
  round BIGINT NOT NULL,
  sequence BIGINT NOT NULL,
  block BIGINT NOT NULL,
  event BIGINT NOT NULL,
  extrinsic BIGINT,
  row_index BIGINT NOT NULL,
  beneficiary TEXT NOT NULL,
  payee TEXT NOT NULL,
  asset TEXT NOT NULL,
  amount TEXT NOT NULL,
  PRIMARY KEY (round, sequence)
);
CREATE INDEX payments_by_place ON payments (block, event);
CREATE INDEX payments_by_beneficiary ON payments (beneficiary, block, event);
CREATE INDEX payments_by_payee ON payments (payee, block, event);

CREATE TABLE refusals (
  block BIGINT NOT NULL,
  event BIGINT NOT NULL,
  extrinsic BIGINT,
  round BIGINT,
  row_index BIGINT,
  pool BIGINT,
  account TEXT,
  reason TEXT NOT NULL,
  PRIMARY KEY (block, event)
);
CREATE INDEX refusals_by_round ON refusals (round, block, event);

CREATE TABLE pools (
  id BIGINT PRIMARY KEY,
  kind TEXT NOT NULL,
  pot TEXT NOT NULL,
  created BIGINT NOT NULL,
  retired BIGINT,
  removed BIGINT,
  funded TEXT NOT NULL,
  paid TEXT NOT NULL,
  burned TEXT NOT NULL,
  owed TEXT NOT NULL
);

CREATE TABLE eras (
  era BIGINT PRIMARY KEY,
  block BIGINT NOT NULL,
  event BIGINT NOT NULL,
  issuance TEXT NOT NULL,
  minted TEXT NOT NULL,
  burned TEXT NOT NULL,
  arrived TEXT NOT NULL,
  supply TEXT NOT NULL,
  skipped BIGINT NOT NULL
);

CREATE TABLE shares (
  era BIGINT NOT NULL,
  pool BIGINT NOT NULL,
  block BIGINT NOT NULL,
  event BIGINT NOT NULL,
  minted TEXT NOT NULL,
  recycled TEXT NOT NULL,
  PRIMARY KEY (era, pool)
);

CREATE TABLE rewards (
  block BIGINT NOT NULL,
  event BIGINT NOT NULL,
  extrinsic BIGINT,
  pool BIGINT NOT NULL,
  account TEXT NOT NULL,
  payee TEXT NOT NULL,
  amount TEXT NOT NULL,
  PRIMARY KEY (block, event)
);
CREATE INDEX rewards_by_account ON rewards (account, block, event);
CREATE INDEX rewards_by_payee ON rewards (payee, block, event);
CREATE INDEX rewards_by_pool ON rewards (pool, block, event);

CREATE TABLE folds (
  block BIGINT NOT NULL,
  event BIGINT NOT NULL,
  kind TEXT NOT NULL,
  id BIGINT NOT NULL,
  value TEXT NOT NULL,
  digest TEXT NOT NULL,
  number BIGINT NOT NULL,
  PRIMARY KEY (block, event)
);

CREATE TABLE expiries (
  block BIGINT NOT NULL,
  event BIGINT NOT NULL,
  pool BIGINT NOT NULL,
  era BIGINT NOT NULL,
  amount TEXT NOT NULL,
  was_burned BIGINT NOT NULL,
  PRIMARY KEY (block, event)
);
