import { defineConfig } from 'vitest/config';

const shared = { testTimeout: 60_000, hookTimeout: 120_000 };
const onPostgres = { ...shared, globalSetup: ['test/kit/with-postgres.ts', 'test/kit/with-poppler.ts'] };

export default defineConfig({
  test: {
    projects: [
      // Everything; the end-to-end suite keeps its data in SQLite files.
      {
        test: {
          ...shared,
          name: 'all',
          include: ['test/**/*.test.ts'],
          globalSetup: ['test/kit/with-chromium.ts', 'test/kit/with-poppler.ts'],
        },
      },
      // The story, the races and what leans on queries most, once more on a real PostgreSQL.
      {
        test: {
          ...onPostgres,
          name: 'postgres',
          include: ['story', 'bad-days-races', 'licenses', 'lists', 'search', 'files', 'watchers', 'missed'].map(
            name => `test/e2e/${name}.test.ts`,
          ),
        },
      },
      // The whole end-to-end suite on PostgreSQL: npm run test:postgres.
      {
        test: {
          ...onPostgres,
          name: 'postgres-all',
          include: ['test/e2e/**/*.test.ts'],
          exclude: ['test/e2e/bad-days-kill.test.ts'],
        },
      },
    ],
  },
});
