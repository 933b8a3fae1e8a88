import { z } from 'zod';
import type { MailSettings } from './mailer.ts';

const SENDER = /^(?:"?([^"<>\p{Cc}]*?)"?\s*<([^\s<>@]+@[^\s<>@]+)>|([^\s<>@]+@[^\s<>@]+))$/u;

const isServer = (text: string): boolean => {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return (url.protocol === 'smtp:' || url.protocol === 'smtps:') && url.hostname !== '';
};

/** What the environment says about e-mail. */
export const mailVariables = {
  SMTP_URL: z
    .string()
    .trim()
    // The text is not quoted: it may hold a password.
    .refine(text => text === '' || isServer(text), 'is not an address such as smtp://USER:PASSWORD@mail.example:587')
    .default(''),
  MAIL_FROM: z
    .string()
    .trim()
    .refine(text => text === '' || SENDER.test(text), 'is not a sender such as Support <support@vendor.example>')
    .default(''),
};

type Given = { readonly SMTP_URL: string; readonly MAIL_FROM: string };

/** Undefined where no e-mail is sent. Throws what is missing. */
export const mailSettings = ({ SMTP_URL, MAIL_FROM }: Given): MailSettings | undefined => {
  if (SMTP_URL === '') return undefined;
  const [, name = '', named, bare] = SENDER.exec(MAIL_FROM) ?? [];
  const address = named ?? bare;
  if (address === undefined)
    throw new Error('MAIL_FROM: required with SMTP_URL, such as Support <support@vendor.example>');
  return { url: SMTP_URL, from: { name: name.trim(), address } };
};
