// Where the keyboard goes when what was pressed gives place to something else: otherwise it would begin anew at the top.

import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** An element that gets the focus when it comes. It needs a `tabIndex` of -1. */
export function useArrival<Shown extends HTMLElement>(): RefObject<Shown | null> {
  const shown = useRef<Shown>(null);
  useEffect(() => shown.current?.focus(), []);
  return shown;
}

/**
 * An element that gets the focus whenever `change` is another one, but not for as long as `isAway`: what is there from the
 * beginning must not take it.
 */
export function useReturn<Shown extends HTMLElement>(isAway: boolean, change: unknown): RefObject<Shown | null> {
  const shown = useRef<Shown>(null);
  useEffect(() => {
    if (!isAway) shown.current?.focus({ preventScroll: true });
  }, [isAway, change]);
  return shown;
}
