import type { Card } from '../../../cards/card.ts';
import { type ContactForm, contactFormCard } from '../../../cards/contact-form.ts';
import type { CaseRow } from '../../../db/store.ts';
import type { Context } from '../../feature.ts';
import { colleagues, DATASET } from '../case-people.ts';
import { nameAndAddress, personChoice } from '../people.ts';

/** Whom support talks to now, and the fields to change it. */
export const contactPage = async (
  context: Context,
  it: CaseRow,
  more: Pick<ContactForm, 'face'> & Partial<Pick<ContactForm, 'note' | 'typed'>>,
): Promise<Card> => {
  const { store, t } = context;
  const [people, [contact]] = await Promise.all([colleagues(context, it, ''), store.usersById([it.contact])]);
  return contactFormCard(t, {
    case: it,
    face: more.face,
    contact: contact === undefined ? t('case.somebody') : nameAndAddress(contact),
    phone: contact?.phone,
    people: people.filter(user => user.id !== it.contact).map(personChoice),
    dataset: `${DATASET}:${it.id}`,
    typed: more.typed ?? {},
    note: more.note,
  });
};
