import { z } from 'zod';
import { CATEGORIES, REQUEST_TYPES } from '../../domain/case.ts';
import { asId, type CaseId, type IncidentId, type ProductId, type UserId } from '../../domain/ids.ts';
import { type IntakeAnswers, REFERENCE_LIMIT, SHORT_LIMIT } from '../../domain/intake.ts';
import { LANGUAGES } from '../../domain/language.ts';
import { TEXT_LIMIT } from '../../domain/lifecycle.ts';
import { CONTACT_METHODS } from '../../domain/people.ts';
import { IMPACTS, SITUATIONS } from '../../domain/priority.ts';

/** An input that was left alone comes as an empty text; a client may also leave it out. */
const blank = (value: unknown): unknown => (typeof value === 'string' && value.trim() === '' ? undefined : value);
const optional = <Schema extends z.ZodType>(schema: Schema) => z.preprocess(blank, schema.optional().catch(undefined));
const words = (limit: number) =>
  z.preprocess(
    blank,
    z
      .string()
      .transform(text => text.trim().slice(0, limit))
      .optional()
      .catch(undefined),
  );

const FIELDS = {
  requestType: optional(z.enum(REQUEST_TYPES)),
  category: optional(z.enum(CATEGORIES)),
  brand: optional(z.string().max(80)),
  product: optional(
    z
      .string()
      .max(80)
      .transform(id => asId<ProductId>(id)),
  ),
  fullCatalog: optional(z.union([z.boolean(), z.stringbool()])),
  productSearch: words(60),
  productVersion: optional(z.string().max(40)),
  productArea: optional(z.string().max(80)),
  typeOfIssue: optional(z.string().max(80)),
  shortDescription: words(SHORT_LIMIT),
  description: words(TEXT_LIMIT),
  situation: optional(z.enum(SITUATIONS)),
  impact: optional(z.enum(IMPACTS)),
  customerReference: words(REFERENCE_LIMIT),
  contact: optional(
    z
      .string()
      .max(64)
      .transform(id => asId<UserId>(id)),
  ),
  contactSearch: words(254),
  contactMethod: optional(z.enum(CONTACT_METHODS)),
  language: optional(z.enum(LANGUAGES)),
  follows: optional(
    z
      .string()
      .max(20)
      .transform(id => asId<CaseId>(id)),
  ),
  incident: optional(
    z
      .string()
      .max(80)
      .transform(id => asId<IncidentId>(id)),
  ),
} as const;

/** Known from where the form was begun, or from a button of its own. */
const UNASKED: ReadonlySet<string> = new Set(['follows', 'incident']);

const stored = z.object(FIELDS);

/** A draft's answers as they were kept; what no longer fits is open again. */
export const storedAnswers = (kept: unknown): IntakeAnswers => stored.parse(kept ?? {});

/** The answers of the fields that a page sent; a field that was not on the page stays as it is. */
export const givenAnswers = (sent: Readonly<Record<string, unknown>>): Partial<IntakeAnswers> => {
  const given = Object.keys(FIELDS).filter(field => !UNASKED.has(field) && Object.hasOwn(sent, field));
  const parsed = stored.parse(Object.fromEntries(given.map(field => [field, sent[field]])));
  return Object.fromEntries(given.map(field => [field, parsed[field as keyof typeof parsed]]));
};
