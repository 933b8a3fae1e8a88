/** A form of several pages, as a state machine that one evolving card draws. */
export type Form<Answers, World> = {
  readonly name: string;
  /** The pages that these answers lead through, in order; the last one submits. */
  readonly pages: (answers: Answers, world: World) => readonly string[];
  /** The fields of a page that are still missing, in the order in which they are shown. */
  readonly missing: (page: string, answers: Answers, world: World) => readonly string[];
  /** Clears what an answer given now makes meaningless. */
  readonly settle: (before: Answers, after: Answers, world: World) => Answers;
};

export type Filled<Answers> = { readonly page: string; readonly answers: Answers };

export type Move = 'next' | 'back' | 'stay' | { readonly to: string };

/** One step through a form. `incomplete` says that the step waits for the missing fields of the page. */
export const advance = <Answers, World>(
  form: Form<Answers, World>,
  draft: Filled<Answers>,
  given: Partial<Answers>,
  move: Move,
  world: World,
): Filled<Answers> & { readonly incomplete: boolean } => {
  const answers = form.settle(draft.answers, { ...draft.answers, ...given }, world);
  const pages = form.pages(answers, world);
  const here = Math.max(0, pages.indexOf(draft.page));
  const at = (index: number) => pages[Math.min(Math.max(index, 0), pages.length - 1)] ?? draft.page;
  if (move === 'stay') return { page: at(here), answers, incomplete: false };
  if (move === 'back') return { page: at(here - 1), answers, incomplete: false };
  if (move === 'next') {
    const incomplete = form.missing(at(here), answers, world).length > 0;
    return { page: incomplete ? at(here) : at(here + 1), answers, incomplete };
  }
  return { page: pages.includes(move.to) ? move.to : at(here), answers, incomplete: false };
};

/** Everything that still keeps the form from being submitted, page by page. */
export const missingIn = <Answers, World>(
  form: Form<Answers, World>,
  answers: Answers,
  world: World,
): readonly { readonly page: string; readonly field: string }[] =>
  form.pages(answers, world).flatMap(page => form.missing(page, answers, world).map(field => ({ page, field })));
