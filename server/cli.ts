import { main } from './cli/main';

main(process.argv.slice(2)).then(
  (code) => {
    // Not `process.exit`: what was written to a pipe must get through.
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(
      `handover: this is a fault in Handover itself; please report it with the lines below\n${stackOf(error)}\n`,
    );
    process.exitCode = 3;
  },
);

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
