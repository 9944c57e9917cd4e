// One line per check, as tests/browser/run counts them.
let failed = false;

/** `faults` are lines of text; none of them means the check has passed. */
export function check(name, faults, detail = '') {
  failed ||= faults.length > 0;
  console.log(faults.length ? `FAIL ${name}: ${faults.length} faults` : `ok   ${name} ${detail}`.trimEnd());
  for (const fault of faults.slice(0, 12)) console.log(`       ${fault}`);
}

export const end = () => process.exit(failed ? 1 : 0);
