import { carried } from '../../../bot/features/ask/question.ts';
import { type Answer, answerCard, noAnswerCard, solvedCard } from '../../../cards/answer.ts';
import { loadContent } from '../../../knowledge/load.ts';
import { EVIL, typed, WIDE } from './data.ts';
import type { Exhibit } from './exhibit.ts';

const content = loadContent();

/** The longest article of the vendor's own: every answer is at most this long. */
const article = [...content.articles].sort((a, b) => sizeOf(b) - sizeOf(a))[0];
function sizeOf(it: { readonly sections: readonly { readonly markdown: string }[] }): number {
  return it.sections.reduce((sum, section) => sum + section.markdown.length, 0);
}

const best: Answer['best'] = {
  id: 'why-trial-mode',
  title: 'Trial mode although a license exists',
  section: 'Refresh the policy',
  markdown:
    'The policy on the computer is older than the entitlement. Open the License Tool, choose **Tools**, then **Refresh Policy**; the change arrives within a minute.\n\n- A policy is valid for 7 days.\n- It refreshes by itself every 4 hours while you are signed in.',
  more: [{ title: 'If that does not help', markdown: 'Check which account you are signed in with.' }],
  links: [{ title: 'License Tool', url: 'https://docs.example/license-tool' }],
};

const answer: Answer = {
  ref: 'ref',
  question: typed('Trial mode although we have a license'),
  sure: true,
  best,
  others: [
    { id: 'other-entitlement-country', title: 'License belongs to another entitlement country' },
    { id: 'restricted-by-administrator', title: 'Access restricted by your administrator' },
  ],
  mayOpen: true,
  whole: false,
};

/** Answers of the knowledge base, sure and unsure, whole and missing. */
export const answerExhibits: readonly Exhibit[] = [
  { name: 'answer sure', draw: t => answerCard(t, answer) },
  { name: 'answer maybe', draw: t => answerCard(t, { ...answer, sure: false, others: answer.others.slice(0, 1) }) },
  { name: 'answer stranger', draw: t => answerCard(t, { ...answer, mayOpen: false, others: [] }) },
  { name: 'answer whole', draw: t => answerCard(t, { ...answer, whole: true }) },
  {
    name: 'answer longest',
    draw: t =>
      answerCard(t, {
        ...answer,
        question: carried(`${EVIL} ${WIDE}`),
        whole: true,
        best: {
          id: article?.id ?? '',
          title: article?.title ?? '',
          section: article?.sections[0].title,
          markdown: article?.sections[0].markdown ?? '',
          more: article?.sections.slice(1) ?? [],
          links: article?.links ?? [],
        },
        others: Array.from({ length: 4 }, (_, index) => ({
          id: `trial-mode-although-a-license-exists-${index}`,
          title: `Trial mode although a license exists on the account ${index}`,
        })),
      }),
  },
  {
    name: 'answer none',
    draw: t =>
      noAnswerCard(t, {
        question: typed('Printer is upside down'),
        ref: 'ref',
        mayOpen: true,
        suggested: t('requestTypes.product-support.title'),
      }),
  },
  {
    name: 'answer none longest',
    draw: t =>
      noAnswerCard(t, { question: carried(`${EVIL} ${WIDE}`), ref: 'ref', mayOpen: false, suggested: undefined }),
  },
  { name: 'answer solved', draw: t => solvedCard(t, best.title) },
];
