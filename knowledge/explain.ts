import type { z } from 'zod';

/** Runs `work`; an error from it is thrown again with the file in front. */
export const explain = <Result>(file: string, work: () => Result): Result => {
  try {
    return work();
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
};

/** Parses with a schema; the error names each field in one line. */
export const check = <Schema extends z.ZodType>(schema: Schema, value: unknown): z.infer<Schema> => {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new Error(
    parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'content'}: ${message}`).join('; '),
  );
};
