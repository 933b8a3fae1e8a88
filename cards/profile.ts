import type { ContactMethod, Role } from '../bot/domain/people.ts';
import type { Translate } from '../locales/index.ts';
import { actions, openUrl } from './button.ts';
import { box, type Card, card, type Element, subtle, text } from './card.ts';
import { facts } from './facts.ts';
import { title } from './literal.ts';

export type Profile = {
  readonly name: string;
  readonly email: string;
  readonly account: string;
  readonly onHold: boolean;
  readonly roles: readonly Role[];
  readonly teams: readonly string[];
  readonly language: string;
  readonly timeZone: string;
  readonly country: string;
  readonly contactMethod: ContactMethod;
  readonly phone: string | undefined;
  readonly links: Readonly<Record<'ims' | 'portal' | 'connectionCenter', string>>;
};

/** Who somebody is to the assistant, and where that can be changed. */
export const profileCard = (t: Translate, it: Profile): Card =>
  card(t.language, t('profile.title', { name: it.name }), [
    subtle(t('profile.signedIn')),
    title(it.name),
    it.onHold ? box('warning', [text(t('profile.onHold'), { size: 'Small' })]) : undefined,
    facts([
      [t('profile.email'), it.email],
      [t('profile.account'), it.account],
      [t('profile.country'), it.country],
      [t('profile.roles'), it.roles.length === 0 ? t('roles.user') : t.list(it.roles.map(role => t(`roles.${role}`)))],
      it.teams.length === 0 ? undefined : [t('profile.teams'), t.list(it.teams)],
      [t('profile.contactMethod'), t(`contactMethods.${it.contactMethod}`)],
      it.phone === undefined ? undefined : [t('profile.phone'), it.phone],
      [t('profile.language'), it.language],
      [t('profile.timeZone'), it.timeZone],
    ]),
    subtle(t('profile.where'), { spacing: 'Medium' }),
    actions(linksOf(t, it.links)),
  ]);

export const linksOf = (t: Translate, links: Profile['links']): readonly Element[] => [
  openUrl(t('links.ims'), links.ims),
  openUrl(t('links.portal'), links.portal),
  openUrl(t('links.connectionCenter'), links.connectionCenter),
];
