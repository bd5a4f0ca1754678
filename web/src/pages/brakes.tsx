// What the technical committee has stopped, until when, and who can end it.

import type { JSX } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import {
  type Brake,
  type Braking,
  type Stops,
  brakesOf,
  eraBegins,
  sameBrake,
  spent,
  stops as askStops,
} from '../chain/brakes';
import { now } from '../chain/clock';
import { connection } from '../chain/connection';
import type { Present } from '../chain/model';
import { t } from '../i18n';
import { brakeStops, brakeText, durationText } from '../parts/governance/text';
import { Problem } from '../parts/problem';
import { Address, whenText } from '../parts/values';
import { Loading } from '../state/loading';

const budgetOf = (stops: Stops, brake: Brake): number =>
  brake.kind === 'safe-mode' ? stops.safeModeBudget : stops.pauseBudget;

/** How many ayes two thirds of the committee are. */
const twoThirds = (members: number): number => Math.ceil((members * 2) / 3);

function Used({
  used,
  budget,
  said,
  label,
}: {
  used: number;
  budget: number;
  said: string;
  label: string;
}): JSX.Element {
  return (
    <>
      <p>{said}</p>
      <meter class="used" min={0} max={budget} value={Math.min(used, budget)} aria-label={label}>
        {said}
      </meter>
    </>
  );
}

function BrakeCard({ brake, stops, present }: { brake: Brake; stops: Stops; present: Present }): JSX.Element {
  const on: Braking | undefined = stops.active.find((one) => sameBrake(one.brake, brake));
  const [used, budget] = [spent(stops, brake, present.moment), budgetOf(stops, brake)];
  const name = brakeText(brake);
  const said = t('gov.brake.used', {
    used: durationText(used),
    budget: durationText(budget),
    window: durationText(stops.window),
  });
  return (
    <article class="card" data-test="brake" aria-label={name}>
      <header>
        <h2>{name}</h2>
        <span class={on ? 'tag refused' : 'tag'}>{on ? t('gov.brake.on') : t('gov.brake.off')}</span>
      </header>
      {on && (
        <>
          <p>{brakeStops(brake)}</p>
          <p class="strong">{t('gov.brake.until', { since: whenText(on.since), until: whenText(on.until) })}</p>
          <p>
            {on.renewed
              ? t('gov.brake.end.vote')
              : t('gov.brake.end.committee', {
                  count: twoThirds(stops.committee.length),
                  members: stops.committee.length,
                })}
          </p>
        </>
      )}
      <Used used={used} budget={budget} said={said} label={t('gov.brake.used.label', { brake: name })} />
    </article>
  );
}

function Emission({ stops }: { stops: Stops }): JSX.Element {
  const { halt, left, most, window } = stops.emission;
  const ends = halt && eraBegins(stops.emission, halt.until);
  return (
    <article class="card" data-test="emission" aria-label={t('gov.halt.title')}>
      <header>
        <h2>{t('gov.halt.title')}</h2>
        <span class={halt ? 'tag refused' : 'tag'}>{halt ? t('gov.brake.on') : t('gov.brake.off')}</span>
      </header>
      {halt && (
        <>
          <p>{t('gov.halt.stops')}</p>
          <p class="strong">{t('gov.halt.until', { era: halt.until, when: ends === null ? '…' : whenText(ends) })}</p>
          <p>{halt.voted ? t('gov.halt.voted') : t('gov.halt.committee')}</p>
        </>
      )}
      <Used
        used={most - left}
        budget={most}
        said={t('gov.halt.left', { left, most, window })}
        label={t('gov.brake.used.label', { brake: t('gov.halt.title') })}
      />
    </article>
  );
}

export function Brakes(): JSX.Element {
  const known = useMemo(() => new Loading(() => connection.ask(askStops)), []);
  useEffect(() => {
    void known.ask();
  }, [known]);
  const [state, present] = [known.state.value, now.value];
  const stops = state.kind === 'there' ? state.value : null;
  return (
    <>
      <h1 tabIndex={-1}>{t('gov.brakes.title')}</h1>
      <p>{t('gov.brakes.lead')}</p>
      {(state.kind === 'loading' || (stops && !present)) && <p role="status">{t('app.loading')}</p>}
      {state.kind === 'failed' && <Problem error={state.error} again={() => void known.ask()} />}
      {stops && present && (
        <>
          {stops.migrating && <p class="notice bad">{t('gov.brakes.migrating')}</p>}
          {stops.safeMode && !stops.active.some(({ brake }) => brake.kind === 'safe-mode') && (
            <p class="notice bad">{t('gov.brakes.elsewhere')}</p>
          )}
          {stops.active.length === 0 && !stops.safeMode && !stops.emission.halt && (
            <p class="notice good" data-test="nothing">
              {t('gov.brakes.nothing')}
            </p>
          )}
          {brakesOf(stops, present.moment).map((brake) => (
            <BrakeCard key={brakeText(brake)} brake={brake} stops={stops} present={present} />
          ))}
          <Emission stops={stops} />
          <section>
            <h2>{t('gov.committee')}</h2>
            <p>
              {t('gov.committee.text', {
                count: twoThirds(stops.committee.length),
                members: stops.committee.length,
                motions: stops.motions,
              })}
            </p>
            <ul>
              {stops.committee.map((member) => (
                <li key={member}>
                  <Address account={member} />
                </li>
              ))}
            </ul>
            <p>
              {t('gov.brakes.limits', {
                safemode: durationText(stops.safeModeBudget),
                pause: durationText(stops.pauseBudget),
                window: durationText(stops.window),
                renewal: durationText(stops.longestRenewal),
              })}
            </p>
            <p>{t('gov.brakes.kept')}</p>
          </section>
          <p class="no-print">
            <button type="button" class="small" onClick={() => void known.ask()}>
              {t('app.again')}
            </button>
          </p>
        </>
      )}
    </>
  );
}
