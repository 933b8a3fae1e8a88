/**
 * Keeps the exit code that the process has when nothing is left to do. The server's package ends the process with 0 at
 * that moment, which would turn failed tests into passed ones.
 */
export const keepExitCode = (): void => {
  let code = 0;
  process.prependListener('beforeExit', current => {
    code = current;
  });
  process.on('exit', () => {
    if (code !== 0) process.exitCode = code;
  });
};
