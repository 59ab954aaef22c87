/** How a command talks: JSON for programs, sentences for people. Failures go to standard error and end with status 1. */
export type Output = {
  readonly json: boolean;
  readonly write: (text: string) => void;
};

/** The command failed in a foreseen way; the message is for the person at the terminal. */
export class CommandFailure extends Error {}

export function makeOutput(json: boolean): Output {
  return { json, write: (text) => process.stdout.write(`${text}\n`) };
}

/** One answer in the form that was asked for. */
export function answer(output: Output, value: unknown, sentence: string): void {
  output.write(output.json ? JSON.stringify(value) : sentence);
}
