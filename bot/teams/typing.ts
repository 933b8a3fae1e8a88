import type { TurnContext } from 'botbuilder';

/** Shows that an answer is coming while the work takes longer than `after` milliseconds, and never once it is done. */
export const whileTyping = async <Value>(
  context: TurnContext,
  after: number,
  work: () => Promise<Value>,
): Promise<Value> => {
  let shown: Promise<unknown> | undefined;
  const timer = setTimeout(() => {
    // Only a courtesy: that it could not be shown changes nothing.
    shown = context.sendActivity({ type: 'typing' }).catch(() => undefined);
  }, after);
  try {
    return await work();
  } finally {
    clearTimeout(timer);
    await shown;
  }
};
