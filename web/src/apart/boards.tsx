// Boards of scores: the last final list, the list in its window, and what an account has earned.

import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { now } from '../chain/clock';
import { type Link, connection } from '../chain/connection';
import { type Found, findRows } from '../chain/lists';
import type { Token } from '../chain/model';
import { locale, t } from '../i18n';
import type { Hex } from '../lib/bytes';
import { formatDuration } from '../lib/time';
import { SignedAction } from '../parts/signed';
import { Address, Amount, Hash, addressText, amountText, whenText } from '../parts/values';
import { type ScoreRow, scoreCall } from './calls';
import { type Board, type PostedRoot, type ScoreTree, boards, paidOn } from './chain';
import { Loaded, PagedList, useLoading } from './paged';
import { s } from './say';
import { Who, whoIs } from './who';

function native(): Token | null {
  const state = connection.state.value;
  return state.kind === 'ready' ? state.chain.token : null;
}

/** When something ends that has so much time left, if none is lost. */
function endText(left: number): string {
  const present = now.value;
  return present ? whenText(present.moment + left) : '…';
}

function Tree({ tree, token }: { tree: ScoreTree; token: Token }): JSX.Element {
  return (
    <>
      <p>{s('scores.tree', { list: String(tree.list), count: tree.rows, total: amountText(tree.total, token) })}</p>
      <p>
        {s('scores.root')} <Hash value={tree.root} what={s('scores.root')} />
      </p>
    </>
  );
}

function Posted({ posted, token }: { posted: PostedRoot; token: Token }): JSX.Element {
  const { challenge } = posted;
  return (
    <div data-test="posted-root">
      <Tree tree={posted.tree} token={token} />
      <p>
        {s('scores.reporter')} <Address account={posted.reporter} />
      </p>
      {posted.left > 0 && <p>{s('scores.window', { when: endText(posted.left) })}</p>}
      {posted.left === 0 && (!challenge || challenge.left === 0) && <p>{s('scores.window.over')}</p>}
      {challenge && (
        <p class="notice">
          {s('scores.challenged', { challenger: addressText(challenge.challenger), when: endText(challenge.left) })}
        </p>
      )}
      {posted.left > 0 && <p class="fine">{s('scores.dispute')}</p>}
    </div>
  );
}

/** What an account has earned by a list: its row, and what it has received. */
interface Earned {
  found: Found;
  row: ScoreRow | null;
  paid: bigint;
}

async function earnedBy(link: Link, board: number, { list, root, rows }: ScoreTree, who: Hex): Promise<Earned> {
  const [found, paid] = await Promise.all([
    findRows(link, { list, root, leaves: rows }, who),
    paidOn(link, board, who),
  ]);
  const first = found.kind === 'rows' ? found.rows[0] : undefined;
  const row = first?.kind === 'merkle' ? { index: first.index, score: first.amount, proof: first.proof } : null;
  return { found, row, paid };
}

function notFound(found: Found): string {
  switch (found.kind) {
    case 'none':
      return found.proven === null ? s('scores.claim.none.said') : s('scores.claim.none');
    case 'not-kept':
      return s('scores.claim.kept');
    case 'false':
      return s('scores.claim.false');
    case 'unordered':
      return s('scores.claim.unordered');
    case 'rows':
      return s('scores.claim.none');
  }
}

function Claim({ board, who, token }: { board: Board & { last: ScoreTree }; who: Hex; token: Token }): JSX.Element {
  const loading = useLoading((link) => earnedBy(link, board.id, board.last, who), [board.last.root, who]);
  const [claimed, setClaimed] = useState(false);
  return (
    <Loaded loading={loading}>
      {({ found, row, paid }) => {
        if (!row) return <p data-test="no-score">{notFound(found)}</p>;
        const ready = row.score > paid ? row.score - paid : 0n;
        return (
          <>
            <dl data-test={`score-${board.id}`}>
              <div>
                <dt>{s('scores.claim.earned')}</dt>
                <dd>
                  <Amount value={row.score} token={token} />
                </dd>
              </div>
              <div>
                <dt>{s('scores.claim.received')}</dt>
                <dd>
                  <Amount value={paid} token={token} />
                </dd>
              </div>
              <div>
                <dt>{s('scores.claim.ready')}</dt>
                <dd class="strong">
                  <Amount value={ready} token={token} />
                </dd>
              </div>
            </dl>
            <p class="checked">{s('scores.claim.checked')}</p>
            {(ready > 0n || claimed) && !board.over && (
              <>
                <p class="fine">{s('scores.claim.text')}</p>
                <SignedAction
                  label={s('scores.claim.get')}
                  call={(link) => scoreCall(link, board.id, who, row)}
                  again={ready > 0n}
                  done={() => {
                    setClaimed(true);
                    void loading.ask();
                  }}
                />
              </>
            )}
          </>
        );
      }}
    </Loaded>
  );
}

function BoardCard({ board, who, token }: { board: Board; who: Hex | null; token: Token }): JSX.Element {
  const { last } = board;
  const title = s('scores.board', { id: String(board.id) });
  const state = board.over ? s('scores.over') : board.closed ? s('scores.closed') : s('scores.open');
  return (
    <article class="card" aria-label={title} data-test={`board-${board.id}`}>
      <header>
        <h2>{title}</h2>
        <span class="tag">{state}</span>
      </header>
      <p>
        {s('scores.terms', {
          most: amountText(board.most, token),
          window: formatDuration(board.window, locale.value).text,
          bond: amountText(board.bond, token),
        })}
      </p>
      <dl class="exact">
        <div>
          <dt>{s('scores.pot')}</dt>
          <dd>
            <Address account={board.pot} />
          </dd>
        </div>
        <div>
          <dt>{s('scores.payable')}</dt>
          <dd>
            <Amount value={board.payable} token={token} />
          </dd>
        </div>
        <div>
          <dt>{s('scores.paid', { count: board.members })}</dt>
          <dd>
            <Amount value={board.paid} token={token} />
          </dd>
        </div>
        {board.reporters.length > 0 && (
          <div>
            <dt>{s('scores.reporters')}</dt>
            <dd>
              {board.reporters.map((reporter) => (
                <Address key={reporter} account={reporter} />
              ))}
            </dd>
          </div>
        )}
      </dl>
      <h3>{s('scores.last')}</h3>
      {last ? <Tree tree={last} token={token} /> : <p>{s('scores.last.none')}</p>}
      <h3>{s('scores.posted')}</h3>
      {board.posted ? <Posted posted={board.posted} token={token} /> : <p>{s('scores.posted.none')}</p>}
      {who && last && (
        <>
          <h3>{s('scores.claim.title')}</h3>
          <Claim key={`${who} ${last.root}`} board={{ ...board, last }} who={who} token={token} />
        </>
      )}
    </article>
  );
}

export function Scores(): JSX.Element {
  const [token, who] = [native(), whoIs()];
  return (
    <>
      <h1 tabIndex={-1}>{s('scores.title')}</h1>
      <p>{s('scores.lead')}</p>
      <Who />
      <PagedList question={boards} none={s('scores.none')}>
        {(items) =>
          token ? (
            items.map((board) => <BoardCard key={board.id} board={board} who={who} token={token} />)
          ) : (
            <p role="status">{t('app.loading')}</p>
          )
        }
      </PagedList>
    </>
  );
}
