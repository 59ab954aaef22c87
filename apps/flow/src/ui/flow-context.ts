import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { ApiFailure } from '../session/api-failure.ts';
import type { FlowEvent, Session } from '../session/make-session.ts';
import type { View } from '../session/view.ts';

/** What every screen of a running application has. */
export type Flow = {
  readonly session: Session;
  readonly view: View;
  readonly isBusy: boolean;
  /** Whoever embeds the page shows the way back to the step before. */
  readonly hidesBack: boolean;
  readonly isDark: boolean;
  /** Sends an event; what the server refuses is told to the step. */
  readonly send: (event: FlowEvent) => Promise<ApiFailure | undefined>;
};

export const FlowContext = createContext<Flow | null>(null);

export function useFlow(): Flow {
  const flow = useContext(FlowContext);
  if (flow === null) throw new Error('A screen stands outside of FlowContext');
  return flow;
}
