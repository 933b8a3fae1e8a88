import { z } from 'zod';
import { action, type Feature, within } from '../../feature.ts';
import { caseId } from '../case/on-case.ts';
import { aboutCase } from '../case/typed.ts';
import { missed } from './missed.ts';
import { mute } from './mute.ts';
import { receipts } from './receipts.ts';
import { saveSettings } from './saved.ts';
import { showSettings } from './settings.ts';
import { typedSettings } from './typed.ts';

const offset = z.number().int().min(0).optional().default(0);
const instant = z.iso.datetime().transform(text => new Date(text));

/** How I am told of things, what I have not seen, and for the vendor's people who was told what. */
export const notifications: Feature = {
  name: 'notifications',
  commands: [
    { name: 'notifications', for: 'known', run: context => showSettings(context) },
    { name: 'missed', for: 'known', run: context => missed(context, 0) },
    ...typedSettings,
    { ...aboutCase('mute', 'known', (context, id) => mute(context, id, true)), hidden: true },
    { ...aboutCase('unmute', 'known', (context, id) => mute(context, id, false)), hidden: true },
    { ...aboutCase('receipts', 'engineers', (context, id) => receipts(context, id, 0)), hidden: true },
  ],
  actions: {
    'notifications.show': action(z.object({}), context => showSettings(context)),
    'notifications.save': saveSettings,
    'missed.show': action(z.object({ offset, listedAt: instant.optional() }), (context, data) =>
      missed(context, data.offset, data.listedAt),
    ),
    'case.mute': action(z.object({ case: caseId, action: z.enum(['mute', 'unmute']) }), (context, data) =>
      mute(context, data.case, data.action === 'mute'),
    ),
    'case.delivery': within(
      'desk',
      action(z.object({ case: caseId, offset }), (context, data) => receipts(context, data.case, data.offset)),
    ),
  },
};
