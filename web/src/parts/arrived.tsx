// The heading of what has come in place of a button that was pressed.

import type { JSX } from 'preact';
import { useArrival } from './arrive';

export function Arrived({ title }: { title: string }): JSX.Element {
  const heading = useArrival<HTMLHeadingElement>();
  return (
    <h3 tabIndex={-1} ref={heading}>
      {title}
    </h3>
  );
}
