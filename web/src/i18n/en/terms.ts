/** The terms of a round as sentences (`pages/round-text.ts`), and what charts say. */
import rows from './rows';

export default {
  ...rows,
  'terms.listed': {
    one: 'This round pays up to {budget} to {count} row that is written in the chain. The chain pays by itself.',
    other: 'This round pays up to {budget} to {count} rows that are written in the chain. The chain pays by itself.',
  },
  'terms.listed.stream': {
    one: 'This round pays up to {budget} to {count} row that is written in the chain.',
    other: 'This round pays up to {budget} to {count} rows that are written in the chain.',
  },
  'terms.merkle': {
    one: 'This round pays up to {budget} to the {count} row of a published list. Anybody can claim for anybody; the address in the list is paid.',
    other:
      'This round pays up to {budget} to the {count} rows of a published list. Anybody can claim for anybody; the address in the list is paid.',
  },
  'terms.ethereum': 'The rows are Ethereum addresses: the account is paid that the owner of the address has signed.',
  'terms.sale':
    'This round delivers what a sale has sold: {budget} at most. As things are it is {sold}. Anybody can have it delivered for anybody; whoever has bought gets it.',
  'terms.voucher':
    'This round pays up to {budget} for vouchers that its keys sign. Until now {promised} is promised to all of them together. Anybody can settle for anybody; the address in the voucher is paid.',
  'terms.stored': 'The list must be stored in the chain, as list {list}, where anybody can check it.',
  'terms.row': 'No row of it may be above {amount}.',
  'terms.largest': {
    one: 'Its largest row may be at most {share} of it.',
    other: 'Its {count} largest rows together may be at most {share} of it.',
  },
  'terms.outside': 'The list is kept outside the chain, under the identifier {cid}.',

  'terms.immediate': 'Each row is paid whole and at once.',
  'terms.vested':
    'Each row is paid whole and at once, but locked in the account: it unlocks evenly from {start} to {end}.',
  'terms.streamed': 'Each row stays in the pot and unlocks evenly from {start} to {end}.',
  'terms.stepped': 'Each row stays in the pot and unlocks from {start} to {end} in equal steps, {step} apart.',
  'terms.cliff': 'Nothing unlocks before {date}; then everything that has built up does at once.',
  'terms.revocable': 'The manager can stop a stream. What had unlocked by then stays with its owner.',
  'terms.irrevocable': 'Nobody can stop a stream.',
  'terms.prepaid': 'The manager has put down the deposits of all streams, so no claim needs one.',
  'terms.deposit':
    'The first claim of a stream is signed and takes a deposit, which returns when the stream is paid to the end.',

  'terms.window': 'Claims are accepted from {opens} until {closes}.',
  'terms.window.open': 'Claims are accepted from the opening of the round until {closes}.',
  'terms.moved': 'The end has moved to {ends}, because claims were impossible for some of the time.',
  'terms.nothing': 'No identity check is needed.',
  'terms.level': {
    one: 'Whoever is paid needs an identity check of level {level} or above.',
    other: 'Whoever is paid needs identity checks of level {level} or above by {count} different attesters.',
  },
  'terms.known': {
    one: 'Whoever is paid needs an identity check.',
    other: 'Whoever is paid needs identity checks by {count} different attesters.',
  },
  'terms.only': 'It pays only into these countries: {countries}.',
  'terms.except': 'It does not pay into these countries: {countries}.',

  'terms.remainder.manager': 'What nobody has claimed by the end goes back to the manager.',
  'terms.remainder.treasury': 'What nobody has claimed by the end goes to the treasury.',
  'terms.remainder.burn': 'What nobody has claimed by the end is destroyed.',
  'terms.aside':
    'A row that was refused and set aside can still be claimed for 90 days after the end. After that it goes to the treasury, never to the manager.',
  'terms.draft': 'This is a draft: the manager can still change everything, and nothing can be claimed.',
  'terms.fixed': 'The terms are final: the manager can neither change them nor shorten the time for claims.',

  'remind.save': 'Remind me (calendar file)',
  'remind.round.title': 'Round {id} ends',
  'remind.round.text': 'Claim until then. The end may have moved to a later time: look again before.',

  'chart.table': 'The same as a table',
  'chart.date': 'Date',
  'chart.amount': 'Amount',
  'chart.share': 'Share',
  'chart.now': 'Today',
  'chart.unlock': 'What unlocks when',
  'chart.unlock.before': 'Nothing of {total} has unlocked yet. It begins on {first}; everything has on {end}.',
  'chart.unlock.during': '{unlocked} of {total} ({share}) have unlocked by today; everything has on {end}.',
  'chart.unlock.after': 'All of {total} has unlocked since {end}.',
  'chart.paid': 'Paid over time',
  'chart.paid.none': 'Nothing of {total} is paid yet.',
  'chart.paid.some': '{paid} of {total} ({share}) are paid, from {first} to {last}.',
} as const;
