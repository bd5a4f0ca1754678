// What a call does, in a sentence. Its arguments stand below it, so a sentence names only the most important ones.

import type { Token } from '../../chain/model';
import { t } from '../../i18n';
import { type Word, argument } from '../../lib/call';
import type { Hex } from '../../lib/bytes';
import { addressText, amountText, whenText } from '../values';
import { durationText, originText } from './text';

type Call = Extract<Word, { kind: 'call' }>;

const amountOf = (word: Word | undefined, token: Token): string =>
  word?.kind === 'amount' ? amountText(word.value, token) : word?.kind === 'number' ? String(word.value) : '?';

function accountOf(word: Word | undefined): string {
  return word?.kind === 'account' ? addressText(word.account satisfies Hex) : '?';
}

const numberOf = (word: Word | undefined): string =>
  word?.kind === 'number' || word?.kind === 'amount' ? String(word.value) : '?';

const countOf = (word: Word | undefined): number => (word?.kind === 'list' ? word.items.length : 0);

/** The names of an origin, as the chain stores those of referenda. */
function originOf(word: Word | undefined): string {
  const names: string[] = [];
  for (let at = word; at?.kind === 'form'; at = at.inner ?? undefined) names.push(at.name);
  return names.length === 0 ? '?' : originText(names.join(' '));
}

const durationOf = (word: Word | undefined): string => (word?.kind === 'duration' ? durationText(word.value) : '?');
const momentOf = (word: Word | undefined): string => (word?.kind === 'moment' ? whenText(word.value) : '?');

/** The longest name of a call that is shown; the runtime's are shorter. */
const LONGEST_NAME = 100;

/** The call that a brake stops. */
function stoppedBy(word: Word | undefined): string {
  if (word?.kind === 'form')
    return word.name === 'SafeMode' ? t('gov.brake.safemode') : stoppedBy(word.inner ?? undefined);
  if (word?.kind !== 'list') return '?';
  const decoder = new TextDecoder();
  return word.items
    .map((item) => (item.kind === 'bytes' ? decoder.decode(item.bytes) : '?'))
    .join('.')
    .slice(0, LONGEST_NAME);
}

