/** `npm run bench [-- NAME …]`: each benchmark beside its baseline in the same run. */
const BENCHMARKS: Readonly<Record<string, () => Promise<{ run: (args: string[]) => Promise<void> }>>> = {
  turns: () => import('./turns.ts'),
  search: () => import('./search.ts'),
  lists: () => import('./lists.ts'),
  exports: () => import('./exports.ts'),
  'fit-confidence': () => import('./fit-confidence.ts'),
};
/** Changes a file of the project, so only by name. */
const BY_NAME_ONLY = ['fit-confidence'];

const given = process.argv.slice(2);
const [name] = given;
const chosen = name === undefined ? Object.keys(BENCHMARKS).filter(known => !BY_NAME_ONLY.includes(known)) : [name];
for (const benchmark of chosen) {
  const load = BENCHMARKS[benchmark];
  if (load === undefined) {
    process.stderr.write(`There is no benchmark "${benchmark}". Known: ${Object.keys(BENCHMARKS).join(', ')}.\n`);
    process.exit(1);
  }
  process.stdout.write(`\n# ${benchmark}\n`);
  await (await load()).run(given.slice(1));
}
process.exit(0);