/** A sentence about a call; null for one that has none of its own. */
export function sentence(call: Call, token: Token): string | null {
  const of = (name: string): Word | undefined => argument(call, name);
  const who = (): { account: string } => ({ account: accountOf(of('who')) });
  const round = (): { round: string } => ({ round: numberOf(of('id')) });
  const pool = (): { pool: string } => ({ pool: numberOf(of('pool')) });
  const transfer = (): { amount: string; to: string } => ({
    amount: amountOf(of('value'), token),
    to: accountOf(of('dest')),
  });
  switch (`${call.pallet}.${call.call}`) {
    case 'System.remark':
    case 'System.remark_with_event':
      return t('gov.say.remark');
    case 'System.set_code':
    case 'System.set_code_without_checks':
      return t('gov.say.code');
    case 'System.authorize_upgrade':
    case 'System.authorize_upgrade_without_checks':
      return t('gov.say.upgrade');
    case 'System.set_storage':
    case 'System.kill_storage':
    case 'System.kill_prefix':
      return t('gov.say.storage');
    case 'Utility.batch':
      return t('gov.say.batch', { count: countOf(of('calls')) });
    case 'Utility.batch_all':
      return t('gov.say.batchAll', { count: countOf(of('calls')) });
    case 'Utility.force_batch':
      return t('gov.say.forceBatch', { count: countOf(of('calls')) });
    case 'Utility.dispatch_as':
    case 'Utility.dispatch_as_fallible':
      return t('gov.say.dispatchAs', { origin: originOf(of('as_origin')) });
    case 'Whitelist.whitelist_call':
      return t('gov.say.whitelist');
    case 'Whitelist.dispatch_whitelisted_call':
    case 'Whitelist.dispatch_whitelisted_call_with_preimage':
      return t('gov.say.whitelisted');
    case 'Scheduler.schedule':
    case 'Scheduler.schedule_named':
      return t('gov.say.schedule', { when: momentOf(of('when')) });
    case 'Scheduler.schedule_after':
    case 'Scheduler.schedule_named_after':
      return t('gov.say.scheduleAfter', { duration: durationOf(of('after')) });
    case 'Scheduler.cancel':
    case 'Scheduler.cancel_named':
      return t('gov.say.unschedule');
    case 'Treasury.spend':
    case 'Treasury.spend_local':
      return t('gov.say.spend', { amount: amountOf(of('amount'), token), to: accountOf(of('beneficiary')) });
    case 'Balances.transfer_allow_death':
    case 'Balances.transfer_keep_alive':
      return t('gov.say.transfer', transfer());
    case 'Balances.force_transfer':
      return t('gov.say.forceTransfer', { ...transfer(), from: accountOf(of('source')) });
    case 'Emission.set_emission':
      return t('gov.say.emission', { amount: amountOf(argument(of('params') ?? call, 'issuance'), token) });
    case 'Emission.set_budget':
      return t('gov.say.budget', { count: countOf(of('budget')) });
    case 'Emission.halt':
      return t('gov.say.halt');
    case 'Emission.prolong_halt':
      return t('gov.say.prolongHalt', { eras: numberOf(of('eras')) });
    case 'Emission.resume':
      return t('gov.say.resumeEmission');
    case 'Emission.create_pool':
      return t('gov.say.createPool');
    case 'Emission.update_pool':
      return t('gov.say.updatePool', pool());
    case 'Emission.retire_pool':
      return t('gov.say.retirePool', pool());
    case 'Emission.remove_pool':
      return t('gov.say.removePool', pool());
    case 'Emission.set_reporters':
      return t('gov.say.reporters', pool());
    case 'Distribution.draft':
      return t('gov.say.draft');
    case 'Distribution.open':
      return t('gov.say.open', round());
    case 'Distribution.pause':
      return t('gov.say.pauseRound', round());
    case 'Distribution.resume':
      return t('gov.say.resumeRound', round());
    case 'Distribution.abandon':
      return t('gov.say.abandon', round());
    case 'Compliance.add_attester':
      return t('gov.say.addAttester', who());
    case 'Compliance.update_attester':
      return t('gov.say.updateAttester', who());
    case 'Compliance.remove_attester':
      return t('gov.say.removeAttester', who());
    case 'Compliance.new_epoch':
      return t('gov.say.newEpoch', who());
    case 'Compliance.add_officer':
      return t('gov.say.addOfficer', who());
    case 'Compliance.remove_officer':
      return t('gov.say.removeOfficer', who());
    case 'Compliance.suspend_officer':
      return t('gov.say.suspendOfficer', who());
    case 'Compliance.reinstate_officer':
      return t('gov.say.reinstateOfficer', who());
    case 'Compliance.ratify_freeze':
      return t('gov.say.ratifyFreeze', who());
    case 'Compliance.unfreeze':
      return t('gov.say.unfreeze', who());
    case 'Compliance.set_blocked':
      return t('gov.say.blocked');
    case 'Compliance.set_limits':
      return t('gov.say.limits');
    case 'Brakes.pause':
      return t('gov.say.pauseCall', { call: stoppedBy(of('call')), duration: durationOf(of('duration')) });
    case 'Brakes.enter_safe_mode':
      return t('gov.say.safemode');
    case 'Brakes.release':
      return t('gov.say.release', { brake: stoppedBy(of('brake')) });
    case 'Brakes.renew':
      return t('gov.say.renew', { brake: stoppedBy(of('brake')), duration: durationOf(of('duration')) });
    case 'TechnicalCommittee.set_members':
      return t('gov.say.members', { count: countOf(of('new_members')) });
    case 'Referenda.cancel':
      return t('gov.say.cancel', { id: numberOf(of('index')) });
    case 'Referenda.kill':
      return t('gov.say.kill', { id: numberOf(of('index')) });
    case 'Referenda.submit':
      return t('gov.say.submit', { origin: originOf(of('proposal_origin')) });
    case 'Parameters.set_parameter':
      return t('gov.say.parameter');
    case 'CollatorSelection.set_invulnerables':
      return t('gov.say.collators', { count: countOf(of('new')) });
    default:
      return null;
  }
}
